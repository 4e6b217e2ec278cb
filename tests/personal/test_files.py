"""Files beside documents are looked into when somebody asks, and told of when they name them."""

from io import BytesIO
from pathlib import Path

import docx
import pytest
from sqlalchemy import select

from bsak import pdf
from bsak.contacts.models import Person
from bsak.distribution.models import Copy, Holding, KeptSheet, Mark, Release, ReleaseSheet
from bsak.documents import files
from bsak.documents.models import Document
from bsak.groups.queries import viewer
from bsak.kernel.db import db
from bsak.kernel.paths import asset_folder
from bsak.people.models import User
from bsak.personal import paper
from bsak.personal.sought import Sought
from tests.documents.papers import photo


def word(text):
    made, out = docx.Document(), BytesIO()
    made.add_paragraph(text)
    made.save(out)
    return out.getvalue()


@pytest.fixture
def person(demo):
    return db.session.scalars(
        select(Person).join(User, User.id == Person.user_id).where(User.login == "leder")
    ).one()


def test_files_are_read_and_those_with_the_person_are_told_of(demo, person):
    query = select(User).where(User.login == "sekretariat")
    clerk = viewer(db.session.scalars(query).one())
    document = db.session.scalars(select(Document)).first()
    kept = {
        name: files.attach(document, name, content, actor=clerk,
                           folder=Path(demo.instance_path) / "files")
        for name, content in (
            ("med.docx", word(f"Ring til {person.name.upper()}.")),
            ("uden.docx", word("Ring til vagten.")),
            ("skilt.png", photo("PNG")),
        )
    }  # fmt: skip
    addresses = {name: f"/register/{document.code}/fil/{one.id}" for name, one in kept.items()}
    page, key = f"/personer/{person.id}/oplysninger", person.id
    db.session.commit()
    browser = demo.test_client()
    browser.post("/log-ind", data={"login": "sekretariat", "password": "lys når strømmen går"})

    before = browser.get(page).text
    after = browser.get(f"{page}?filer=ja").text
    told = browser.post(f"/personer/{key}/oplysninger.json?filer=ja").json["files"]

    assert "endnu ikke set efter i 3 filer ved dokumenterne og i de trykte ark" in before
    named, unreadable = after.split("kan ikke læses af programmet")
    assert [name for name, address in addresses.items() if address in named] == ["med.docx"]
    assert [name for name, address in addresses.items() if address in unreadable] == ["skilt.png"]
    assert told["count"] == 3
    assert [one.partition(": ")[2] for one in told["with_the_person"]] == ["med.docx"]
    assert [one.partition(": ")[2] for one in told["unreadable"]] == ["skilt.png"]


def printed(text, digest, release, position):
    """Keep a sheet of a release as it was printed."""
    sheet = pdf.render([pdf.Text(text)], pdf.Identity("MT-AC-99", "Ring"))
    db.session.add(KeptSheet(digest=digest, sheet=sheet.to_bytes()))
    db.session.flush()
    db.session.add(
        ReleaseSheet(
            release=release, position=position, code=f"MT-AC-{position}", title="Ring",
            section="MT", rev="1", pages=2, is_counted=True, mark=Mark.NEW, digest=digest,
            kept=digest,
        )
    )  # fmt: skip
    db.session.flush()


def test_sheets_are_read_as_they_were_printed(demo):
    pdf.register(asset_folder("static") / "fonts")
    release = db.session.scalars(select(Release)).first()
    printed("Ring til Åse Bo Eksempel på 00 00 00 99.", "a" * 64, release, 901)
    printed("Ring til Åse Boel Eksempel på 00 00 00 98.", "b" * 64, release, 902)
    first = f"{release.binder.code}: MT-AC-901 Ring, rev. 1"

    def found(**sought):
        return [link.label for link in paper.with_them(Sought(**sought))]

    assert found(names=("Åse Bo Eksempel",)) == found(numbers=("00000099",)) == [first]
    assert len(found(numbers=("00000099", "00000098"))) == 2
    assert found(names=("Ingen Eksempel",)) == []


def test_cover_that_stands_in_one_copy_alone_is_read_too(demo):
    covers = select(Holding, Copy).join(Copy, Copy.id == Holding.copy_id)
    cover, copy = db.session.execute(
        covers.where(Holding.code == "00-FO", Copy.holder_function.contains(" "))
    ).first()

    found = [link.label for link in paper.with_them(Sought(names=(copy.holder_function,)))]

    assert f"{copy.binder.code}: 00-FO {cover.title}, rev. {cover.rev}" in found
