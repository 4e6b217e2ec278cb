"""Whether an action begins with a verb that tells one to do something."""

import re

# How nouns, the infinitive, and the present, past and passive end.
_OTHER_FORM = re.compile(r"(?:e|et|en|ing|hed|tion|else|skab|s|r)$")
# Imperatives that end like one of those, or are too short to judge.
_IMPERATIVES = frozenset(
    """
    accepter advar afblæs afgræns afgør afklar aflever aflys aflæs afløs aflås afprøv afspær afvis
    aktiver alarmer anbring anfør anvis arranger aviser bed begræns besvar betjen bevar bring brus
    bær dan desinficer diriger disponer divider dokumenter efterlys efterse eskaler estimer etabler
    evakuer evaluer fjern fokuser forbered forbliv forhindr forhør forklar formuler fotografer
    frigør frys fyr før få genbrug genetabler genlæs gennemfør gennemgå gennemlæs genopret genstart
    gør gå hejs henvis hils hindr hør håndter identificer indfør indkvarter indlever indret informer
    inspicer installer inviter isoler juster kanaliser kasser klargør kommuniker konstater
    kontroller koordiner kvitter kør lever lindr lær læs løs lån lås marker medbring noter nummerer
    nå observer omdiriger opbevar opfordr opgør oplys oplær opret opsøg organiser orienter overfør
    parker pas placer prioriter prøv prøvekør publicer påfør påse rapporter reager registrer
    rekvirer rengør rens reparer reserver restarter ret ring ryd rør se signaler sikr skab sluk
    sorter spar spis spring spær spørg stabiliser stands styr stå suppler svar sving tilfør tilpas
    tilret tilse transporter tør udbring udfør udlever udlån udret udvis underret undgå ventiler vis
    visiter vurder vær ændr åbn
    """.split()  # noqa: SIM905 -- a list of words reads best as words
)
_NOT_VERBS = frozenset(
    """
    alarm aldrig alt altid barn brand børn dem den der det dig din du efter fra først hvad hvem
    hvis ikke ild inden jeg kort leder man med mens nogen nok nu når også om politi på samtidig
    skade skal sker snart straks så til uden under vagt vand ved vi vil voksen
    """.split()  # noqa: SIM905 -- likewise
)


# »Hvis døren er låst: …« and »Er nogen væk: …«, as the rules ask that a condition is written.
_CONDITION = re.compile(
    r"\W*(?:hvis|når|er|bliver|falder|har|kan|kommer|lugter|mangler|svarer|vil)\b[^:]*:(?=.)",
    re.IGNORECASE,
)


def starts_with_imperative(text: str) -> bool:
    """Known imperatives count; of the rest, whatever is not plainly another form of the word.

    What must be so before it is done may stand first.
    """
    text = _CONDITION.sub("", text, count=1) if _CONDITION.match(text) else text
    first = re.match(r"[\W\d]*([^\W\d_]+)", text)
    if first is None:
        return False
    word = first[1].lower()
    # An accent on the last syllable is how Danes mark the imperative: evakuér, notér.
    if "é" in word or word in _IMPERATIVES:
        return True
    return len(word) > 2 and word not in _NOT_VERBS and not _OTHER_FORM.search(word)
