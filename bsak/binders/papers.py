"""Sheets that are written on by hand: who has a copy, the log, the situation report."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bsak import pdf
from bsak.binders import proof, story
from bsak.kernel.words import _

_HOLDERS = 22  # lines of a distribution list that nobody has filled in
_FIRST, _SECOND = 23, 25  # lines of a log: one for every ten minutes of eight hours
_HOURS = 8

Story = Callable[[pdf.Identity], list[pdf.Flowable]]


@dataclass(frozen=True, slots=True)
class Holder:
    """One numbered copy as the distribution list tells of it."""

    copy: str
    function: str
    place: str
    medium: str
    handed_out: str
    receipt: str  # the last correction that was answered for, as in R12


def distribution_list(own: pdf.Identity, holders: Sequence[Holder] = ()) -> list[pdf.Flowable]:
    """Return who has which copy and where it stands; empty lines where nobody is named."""
    known = [(h.copy, h.function, h.place, h.medium, h.handed_out, h.receipt) for h in holders]
    empty = [("",) * 6] * max(0, _HOLDERS - len(known))
    return [
        pdf.DocHead(own),
        pdf.Text(
            _(
                "Skriv funktionen, ikke navnet. Type er mappe, grab-bag eller elektronisk. "
                "Et nummer bruges aldrig igen: går en kopi ud, så streg linjen over."
            )
        ),
        pdf.WriteTable(
            [
                pdf.Column(_("Kopi"), 1.2, bold=True),
                pdf.Column(_("Indehaver (funktion)"), 3.8),
                pdf.Column(_("Fast plads"), 3.2),
                pdf.Column(_("Type"), 1.9),
                pdf.Column(_("Udleveret"), 2),
                pdf.Column(_("Sidst kvitteret R"), 2.4),
            ],
            [*known, *empty],
        ),
        pdf.EndMark(own.sheet_id),
    ]


def log(own: pdf.Identity) -> list[pdf.Flowable]:
    """Return a blank log: two sides with a line for every ten minutes of eight hours."""
    return [
        pdf.DocHead(own),
        pdf.Fields(
            [
                [(_("Hændelse"), 3), (_("Dato"), 1), (_("Ark nr."), 0.6)],
                [(_("Krisegruppe og sted"), 2), (_("Logfører"), 1.6), (_("Begyndt kl."), 1)],
            ]
        ),
        pdf.Text(
            _(
                "Skriv straks, og skriv det, du ved. Skriv fejl? Streg over én gang, og skriv det "
                "rigtige på næste linje. Hvert ark gemmes."
            )
        ),
        _log_lines(1, _FIRST),
        pdf.PageBreak(),
        _log_lines(_FIRST + 1, _FIRST + _SECOND),
        pdf.Fields(
            [[(_("Overdraget kl."), 1), (_("Fra"), 1.4), (_("Til"), 1.4), (_("Næste ark"), 1)]]
        ),
    ]


def situation_report(own: pdf.Identity) -> list[pdf.Flowable]:
    """Return a blank situation report, and overleaf eight hours hour by hour."""
    asked: list[pdf.Flowable] = []
    for question, hint, lines in _questions():
        asked.append(pdf.Heading([question, pdf.Run(f"  {hint}", quiet=True)], 4, bookmark=False))
        asked.append(pdf.Ruled(lines))
    return [
        pdf.DocHead(own),
        pdf.Fields(
            [
                [(_("Hændelse"), 3), (_("Melding nr."), 1), (_("Dato og kl."), 1.4)],
                [
                    (_("Fra (krisegruppe, funktion)"), 2),
                    (_("Til"), 1.6),
                    (_("Næste melding kl."), 1.2),
                ],
            ],
            11,
        ),
        *asked,
        pdf.PageBreak(),
        pdf.Text(_("Otte timer, time for time. Udfyld en række ved hver melding."), "lead"),
        pdf.WriteTable(
            [
                pdf.Column("", 0.5, bold=True),
                pdf.Column(_("Kl."), 1.2),
                pdf.Column(_("Det vigtigste lige nu"), 5),
                pdf.Column(_("Ramte"), 1.6),
                pdf.Column(_("Vi mangler"), 3),
                pdf.Column(_("Næste skridt, hvem"), 3.4),
                pdf.Column(_("Init."), 1.1),
            ],
            [(f"{hour}", "", "", "", "", "", "") for hour in range(1, _HOURS + 1)],
            27,
        ),
    ]


# By the name in the address: the code on paper, the title, and what stands on it.
PAPERS: dict[str, tuple[str, Callable[[], str], Story]] = {
    "fordelingsliste": ("00-FD", lambda: _("Fordelingsliste"), distribution_list),
    "rettelsesfortegnelse": ("00-RF", lambda: _("Rettelsesfortegnelse"), story.corrections),
    "logark": ("00-LO", lambda: _("Logark"), log),
    "situationsmelding": ("00-SM", lambda: _("Situationsmelding"), situation_report),
    "testark": ("00-TA", lambda: _("Testark til printeren"), proof.printer_test),
}


def _log_lines(first: int, last: int) -> pdf.Flowable:
    return pdf.WriteTable(
        [
            pdf.Column(_("Nr."), 1, bold=True),
            pdf.Column(_("Kl."), 1.5),
            pdf.Column(_("Fra / til"), 2.6),
            pdf.Column(_("Melding, beslutning eller handling"), 7.4),
            pdf.Column(_("Hvem følger op"), 2.8),
            pdf.Column(_("Init."), 1.2),
        ],
        [(f"{number}", "", "", "", "", "") for number in range(first, last + 1)],
        8,
    )


def _questions() -> list[tuple[str, str, int]]:
    return [
        (_("Hvad er der sket?"), _("Kun det, der er bekræftet, og hvem det kommer fra."), 3),
        (_("Hvem og hvad er ramt?"), _("Borgere, ansatte, bygninger, drift. Skriv tal."), 3),
        (
            _("Hvad har vi gjort, og hvad gør vi nu?"),
            _("Hvem gør hvad, og hvornår er det gjort."),
            4,
        ),
        (_("Hvad mangler vi?"), _("Folk, udstyr, viden, en beslutning – og fra hvem."), 2),
        (
            _("Hvad kan der ske?"),
            _("Det værste, vi skal være klar til, og hvornår vi ved mere."),
            2,
        ),
        (_("Hvad er sagt til andre?"), _("Til borgere, pårørende, ansatte og pressen."), 2),
    ]
