"""The demo's numbered copies, and one of them from the command line as it shall stand now."""

import io

import pytest

from bsak.demo.shelves import COPIES
from bsak.distribution import command, copies, printing, queries, receiving, standing
from bsak.distribution.models import Channel
from bsak.distribution.receipt_rules import Answer
from bsak.groups import queries as groups
from bsak.kernel import clock
from bsak.kernel.db import db
from bsak.kernel.errors import Refused
from bsak.people.models import User
from tests.distribution.paper import sheets


def _answered(copy):
    said = {"sheets_in": True, "old_out": True, "recorded": True}
    said = Answer(done_on=clock.today(), answered_by="Vagtleder", **said)
    receiving.answer(standing.of(copy).pack, said, actor=None, channel=Channel.CODE)


def _clerk():
    return groups.viewer(db.session.query(User).filter_by(login="sekretariat").one())


def test_a_visitor_sees_copies_that_are_current_behind_and_without_anything_yet(demo):
    every = standing.of_all()

    assert len(every) == sum(map(len, COPIES.values())) == 22
    assert sum(one.is_current for one in every) == 15
    assert [(one.copy.name, one.lag) for one in every if one.is_lagging] == [
        ("00-04", 1),
        ("MT-02", 1),
        ("MT-05", 2),
        ("SK-05", 1),
    ]
    assert {one.copy.binder.code for one in every if one.effective is None} == {"SU"}
    assert {one.effective.name for one in every if one.effective} == {"Udgave 1", "R01"}
    (lacking,) = (one for one in every if one.missing)
    assert (lacking.copy.name, lacking.missing.is_complete) == ("MT-02", False)


@pytest.mark.parametrize("name", ["MT-01", "MT-02", "MT-05"])
def test_a_copy_is_printed_as_it_stands_when_everything_is_put_in(demo, tmp_path, name):
    code, number = name.split("-")
    out = tmp_path / "kopi.pdf"
    copy = queries.copy_of(code, int(number))

    told = command.build(code.lower(), int(number), str(out))

    assert told.startswith(f"{out}: kopi {name} efter R01, ")
    if not standing.of(copy).is_current:
        _answered(copy)
    held = io.BytesIO()
    leaves = printing.of_holdings(standing.held(copy))
    printing.write(held, leaves, title=f"Kopi {name} efter R01")
    assert sheets(out.read_bytes()) == sheets(held.getvalue())
    assert out.read_bytes() == held.getvalue()


@pytest.mark.parametrize(
    ("code", "number", "told"),
    [
        ("XX", 1, "med koden XX. Vælg en af disse: 00, MT, SK, SU."),
        (None, 40, "Mappe 00 har ingen kopi 40. Dens kopier har numrene op til 8."),
        ("SU", 1, "Intet er i kraft for mappe SU endnu. Udsend en udgave"),
    ],
)
def test_what_cannot_be_printed_is_told_in_a_sentence(demo, tmp_path, code, number, told):
    with pytest.raises(Refused, match=told):
        command.build(code, number, str(tmp_path / "kopi.pdf"))

    assert list(tmp_path.glob("*.pdf")) == []


def test_neither_a_copy_out_of_use_nor_a_confidential_binder_is_printed(demo, tmp_path):
    copy, out = queries.copy_of("MT", 1), str(tmp_path / "kopi.pdf")
    copies.end(copy, "Bortkommet", actor=_clerk())

    with pytest.raises(Refused, match="Kopi MT-01 er taget ud af brug"):
        command.build("MT", 1, out)

    copy.binder.with_confidential = True
    with pytest.raises(Refused, match="Mappe MT har fortrolige dokumenter"):
        command.build("MT", 2, out)
