"""The samlede delplan: one print of everything, nothing left out in silence, nothing twice."""

from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from sqlalchemy import select

from bsak.binders import gather, service
from bsak.documents import files, revisions
from bsak.documents.kinds import Kind, Status
from bsak.documents.models import Document
from bsak.groups import queries as groups
from bsak.kernel import clock
from bsak.kernel.danish import short_day
from bsak.kernel.db import db
from bsak.kernel.plain import to_plain
from bsak.people.models import User
from bsak.plans.wording import Paragraph, PlanWording, Section
from tests import make
from tests.page import CheckingClient
from tests.pdf import gate

CODE = "KK-DP-01"
OWN = PlanWording(sections=(Section("Kriseledelsen", 1, (Paragraph("Direktøren samler alle."),)),))


def person(login):
    return db.session.scalars(select(User).where(User.login == login)).one()


def document(code):
    return db.session.scalars(select(Document).where(Document.code == code)).one()


def approve(found, wording):
    approval = revisions.Approval(
        wording=to_plain(wording),
        words="",
        author_id=person("sekretariat").id,
        approver_function="Kommunaldirektøren",
        valid_from=clock.today(),
        review_due=clock.today() + timedelta(days=365),
    )
    revisions.put_in_force(found, approval, actor=groups.viewer(person("direktoer")))
    db.session.commit()


@pytest.fixture
def bare(demo):
    """The demo with a samlet delplan that has no text of its own."""
    return make.document(
        groups.by_code("KK"),
        kind=Kind.CONSOLIDATED_SUBPLAN,
        title="Samlet delplan for kriseledelsen",
        status=Status.COMPLETED,
    )


@pytest.fixture
def plan(bare):
    approve(bare, OWN)
    return bare


def client(app, login):
    app.test_client_class = CheckingClient
    browser = app.test_client()
    with browser.session_transaction() as session:
        session["_user_id"] = make.session(person(login))
    return browser


def printed(app, login="sekretariat"):
    answer = client(app, login).get(f"/register/{CODE}/ark.pdf")
    assert answer.status_code == 200
    return answer.data


def texts(data):
    return [
        " ".join(side.get_textpage().get_text_range().split())
        for side in pypdfium2.PdfDocument(data)
    ]


def outline(data):
    with pikepdf.open(BytesIO(data)) as file, file.open_outline() as found:
        return [(str(m.title), [str(kid.title) for kid in m.children]) for m in found.root]


def sheets(data):
    """Return each sheet's code with the side it begins on and its number of sides."""
    with pikepdf.open(BytesIO(data)) as file:
        nums, last = file.Root.PageLabels.Nums, len(file.pages)
        codes = [str(nums[n].P).strip() for n in range(1, len(nums), 2)]
        starts = [int(nums[n]) for n in range(0, len(nums), 2)] + [last]
    return {
        code: (start + 1, end - start)
        for code, start, end in zip(codes, starts, starts[1:], strict=False)
    }


def test_plan_and_annexes_are_one_print_that_passes_the_gate(demo, plan):
    data = printed(demo)
    sides, found = texts(data), sheets(data)

    assert gate.check(data, words=["Direktøren samler alle.", "Bilag", "MT-DP-01"]) == []
    assert list(found) == [CODE, f"{CODE}-B", "MT-DP-01", "SK-DP-01"]
    assert sum(pages for _start, pages in found.values()) == len(sides)
    assert "Direktøren samler alle." in sides[0]
    listed, today = sides[found[f"{CODE}-B"][0] - 1], short_day(clock.today())
    for code in ("MT-DP-01", "SK-DP-01"):
        start, pages = found[code]
        assert f"{code} {document(code).title} 1 {today} {pages}" in listed
        assert code in sides[start - 1]
        assert f"Ark {code} Side 1/" in sides[start - 1]  # a foot of its own
    with pikepdf.open(BytesIO(data)) as file:
        assert str(file.docinfo.Title) == plan.title


def test_annexes_are_bookmarked_under_the_list(demo, plan):
    marks = dict(outline(printed(demo)))

    assert list(marks) == [f"{CODE}  {plan.title}", "Bilag: krisegruppernes delplaner"]
    assert [title[:8] for title in marks["Bilag: krisegruppernes delplaner"]] == [
        "MT-DP-01",
        "SK-DP-01",
    ]


def test_group_without_a_delplan_in_force_is_named_with_the_reason(demo, plan):
    data = printed(demo)
    side = texts(data)[sheets(data)[f"{CODE}-B"][0] - 1]
    missing = side[side.index("Ikke med") :]

    assert [g.code for g in groups.all_groups() if f"{g.code} {g.name}" in missing] == [
        g.code for g in groups.all_groups() if g.code not in ("MT", "SK")
    ]
    assert "Krisegruppen har ingen delplan i registret." in missing  # KK
    assert "OI-DP-01 Delplan for krisegruppen Økonomi & IT" in missing
    assert "Teksten er ikke lagt i registret." in missing


def test_confidential_delplan_follows_the_viewer_and_is_listed_as_left_out(demo, plan):
    secret = document("MT-DP-01")
    secret.is_confidential = True
    db.session.commit()

    inside, outside = printed(demo), printed(demo, "medarbejder")

    assert "MT-DP-01" in sheets(inside)
    assert list(sheets(outside)) == [CODE, f"{CODE}-B", "SK-DP-01"]
    assert secret.title not in " ".join(texts(outside))
    assert "Delplanen er fortrolig og er udeladt her." in " ".join(texts(outside))


