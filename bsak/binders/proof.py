"""The sheet that shows whether a printer keeps size, place and side."""

from bsak import pdf
from bsak.kernel.words import _


def printer_test(own: pdf.Identity) -> list[pdf.Flowable]:
    """Return both sides of the sheet that is printed before anything else is."""
    return [*_front(own), pdf.PageBreak(), *_back()]


def _front(own: pdf.Identity) -> list[pdf.Flowable]:
    return [
        pdf.ProofMarks(),
        pdf.DocHead(own),
        pdf.Text(
            _(
                "Tryk dette ark, før du trykker en mappe: A4, begge sider, vend på den lange kant, "
                "fuld størrelse (100 %, aldrig »tilpas«)."
            ),
            "lead",
        ),
        pdf.Heading(_("Mål linjen"), 2, bookmark=False),
        pdf.ProofRule(),
        pdf.Heading(_("Se på felterne"), 2, bookmark=False),
        pdf.ProofTones(),
        pdf.Heading(_("Sæt kryds, når det passer"), 2, bookmark=False),
        pdf.TickList(
            [
                _("Linjen er 100 mm. Er den kortere, så slå »tilpas til siden« fra."),
                _("De fire grå felter kan skelnes. Rød er mørk og gul er lys, også uden farver."),
                _("Vinklerne i alle fire hjørner er trykt. De står 5 mm fra kanten."),
                _("Hullerne rammer cirklerne: 12 mm fra kanten og 80 mm fra hinanden."),
                _(
                    "De to lodrette streger nederst viser, hvor teksten begynder og slutter: 25 mm "
                    "fra hullernes kant og 14 mm fra den anden."
                ),
                _("Hold arket op mod lyset: krydset står midt i bagsidens cirkel."),
            ],
            columns=False,
        ),
    ]


def _back() -> list[pdf.Flowable]:
    return [
        pdf.ProofMarks(),
        pdf.Heading(_("Bagsiden"), 2, bookmark=False),
        pdf.TickList(
            [
                _(
                    "Pilen forneden peger samme vej som forsidens. Ellers er arket vendt på den "
                    "korte kant: vælg »vend på lang kant«."
                ),
                _("Hullernes cirkler står i den anden side og rammer forsidens."),
                _("Linjen herunder er også 100 mm."),
            ],
            columns=False,
        ),
        pdf.ProofRule(),
        pdf.Fields(
            [[(_("Printer"), 2), (_("Papir"), 1.4), (_("Prøvet den"), 1.2), (_("Init."), 0.8)]]
        ),
        pdf.Text(_("Læg arket ved printeren. Tryk et nyt, når printer eller papir skiftes.")),
    ]
