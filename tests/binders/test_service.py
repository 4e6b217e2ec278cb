"""The binder on paper: what is in it, what is said to be missing, and that it can be proved."""

import hashlib
import os
import subprocess
import sys
import time
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from sqlalchemy import select

from bsak import pdf as paper
from bsak.binders import gather, queries, service, shelf
from bsak.documents import files, revisions
from bsak.documents import service as documents
from bsak.documents.kinds import Status
from bsak.documents.models import Attachment, ChangeType, Document, Revision
from bsak.groups import queries as groups
from bsak.kernel import clock
from bsak.kernel.db import db
from bsak.kernel.errors import Refused
from bsak.kernel.paths import asset_folder
from bsak.people.models import Role, User
from bsak.plans import by_kind
from bsak.writing import service as writing
from tests import make
from tests.pdf import gate

DAY = date(2026, 11, 22)
WORDS_OF_THE_CARD = "Saml alle på samlingspladsen"  # of SK-AC-06, and of no other


def _clerk():
    return groups.viewer(db.session.scalars(select(User).where(User.login == "sekretariat")).one())


def _content(code=None, viewer=None):
    return gather.gather(
        code,
        viewer=viewer or _clerk(),
        day=clock.today(),
        municipality="Albertslund Kommune",
        crisis_phone="00000001",
        public_url="https://bsak.example.dk",
    )


def _build(app, code=None, viewer=None):
    out = BytesIO()
    built = service.build(_content(code, viewer), out, instance=Path(app.instance_path))
    return built, out.getvalue()


def _texts(data):
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)]


def _document(code):
    return db.session.scalars(select(Document).where(Document.code == code)).one()


def _titles(data):
    with pikepdf.open(BytesIO(data)) as pdf, pdf.open_outline() as outline:
        return [str(item.title) for item in outline.root]


def test_binder_of_a_group_passes_the_gate(demo):
    _, data = _build(demo, "SK")

    assert gate.check(data) == []


def test_every_example_card_is_one_leaf(demo):
    built, data = _build(demo)
    codes = {d.code for d in db.session.scalars(select(Document)) if "-AC-" in d.code}

    with pikepdf.open(BytesIO(data)) as pdf:
        nums = pdf.Root.PageLabels.Nums
        starts = [int(nums[n]) for n in range(0, len(nums), 2)] + [built.pages]
        prefixes = [str(nums[n].P) for n in range(1, len(nums), 2)]
    sides = {
        prefix.split()[0]: end - start
        for prefix, start, end in zip(prefixes, starts, starts[1:], strict=False)
    }

    assert {code: n for code, n in sides.items() if code in codes and n != 2} == {}
    assert len(set(sides) & codes) == 11


def test_order_is_cover_papers_groups_and_contact_lists_last(demo):
    _, data = _build(demo)

    titles = _titles(data)

    assert titles[0].startswith("00-FO")
    assert [t for t in titles if "krise" not in t.casefold()][-1].startswith("00-KL")
    groups_in_order = [t for t in titles if t[:2].isalpha()]
    assert [t[:2] for t in groups_in_order] == ["KK", "OI", "KB", "MT", "SK", "SU", "SO"]


def test_what_has_no_text_is_named_with_the_reason(demo):
    built, data = _build(demo)
    text = "\n".join(_texts(data)).replace("\r", "").replace("\n", " ")

    assert len(built.missing) == 31
    for leaf in built.missing:
        assert leaf.code in text
    assert "Er ikke godkendt endnu" in text
    assert "Gruppen har endnu ingen planer eller kort" in text


def test_list_of_effective_sheets_counts_what_is_in_the_file(demo):
    built, data = _build(demo)
    listed = sum(
        int(line.split("I alt ")[1].split()[0])
        for text in _texts(data)
        if "Liste over gældende ark" in text
        for line in text.splitlines()
        if "I alt " in line
    )
    dividers = sum(1 for title in _titles(data) if "-SB" in title or title.startswith("00-KL"))

    assert listed + dividers == built.pages // 2


