"""What approval did to a document, in plain words for its history."""

from datetime import date
from typing import Any

from bsak.approval.models import Authority
from bsak.documents import history
from bsak.kernel.danish import day
from bsak.kernel.words import _

_Values = dict[str, Any]


def _submitted(_before: _Values, after: _Values) -> str:
    if after["to"] == Authority.COUNCIL:
        return _("Sendt til vedtagelse i Kommunalbestyrelsen.")
    return _("Sendt til godkendelse.")


def _reaffirmed(_before: _Values, after: _Values) -> str:
    told = _("Gennemgået, intet ændret. Næste eftersyn %(day)s.", day=_day(after["review_due"]))
    return f"{told} {after['note']}".strip()


def _undone(_before: _Values, after: _Values) -> str:
    if not after["review_due"]:
        return _("Fortrød, at teksten er gennemgået.")
    return _("Fortrød, at teksten er gennemgået. Næste eftersyn igen %(day)s.",
             day=_day(after["review_due"]))  # fmt: skip


def _file_approved(_before: _Values, after: _Values) -> str:
    told = _("Filen %(name)s er godkendt til mappen af %(function)s %(day)s.", name=after["name"],
             function=after["function"], day=_day(after["on"]))  # fmt: skip
    return f"{told} {after['where']}".strip()


def _day(iso: str) -> str:
    return day(date.fromisoformat(iso))


history.tellers.update(
    {
        "text_submitted": _submitted,
        "text_taken_back": lambda _b, _a: _("Trak teksten tilbage fra godkendelse."),
        "text_returned": lambda _b, a: _("Sendt tilbage: %(reason)s", reason=a["reason"]),
        "advice_asked": lambda _b, a: _("Sendt til Sundhedsstyrelsen %(day)s.", day=_day(a["on"])),
        "advice_received": lambda _b, a: _(
            "Rådgivning modtaget fra Sundhedsstyrelsen %(day)s.", day=_day(a["on"])
        ),
        "draft_rebased": lambda _b, a: _(
            "Kladden går videre fra udgave %(number)s.", number=a["based_on"]
        ),
        "text_reaffirmed": _reaffirmed,
        "reaffirmation_undone": _undone,
        "file_approved": _file_approved,
        "file_approval_undone": lambda b, _a: _(
            "Fortrød, at filen %(name)s er godkendt til mappen.", name=b["name"]
        ),
        "holder_named": lambda _b, a: _("%(name)s skal læse og bekræfte.", name=a["name"]),
        "holder_removed": lambda b, _a: _(
            "%(name)s skal ikke længere læse og bekræfte.", name=b["name"]
        ),
        "text_confirmed": lambda _b, a: _(
            "Læst og forstået: udgave %(number)s.", number=a["revision"]
        ),
    }
)
