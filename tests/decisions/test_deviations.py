"""What stands otherwise than decided is listed a page at a time, and says of each sort if none."""

from bsak.decisions import listing
from bsak.documents.kinds import Kind
from tests import make

NONE = "Intet er meldt eller godkendt siden den sidste beslutning."


def test_deviations_come_a_page_at_a_time(table, sign_in, monkeypatch):
    monkeypatch.setattr(listing, "DEVIATIONS", 2)
    for n in (1, 2, 3):
        make.document(table.group, kind=Kind.OTHER, title=f"Uden om {n}", actor=table.clerk)
    client = sign_in(table.clerk_account)

    first, last = (client.get(f"/beslutninger/uden?page={n}").text for n in (1, 99))

    assert [f"Uden om {n}" in first for n in (1, 2, 3)] == [True, True, False]
    assert [f"Uden om {n}" in last for n in (1, 2, 3)] == [False, False, True]
    assert "Viser 1–2 af 3" in first
    assert "Viser 3–3 af 3" in last
    assert NONE in first
