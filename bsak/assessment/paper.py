"""What an assessment came to, on A4, so that it can go with the plan to whoever approves it.

Starts the print shop, which is slow: import it where something is printed.
"""

from collections.abc import Iterator
from io import BytesIO

from bsak import pdf
from bsak.assessment.models import Answer, Assessment
from bsak.assessment.queries import answered, tally
from bsak.assessment.template import CoreTask, current
from bsak.kernel.danish import day, short_day
from bsak.kernel.paths import asset_folder
from bsak.kernel.words import _

_FRAME = pdf.Frame(head=False, tab=False, even=False, mirrored=False, letter=True)


def printed(assessment: Assessment) -> BytesIO:
    """Return the result as a tagged PDF."""
    pdf.register(asset_folder("static") / "fonts")
    document = assessment.document
    title = _("Gennemgang af %(code)s %(title)s", code=document.code, title=document.title)
    identity = pdf.Identity(
        sheet_id=document.code,
        title=title,
        kind=_("Gennemgang"),
        valid_from=short_day(assessment.finished_on or assessment.started_on),
        owner=document.group.name,
    )
    out = BytesIO()
    sheet = pdf.render(list(_story(assessment, title)), identity, frame=_FRAME)
    pdf.bind([pdf.Part(sheet)], out, title=title)
    out.seek(0)
    return out


def _story(assessment: Assessment, title: str) -> Iterator[pdf.Flowable]:
    yield pdf.Heading(title, 1)
    yield pdf.KeyValues(list(_facts(assessment)))
    if assessment.conclusion:
        yield pdf.Heading(_("Samlet vurdering"), 2)
        yield pdf.Text(assessment.conclusion)
    found = answered(assessment)
    for task in current().tasks:
        yield pdf.Heading(task.title, 2)
        yield _table(task, found)


def _facts(assessment: Assessment) -> Iterator[tuple[str, str]]:
    yield _("Tekst"), _text(assessment)
    if assessment.finished_on:
        by = assessment.finished_by.name if assessment.finished_by else ""
        yield _("Afsluttet"), ", ".join(filter(None, [day(assessment.finished_on), by]))
    else:
        yield _("Afsluttet"), _("Nej, gennemgangen er i gang")
    counted = (f"{judged.label}: {count}" for judged, count in tally(assessment).items())
    yield _("Svar"), ", ".join(counted)
    yield _("Spørgsmål"), _("udgave %(edition)s", edition=assessment.template)


def _text(assessment: Assessment) -> str:
    if assessment.revision_number is None:
        return _("før den første udgave")
    return _("udgave %(n)s", n=assessment.revision_number)


def _table(task: CoreTask, found: dict[str, Answer]) -> pdf.Flowable:
    columns = [pdf.Column(_("Spørgsmål"), 4), pdf.Column(_("Svar"), 1.4),
               pdf.Column(_("Bemærkning og anbefaling"), 5)]  # fmt: skip
    rows = []
    for asked in task.questions:
        answer = found.get(asked.key)
        rows.append((asked.text, _judged(answer), _told(answer)))
    return pdf.Table(columns, rows)


def _judged(answer: Answer | None) -> str:
    if answer is None or answer.judgement is None:
        return _("Intet svar")
    return (
        f"{answer.judgement.label} {_('(tjekket)')}"
        if answer.is_computed
        else answer.judgement.label
    )


def _told(answer: Answer | None) -> str:
    if answer is None:
        return ""
    advice = (
        _("Anbefaling: %(advice)s", advice=answer.recommendation) if answer.recommendation else ""
    )
    return "\n".join(filter(None, [answer.comment, advice]))
