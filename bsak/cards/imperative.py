"""Whether an action begins with a verb that tells one to do something."""

import re

# How nouns, the infinitive, and the present, past and passive end.
_OTHER_FORM = re.compile(r"(?:e|et|en|ing|hed|tion|else|skab|s|r)$")
# Imperatives that end like one of those, or are too short to judge.
_IMPERATIVES = frozenset(
    """
    accepter afblæs afgræns afgør aflever aflys aflås aflæs afløs afprøv afspær afvis aktiver
    alarmer anbring anvis bed begræns besvar betjen bevar bring brus bær dan desinficer diriger
    disponer divider dokumenter efterlys efterse eskaler estimer evakuer evaluer fjern fokuser
    forbered forbliv forhindr forhør forklar formuler fotografer frys fyr få før genbrug genlæs
    gennemgå gennemlæs genstart gå gør hejs henvis hils hindr hør identificer indfør indkvarter
    indlever indret informer inspicer installer inviter isoler juster kasser kommuniker
    kontroller koordiner kør lever lindr lån lås lær læs løs marker medbring noter nummerer
    observer nå omdiriger opbevar opfordr opgør oplys opret opsøg organiser orienter overfør
    parker pas placer prioriter prøv publicer rapporter reager registrer rekvirer rens reserver
    ret ring ryd rør se signaler sikr skab sluk sorter spar spis spring spær spørg stands styr
    stå svar sving tilfør tilpas tilret tilse tør udbring udfør udlever udlån udret udvis
    underret undgå ventiler vis visiter vurder åbn ændr
    """.split()  # noqa: SIM905 -- a list of words reads best as words
)
_NOT_VERBS = frozenset(
    """
    alarm aldrig alt altid barn brand børn dem den der det dig din du efter fra først hvad hvem
    hvis ikke ild inden jeg kort leder man med mens nogen nok nu når også om politi på samtidig
    skade skal sker snart straks så til uden under vagt vand ved vi vil voksen
    """.split()  # noqa: SIM905 -- likewise
)


def starts_with_imperative(text: str) -> bool:
    """Known imperatives count; of the rest, whatever is not plainly another form of the word."""
    first = re.match(r"[\W\d]*([^\W\d_]+)", text)
    if first is None:
        return False
    word = first[1].lower()
    # An accent on the last syllable is how Danes mark the imperative: evakuér, notér.
    if "é" in word or word in _IMPERATIVES:
        return True
    return len(word) > 2 and word not in _NOT_VERBS and not _OTHER_FORM.search(word)
