"""Example contact list: the local and regional press (Kommunikation & koordination)."""

from bsak.demo.texts import functions as at
from bsak.plans.wording import ContactGroup, ContactListWording, ContactRow

PRESS = ContactListWording(
    purpose="Numre til den første time, hvor kommunen selv vil nå ud. Pressen ringer til kommunikationsvagten; den vej står på KK-AC-01.",
    use=(
        "Ring til vagtredaktionen, ikke til en bestemt journalist.",
        "Læs det godkendte budskab op, og send det bagefter på skrift.",
        "Fare for liv: radio og tv først, så nettet, så aviserne.",
        "Skriv i loggen: medie, klokkeslæt, hvad der blev sagt, og hvad vi lovede.",
        "Prøv alle numre den første hverdag i hvert kvartal. Ret listen samme dag.",
    ),
    groups=(
        ContactGroup(
            "Når borgerne skal vide det nu",
            (
                ContactRow(
                    "Vagtchef",
                    "Regional radio",
                    phone="00 00 00 41",
                    phone_outside_hours="00 00 00 41",
                    note="Læser op i næste udsendelse, døgn",
                ),
                ContactRow(
                    "Vagtredaktør",
                    "Regional tv-station",
                    phone="00 00 00 42",
                    phone_outside_hours="00 00 00 43",
                    note="Kan sende tekst på skærmen inden 15 minutter",
                ),
                ContactRow(
                    "Nyhedsvagt",
                    "Landsdækkende radio og tv",
                    phone="00 00 00 44",
                    phone_outside_hours="00 00 00 44",
                    note="Ved fare for mange",
                ),
                ContactRow(
                    "Vagt",
                    "Nyhedsbureau",
                    phone="00 00 00 45",
                    phone_outside_hours="00 00 00 45",
                    note="Når alle redaktioner på én gang",
                ),
            ),
        ),
        ContactGroup(
            "Lokale medier",
            (
                ContactRow(
                    "Redaktionen",
                    "Lokalavis på papir",
                    phone="00 00 00 46",
                    phone_outside_hours="00 00 00 47",
                    note="Deadline mandag kl. 12.00",
                ),
                ContactRow(
                    "Webredaktør",
                    "Lokalavis på nettet",
                    phone="00 00 00 48",
                    phone_outside_hours="00 00 00 48",
                    note="Lægger op inden 10 minutter",
                ),
                ContactRow("Studievært", "Nærradio", phone="00 00 00 49", note="Sender kl. 7–19"),
                ContactRow(
                    "Redaktør",
                    "Boligforeningens blad og opslag",
                    phone="00 00 00 50",
                    note="Når opgange uden net",
                ),
                ContactRow(
                    "Administrator",
                    "Byens største borgergruppe på nettet",
                    phone="00 00 00 51",
                    phone_outside_hours="00 00 00 51",
                    note="Bed om at fastgøre opslaget",
                ),
            ),
        ),
        ContactGroup(
            "Regionale aviser og fagblade",
            (
                ContactRow(
                    "Nyhedsredaktion",
                    "Regional morgenavis",
                    phone="00 00 00 52",
                    phone_outside_hours="00 00 00 53",
                    note="Trykkes kl. 23.30",
                ),
                ContactRow(
                    "Vagtredaktør",
                    "Formiddagsavis",
                    phone="00 00 00 54",
                    phone_outside_hours="00 00 00 54",
                    note="Sender fotograf; aftal mødested",
                ),
                ContactRow(
                    "Redaktør", "Kommunalt fagblad", phone="00 00 00 55", note="Efter krisen"
                ),
            ),
        ),
        ContactGroup(
            "Dem, vi afstemmer med, før vi taler",
            (
                ContactRow(
                    "Vagt",
                    "Kommunikation",
                    phone=at.COMMUNICATIONS,
                    phone_outside_hours=at.COMMUNICATIONS,
                    note="Godkender alt, der går ud",
                ),
                ContactRow(
                    "Vagt",
                    "Krisestaben",
                    phone=at.CRISIS_STAFF,
                    phone_outside_hours=at.CRISIS_STAFF,
                    note="Siger, hvem der udtaler sig",
                ),
                ContactRow(
                    "Pressevagt",
                    "Politikredsen",
                    phone="00 00 00 56",
                    phone_outside_hours="00 00 00 57",
                    note="Ulykker, savnede, dødsfald",
                ),
                ContactRow(
                    "Pressevagt",
                    "Beredskabet",
                    phone="00 00 00 58",
                    phone_outside_hours="00 00 00 58",
                    note="Brand, røg, kemi",
                ),
                ContactRow(
                    "Pressevagt",
                    "Regionen og sygehusene",
                    phone="00 00 00 59",
                    phone_outside_hours="00 00 00 59",
                    note="Tilskadekomne",
                ),
            ),
        ),
    ),
    note=at.NOTE,
)
