"""Names of people in a Danish text, told from places and authorities that look like them."""

import re

# Words that end as a patronymic does: »Beredskabsstyrelsen«, »Genbrugspladsen«, »Politikredsen«.
_NO_NAME = (
    r"(?!(?:(?:Ni|Mikk|Mi(?:ch|k)a|Mich|Berth?|Dani|Samu|Gabri|Ax|Ab|Th?erk|Isra|(?:Em|M)anu|[CK]orn|Eng"
    r"|Jo)els|Th?omass|Isaks)en\b)"
    r"\w*(?i:els|plads|kreds|kris|press|buss|kass|klass|mess|adress|pass|græns|pris|avis|gass|bas"
    r"|fas|paus|kurs|børs|mass|pos|hils|rejs|aks|boks|analys|sats|spids|kryds)en\b"
)
_PLACE = (
    r"\w*(?i:station|torv|skole|hus|bibliotek|center|centr|hal|havn|kirke|vej|allé|gade|plads|port"
    r"|park|gård|sø|bro|indgang)\w*"
)
_WORD = r"[A-ZÆØÅ][a-zæøåé]+"
# Two capitals in a row of which the last is a patronymic: half of all Danes, and no place name.
_PATRONYM = rf"(?=[A-ZÆØÅ][a-zæøåé]+sen\b)(?!{_NO_NAME})[A-ZÆØÅ][a-zæøåé]+sen\b"
PERSON = re.compile(
    rf"\b{_WORD} (?:[A-ZÆØÅ]\. ?)?{_PATRONYM}"
    rf"|\bv/ ?(?:{_PATRONYM}|{_WORD} (?:[A-ZÆØÅ]\. ?)?(?!{_PLACE}){_WORD})"
)