def test_reader_is_not_told_of_unfinished_delplaner(demo, plan):
    document("MT-DP-01").status = Status.IN_PROGRESS
    db.session.commit()

    outside = printed(demo, "medarbejder")

    assert "MT-DP-01" not in sheets(outside)
    assert document("MT-DP-01").title not in " ".join(texts(outside))
    assert "Krisegruppens delplan er ikke færdig." in " ".join(texts(outside))


def test_health_plan_counts_as_the_delplan_of_its_group(demo, plan):
    health = db.session.scalars(select(Document).where(Document.kind == Kind.HEALTH_PLAN)).one()
    approve(health, OWN)

    assert health.code in sheets(printed(demo))


def test_withdrawn_delplan_is_no_annex(demo, plan):
    document("MT-DP-01").status = Status.WITHDRAWN
    db.session.commit()

    data = printed(demo)

    assert "MT-DP-01" not in sheets(data)
    assert "Krisegruppen har ingen delplan i registret." in " ".join(texts(data))


def test_plan_without_a_text_of_its_own_is_the_list_and_the_annexes(demo, bare):
    data = printed(demo)

    assert gate.check(data) == []
    assert list(sheets(data)) == [f"{CODE}-B", "MT-DP-01", "SK-DP-01"]


def test_uploaded_delplan_goes_in_as_an_annex(demo, plan):
    upload = pikepdf.new()
    upload.add_blank_page(page_size=(595, 842))
    upload.add_blank_page(page_size=(595, 842))
    upload.add_blank_page(page_size=(595, 842))
    out = BytesIO()
    upload.save(out)
    file = files.attach(
        document("OI-DP-01"),
        "delplan.pdf",
        out.getvalue(),
        actor=groups.viewer(person("sekretariat")),
        folder=Path(demo.instance_path) / "files",
    )
    make.approve_file(file)

    data = printed(demo)

    assert sheets(data)["OI-DP-01"][1] == 4
    assert "Fra en fil." in " ".join(texts(data))
    assert gate.check(data, accessible=False) == []


def test_no_delplan_at_all_is_said(demo, plan):
    for found in db.session.scalars(select(Document).where(Document.kind == Kind.SUBPLAN)):
        found.status = Status.WITHDRAWN
    db.session.commit()

    data = printed(demo)

    assert "Ingen krisegruppe har en delplan i kraft." in " ".join(texts(data))
    assert gate.check(data) == []


def binder(app, code=None):
    content = gather.gather(
        code,
        viewer=groups.viewer(person("sekretariat")),
        day=clock.today(),
        municipality="Albertslund Kommune",
        crisis_phone="",
        public_url="https://bsak.example.dk",
    )
    out = BytesIO()
    service.build(content, out, instance=Path(app.instance_path))
    return out.getvalue()


def test_whole_binder_has_the_list_and_no_annex_twice(demo, plan):
    data = binder(demo)
    found, sides = sheets(data), texts(data)

    assert gate.check(data) == []
    assert list(found).index(f"{CODE}-B") == list(found).index(CODE) + 1
    with pikepdf.open(BytesIO(data)) as file:
        nums = file.Root.PageLabels.Nums
        codes = [str(nums[n].P) for n in range(1, len(nums), 2)]
        listed = file.pages[found[f"{CODE}-B"][0] - 1]
        goals = {
            next(n for n, side in enumerate(file.pages, 1) if side.objgen == note.Dest[0].objgen)
            for note in listed.Annots
        }
    assert len(codes) == len(set(codes))
    assert goals == {found["MT-DP-01"][0], found["SK-DP-01"][0]}
    told = sides[found["00-LG"][0] - 1] + sides[found["00-LG"][0]]
    assert f"{CODE}-B Bilag: krisegruppernes delplaner 1" in told  # one leaf
    assert "bag hver krisegruppes skilleblad." in sides[found[f"{CODE}-B"][0] - 1]


def test_binder_of_the_group_alone_says_where_the_annexes_are(demo, plan):
    data = binder(demo, "KK")

    assert gate.check(data) == []
    assert "MT-DP-01" not in sheets(data)
    side = texts(data)[sheets(data)[f"{CODE}-B"][0] - 1]
    assert "i den samlede krisemappe." in side
    assert "MT-DP-01" in side


def test_plan_without_text_leaves_the_binder_as_it_was(demo, bare):
    data = binder(demo)

    assert f"{CODE}-B" not in sheets(data)
    assert CODE not in sheets(data)


def test_screen_lists_the_annexes_as_links(demo, plan):
    page = client(demo, "medarbejder").get(f"/laes/{CODE}").text

    assert "Direktøren samler alle." in page
    assert 'href="/laes/MT-DP-01"' in page
    assert 'href="/laes/SK-DP-01"' in page
    assert 'href="/register/OI-DP-01"' in page
    assert "Krisegruppen har ingen delplan i registret." in page


def test_screen_shows_annexes_without_a_text_of_its_own_and_keeps_what_is_hidden(demo, bare):
    document("MT-DP-01").is_confidential = True
    db.session.commit()

    page = client(demo, "medarbejder").get(f"/laes/{CODE}").text

    assert "MT-DP-01" not in page
    assert "Delplanen er fortrolig og er udeladt her." in page
    assert 'href="/laes/SK-DP-01"' in page
    about = client(demo, "medarbejder").get(f"/register/{CODE}").text
    assert f'href="/laes/{CODE}"' in about
    assert f'href="/register/{CODE}/ark.pdf"' in about


def test_hidden_plan_is_not_printed(demo, plan):
    plan.is_confidential = True
    db.session.commit()

    for address in (f"/register/{CODE}/ark.pdf", f"/laes/{CODE}"):
        assert client(demo, "medarbejder").get(address).status_code == 404