@pytest.mark.usefixtures("own_shelf")
def test_same_register_gives_the_same_bytes_from_kept_sheets_and_anew(demo, tmp_path):
    first, one = _build(demo, "MT")
    again, two = _build(demo, "MT")
    out = BytesIO()
    shelf._lately.clear()
    service.build(_content("MT"), out, instance=tmp_path)

    assert first.made > 0
    assert again.made == 0
    assert one == two == out.getvalue()


@pytest.mark.usefixtures("own_shelf")
def test_sheets_that_no_binder_has_used_for_long_are_thrown_out(demo):
    _build(demo)
    kept = sorted((Path(demo.instance_path) / "sheets").glob("*/*.sheet"))
    long_ago = time.time() - 91 * 86_400
    unused = kept[0].with_name("0" * 64 + ".sheet")
    unused.write_bytes(kept[0].read_bytes())
    for path in (*kept, unused):
        os.utime(path, (long_ago, long_ago))
    _build(demo, "MT")
    assert unused.exists()  # a part of the whole does not tell what the others use

    again, _ = _build(demo)

    assert again.made == 0
    assert not unused.exists()


def test_binder_s_own_sheets_follow_the_register_at_once(demo):
    _, before = _build(demo, "MT")
    document = _document("MT-AC-01")
    document.title = "Et helt nyt navn"
    db.session.commit()
    _, after = _build(demo, "MT")

    named = [number for number, text in enumerate(_texts(after)) if "Et helt nyt navn" in text]
    assert not any("Et helt nyt navn" in text for text in _texts(before))
    assert len(named) >= 4  # contents, list of effective sheets, divider, the card itself


def test_working_text_never_reaches_paper(demo):
    text = _document("SK-AC-06").revisions[0].wording
    wording = by_kind.read("action_card", {**text, "goal": "UDKASTORD"})
    for code in ("SK-AC-06", "SK-AC-08"):
        writing.start(_document(code), writing.Start(wording=wording), actor=_clerk())
    db.session.commit()

    _, data = _build(demo)

    assert "UDKASTORD" not in "".join(_texts(data))


@pytest.mark.usefixtures("own_shelf")
def test_foot_says_the_new_day_when_a_text_was_gone_through_unchanged(demo):
    document = _document("SK-AC-06")
    first = _build(demo, "SK")[1]
    document.review_due = date(2031, 5, 4)
    db.session.commit()

    again, data = _build(demo, "SK")

    assert "4. maj 2031" in "".join(_texts(data))
    assert "4. maj 2031" not in "".join(_texts(first))
    assert again.made == 1
    assert _build(demo, "SK")[1] == data


def test_foot_keeps_its_day_while_a_newer_revision_waits(demo):
    document = _document("SK-AC-06")
    approval = revisions.Approval(
        wording=document.revisions[0].wording,
        words="",
        author_id=make.user().id,
        approver_function="Kommunaldirektøren",
        valid_from=clock.today() + timedelta(days=3),
        review_due=date(2031, 5, 4),
        change_type=ChangeType.TECHNICAL,
    )
    revisions.put_in_force(document, approval, actor=make.viewer(make.user(role=Role.APPROVER)))
    db.session.commit()

    assert "4. maj 2031" not in "".join(_texts(_build(demo, "SK")[1]))


def test_revision_that_is_not_valid_yet_waits(demo):
    document = _document("SK-AC-06")
    old = document.revisions[0]
    author, approver = make.user(), make.user(role=Role.APPROVER)
    approval = revisions.Approval(
        wording={**old.wording, "goal": "FREMTIDSORD"},
        words="",
        author_id=author.id,
        approver_function="Kommunaldirektøren",
        valid_from=clock.today() + timedelta(days=3),
        review_due=clock.today() + timedelta(days=400),
        change_type=ChangeType.TECHNICAL,
    )
    revisions.put_in_force(document, approval, actor=make.viewer(approver))
    db.session.commit()

    _, data = _build(demo, "SK")

    assert "FREMTIDSORD" not in "".join(_texts(data))


def test_one_bad_document_becomes_a_sheet_that_says_so(demo):
    revision = db.session.scalars(
        select(Revision).join(Document).where(Document.code == "SK-AC-06")
    ).one()
    revision.wording = {"schema": 1, "phases": "ikke en liste"}
    db.session.commit()

    built, data = _build(demo, "SK")

    assert list(built.faults) == ["SK-AC-06"]
    assert any("Dokumentet er ikke i mappen" in text for text in _texts(data))
    assert any("Sejlads- og badeulykker" in text for text in _texts(data))


