"""What the headings on municipalities' own cards mean: which field of ours, or which deadline."""

import re

from bsak.writing.sections import plain

# In this order: the first that fits decides.
_MEANINGS = tuple(
    (field, re.compile(pattern))
    for field, pattern in (
        ("activated_by", r"(?:maa )?(?:ivaerksaettes|aktiveres|udloeses|startes) af"
                         r"|hvem (?:maa |kan )?(?:ivaerksaet|aktiver|start|udloes)"),
        ("audience", r"maalgruppe|til$|hvem (?:skal )?brug|hvem er kortet til|kortet er til"),
        ("stop", r"stop|ring (?:straks|foerst|op|112|til$)|alarmer|straks ring"),
        ("closing", r"afslut|afloes|deaktiver|ophoer|naar (?:indsatsen|det) er (?:slut|overst)"
                    r"|efter (?:haendelsen|indsatsen)$"),
        ("contingencies", r"hvis$|hvis saa\b|hvad nu hvis|undtagelse|afvigelse|saerlige forhold"),
        ("cues", r"hvornaar|tegn\b|udloesende|kortet bruges|brug(?:es)? (?:af )?kortet"
                 r"|anvendes (?:naar|ved)|aktivering$"),
        ("goal", r"maal(?:et|saetning)?\b|formaal|opgaven?$|kortets opgave"),
        ("choices", r"vaelg|hvad moeder du|hvilken situation"),
        ("deputy", r"stedfortraeder"),
        ("responsible", r"hvem$|ansvarlig|hvem (?:goer|er ansvarlig|har ansvar|udfoerer|leder)"),
        ("own_help", r"goer vi selv|vi goer selv|egen indsats|egne ressourcer"),
        ("external_help", r"fremmed (?:assistance|hjaelp)|ekstern (?:assistance|hjaelp|bistand)"
                          r"|hjaelp udefra|assistance$"),
        ("resources", r"tag med|medbring|pakkeliste|udstyr|materiel|bemanding|ressourcer"),
        ("communication", r"(?:(?:intern|ekstern)(?: og ekstern)? )?kommunikation|presse"
                          r"|information til"),
        ("log_note", r"log\b|logfoering|logbog|dokumentation|hvad (?:skal )?noteres"),
        ("belongs_to", r"hoerer til|understoetter|tilhoerende plan|indsatsplan$"),
        ("see_also", r"se ogsaa|henvisning"),
        ("note", r"bemaerkning|note(?:r)?$"),
        ("phases", r"handling|opgaver$|trin\b|aktioner?$|fremgangsmaade|saadan goer|instruks"
                   r"|straks|med det samme|herefter|derefter|loebende|senere|resten"
                   r"|(?:inden|indenfor|efter|foerste|de[nt]? foerste) .*"
                   r"(?:min|time|doegn|kvarter)|\d+ .*(?:min|time|doegn)"),
    )
)  # fmt: skip
_SPAN = re.compile(r"(?:(\d+) (?:til )?)?(\d+) ?(min|time|doegn)")
_NAMED = (
    ("kvarter", 15),
    ("halve time", 30),
    ("foerste time", 60),
    ("inden for en time", 60),
    ("foerste doegn", 1440),
    ("straks", 15),
    ("med det samme", 15),
)
_UNIT = {"min": 1, "time": 60, "doegn": 1440}
_LONGEST = 80  # letters; what is longer is a sentence and no heading


def meaning(heading: str) -> str | None:
    """Return the field of a card that stands under a heading, or None when it is not known."""
    words = plain(heading) or plain(f"x {heading}").removeprefix("x ")
    if not words or len(heading) > _LONGEST:
        return None
    whole = plain(f"nr {heading}").removeprefix("nr ")  # »15-60 min« is no number of a chapter
    for text in (words, whole):
        for field, pattern in _MEANINGS:
            if pattern.match(text):
                return field
    return None


def minutes(heading: str) -> int:
    """Return the deadline a heading names, in minutes; 0 when it names none."""
    text = plain(f"nr {heading}").removeprefix("nr ")
    if found := _SPAN.search(text):
        return int(found[2]) * _UNIT[found[3]]
    return next((value for words, value in _NAMED if words in text), 0)