def test_confidential_document_is_only_in_binders_of_those_who_may_see_it(demo):
    _document("SK-AC-06").is_confidential = True
    db.session.commit()
    stranger = make.viewer(make.member(groups.by_code("MT")))

    _, hidden = _build(demo, "SK", stranger)
    _, shown = _build(demo, "SK")

    assert not any(WORDS_OF_THE_CARD in text for text in _texts(hidden))
    assert any(WORDS_OF_THE_CARD in text for text in _texts(shown))


def _attach(app, code, content, media_type="application/pdf", name="plan.pdf"):
    """Put a file beside a document, past the checks on the way in: time may spoil what was good."""
    digest = hashlib.sha256(content).hexdigest()
    path = files.path_of(digest, Path(app.instance_path) / "files")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    document = _document(code)
    document.attachments.append(
        Attachment(
            name=name,
            media_type=media_type,
            size=len(content),
            digest=digest,
            added_at=clock.now(),
            number=1,
            approver_function="Kommunaldirektøren",
            approved_on=DAY,
        )
    )
    db.session.commit()
    return document


def _foreign(*, rotate=0, size=(595, 842), pages=1):
    pdf = pikepdf.new()
    for _ in range(pages):
        page = pdf.add_blank_page(page_size=size)
        page.Rotate = rotate
    out = BytesIO()
    pdf.Root.OpenAction = pdf.make_indirect(
        pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
    )
    pdf.save(out)
    return out.getvalue()


@pytest.mark.parametrize("rotate", [0, 90])
@pytest.mark.parametrize("size", [(595, 842), (1190, 842)])
def test_uploaded_file_goes_in_with_our_foot_and_without_its_scripts(demo, rotate, size):
    _attach(demo, "OI-SP-01", _foreign(rotate=rotate, size=size, pages=3))

    built, data = _build(demo, "OI")

    texts = [text for text in _texts(data) if "OI-SP-01" in text and "Side" in text]
    assert built.faults == {}
    assert any("skærmlæser" in text for text in _texts(data))
    assert sum("3/4" in text for text in texts) == 1
    assert b"JavaScript" not in data
    with pikepdf.open(BytesIO(data)) as pdf:
        assert b"pdfuaid:part" not in pdf.Root.Metadata.read_bytes()


def test_unfinished_document_with_a_file_stays_out(demo):
    _attach(demo, "OI-AC-01", _foreign())

    built, _ = _build(demo, "OI")

    assert "OI-AC-01" in {leaf.code for leaf in built.missing}


def test_broken_upload_becomes_a_sheet_that_says_so(demo):
    _attach(demo, "OI-SP-01", b"%PDF-1.4 garbage")

    built, data = _build(demo, "OI")

    assert list(built.faults) == ["OI-SP-01"]
    assert len(_texts(data)) == built.pages


def test_withdrawn_document_is_out(demo):
    document = _document("SK-AC-06")
    documents.report(document, documents.Report(status=Status.WITHDRAWN), actor=_clerk())
    db.session.commit()

    _, data = _build(demo, "SK")

    assert not any(WORDS_OF_THE_CARD in text for text in _texts(data))


def test_author_cannot_approve_own_text(demo):
    approver = make.user(role=Role.APPROVER)
    document = _document("SK-AC-06")
    approval = revisions.Approval(
        wording=document.revisions[0].wording,
        words="",
        author_id=approver.id,
        approver_function="Kommunaldirektøren",
        valid_from=DAY,
        review_due=DAY,
    )

    with pytest.raises(Refused, match="kan ikke selv godkende"):
        revisions.put_in_force(document, approval, actor=make.viewer(approver))


def test_file_handed_in_through_the_register_reaches_the_paper(demo):
    out = BytesIO()
    paper.register(asset_folder("static") / "fonts")
    identity = paper.Identity("X", "Afløb")
    paper.bind(
        [paper.Part(paper.render([paper.Text("ORDFRAFILEN")], identity))], out, title="Afløb"
    )
    folder = Path(demo.instance_path) / "files"
    document = _document("MT-SP-06")
    file = files.attach(document, "afloeb.pdf", out.getvalue(), actor=_clerk(), folder=folder)
    db.session.commit()
    waits, _ = _build(demo, "MT")
    assert [leaf.missing for leaf in waits.missing if leaf.code == "MT-SP-06"] == [
        "Filen er ikke godkendt til mappen."
    ]

    make.approve_file(file)
    built, data = _build(demo, "MT")

    assert built.faults == {}
    (side,) = (text for text in _texts(data) if "ORDFRAFILEN" in text)
    assert ("F1" in side, "Godkendt: Kommunaldirektøren 1. maj 2019." in side) == (True, True)


def test_word_file_without_a_converter_is_told_with_what_to_do(demo, monkeypatch):
    monkeypatch.setenv("PATH", "")
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    _attach(demo, "OI-SP-01", b"PK", word, "plan.docx")

    built, data = _build(demo, "OI")

    assert "Gem den som PDF" in built.faults["OI-SP-01"]
    assert any(
        "Ikke i mappen" in t and "Gem den som PDF" in " ".join(t.split()) for t in _texts(data)
    )


def test_approver_outside_the_group_puts_an_unfinished_document_into_force(demo):
    document = _document("SU-AC-01")
    author, approver = make.user(), make.user(role=Role.APPROVER)
    approval = revisions.Approval(
        wording=_document("SK-AC-06").revisions[0].wording,
        words="",
        author_id=author.id,
        approver_function="Kommunaldirektøren",
        valid_from=clock.today(),
        review_due=clock.today() + timedelta(days=365),
    )

    revisions.put_in_force(document, approval, actor=make.viewer(approver))
    db.session.commit()

    assert make.as_stored(document).status is Status.COMPLETED


@pytest.mark.parametrize(
    ("media_type", "name"),
    [
        ("application/pdf", "plan.pdf"),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "plan.docx"),
    ],
)
def test_file_that_is_gone_becomes_a_sheet_that_says_so(demo, tmp_path, media_type, name):
    document = _attach(demo, "OI-SP-01", _foreign(), media_type, name)
    digest = document.attachments[0].digest
    files.path_of(digest, Path(demo.instance_path) / "files").unlink()

    built, _ = _build(demo, "OI")

    assert "mangler. Læg den ved" in built.faults["OI-SP-01"]


@pytest.mark.parametrize("damage", [lambda kept: kept[:40], lambda kept: kept[:-40],
                                    lambda kept: kept[:30] + b"x" * 20 + kept[50:]])  # fmt: skip
@pytest.mark.usefixtures("own_shelf")
def test_damaged_kept_sheet_is_laid_out_anew(demo, damage):
    first, whole = _build(demo, "SK")
    for path in (Path(demo.instance_path) / "sheets").rglob("*.sheet"):
        path.write_bytes(damage(path.read_bytes()))

    again, anew = _build(demo, "SK")

    assert again.made == first.made > 0
    assert anew == whole


def test_all_code_that_lays_a_sheet_out_is_in_its_key():
    """Whatever is loaded to lay out a text is counted, save what only carries words."""
    program = Path(paper.__file__).parents[1]
    script = "import sys, bsak.cards.story, bsak.plans.story; print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    loaded = {n.removeprefix("bsak.").replace(".", "/") for n in ran.stdout.split()
              if n.startswith("bsak.")}  # fmt: skip
    counted = {str(p.relative_to(program).with_suffix("")) for p in shelf.sources()}
    uncounted = {n for n in loaded - counted if (program / f"{n}.py").is_file()}

    assert {"binders/sheets", "plans/identity", "cards/wording"} <= counted
    assert uncounted <= {f"kernel/{n}" for n in ("clock", "paths", "plain", "prose", "words")}


def test_list_of_binders_counts_what_is_printed(demo):
    _attach(demo, "OI-SP-01", _foreign())
    ahead = _document("SK-AC-06").revisions[0]
    ahead.valid_from = clock.today() + timedelta(days=1)
    db.session.commit()

    counted = {s.code: (s.documents, s.with_text) for s in queries.scopes(_clerk(), clock.today())}

    for group in _content().groups:
        printed = sum(not leaf.missing for leaf in group.leaves)
        assert counted[group.code] == (len(group.leaves), printed)
