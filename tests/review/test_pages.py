"""The pages of reviewing, as a browser gets them: what is shown, to whom, and how it is escaped."""

import subprocess

import pytest

from bsak.demo.texts import TEXTS
from bsak.documents import editing
from bsak.documents.kinds import Kind, Status
from bsak.kernel import clock
from bsak.kernel.db import db
from bsak.review import queries, rules, service, talking
from bsak.review.models import Comment
from bsak.writing import service as writing
from tests import make

HOSTILE = "<script>alert(1)</script> {{ 7*7 }} \"'>&amp;\n\x1f æøå"


@pytest.fixture
def sent(place):
    return place.send(groups=(place.foreign,), is_external=True, message="Se på trin 3.")


def printed(answer, folder):
    """Return the words of a sheet as one line."""
    (folder / "ark.pdf").write_bytes(answer.data)
    run = subprocess.run(
        ["/usr/bin/pdftotext", "-raw", str(folder / "ark.pdf"), "-"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return " ".join(run.stdout.split())


def comment(browser, sent, **more):
    body = {"round": sent.id, "place": "goal", "text": "Mangler frist.", **more}
    return browser.post(f"/gennemlaesning/{sent.document.code}/kommentar", data=body)


def test_leader_sends_and_the_reader_finds_comments_and_answers(place, sign_in, soon):
    leader, hbr = sign_in(place.leader_account), sign_in(place.hbr_account)
    code = place.document.code
    page = leader.get(f"/gennemlaesning/{code}/send").text
    assert "HBR (alle eksterne læsere)" in page
    answer = leader.post(f"/gennemlaesning/{code}/send",
                         data={"due_on": f"{soon:%d-%m-%Y}", "external": "y"})  # fmt: skip
    assert answer.status_code == 302
    assert hbr.get("/").location == "/min-side"
    assert hbr.get("/min-side").location == "/gennemlaesning"
    assert f'href="/gennemlaesning/{code}"' in hbr.get("/gennemlaesning").text
    sent = queries.open_round(place.document.id)
    answer = comment(hbr, sent, is_blocking="y")
    assert answer.location.startswith(f"/gennemlaesning/{code}#kommentar-")
    page = hbr.get(f"/gennemlaesning/{code}").text
    assert "Mangler frist." in page
    assert "1 åben, heraf 1, der skal løses" in page
    (reader,) = queries.asked([sent.id], place.hbr)
    said = {"reader": reader.id, "answer": "has_comments"}
    assert hbr.post(f"/gennemlaesning/{code}/faerdig", data=said).status_code == 302
    assert "Det har du svaret på" in hbr.get("/gennemlaesning").text


def test_comment_on_a_round_that_can_have_no_number_is_on_the_newest(place, sign_in, sent):
    assert comment(sign_in(place.hbr_account), sent, round="9" * 5000).status_code == 302
    assert db.session.query(Comment).one().round_id == sent.id


def test_writers_find_answer_and_close_from_their_list(place, sign_in, sent):
    talking.comment(sent, "goal", "Mangler frist.", is_blocking=True, actor=place.hbr)
    db.session.commit()
    code, member = place.document.code, sign_in(place.member_account)
    assert f"/gennemlaesning/{code}/kommentarer" in member.get("/min-side").text
    page = member.get(f"/gennemlaesning/{code}/kommentarer?vis=skal-loeses").text
    assert f"/skriv/{code}/afsnit/hvornaar#goal" in page
    made = db.session.query(Comment).one()
    about = f"/gennemlaesning/{code}/kommentar/{made.id}"
    answer = member.post(f"{about}/svar", data={"text": "Rettet.", "seen": rules.mark(made),
                                                "fra": "liste", "vis": "aabne"})  # fmt: skip
    assert answer.location == f"/gennemlaesning/{code}/kommentarer?vis=aabne#kommentar-{made.id}"
    refused = member.post(f"{about}/luk", data={"seen": rules.mark(make.as_stored(made))})
    assert refused.status_code == 409
    leader = sign_in(place.leader_account)
    closed = leader.post(f"{about}/luk", data={"seen": rules.mark(make.as_stored(made))})
    assert closed.status_code == 302
    assert "Her er ingen kommentarer." in leader.get(f"/gennemlaesning/{code}/kommentarer").text
    assert "Lukkede (1)" in leader.get(f"/gennemlaesning/{code}/kommentarer").text


def test_hostile_words_are_shown_as_they_were_typed_and_nothing_more(place, sign_in, sent):
    hbr = sign_in(place.hbr_account)
    assert comment(hbr, sent, text=HOSTILE).status_code == 302
    page = hbr.get(f"/gennemlaesning/{place.document.code}").text

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ 7*7 }} &#34;&#39;&gt;&amp;amp;" in page
    assert "\x1f" not in db.session.query(Comment).one().text


def test_comment_that_does_not_go_through_keeps_what_was_typed(place, sign_in, sent):
    hbr = sign_in(place.hbr_account)
    answer = comment(hbr, sent, text="x" * 4001, is_blocking="y")

    assert answer.status_code == 422
    assert "x" * 4001 in answer.text
    assert "Skriv højst 4000 tegn." in answer.text
    assert 'name="is_blocking" value="y" checked' in answer.text


def test_round_that_is_gone_when_the_comment_comes_gives_it_back(place, sign_in, sent):
    hbr = sign_in(place.hbr_account)
    service.end(sent, actor=place.leader)
    db.session.commit()
    answer = comment(hbr, sent, text="En lang tanke.")

    assert answer.status_code == 409
    assert "En lang tanke." in answer.text


def test_form_that_is_wrong_says_so_and_keeps_the_ticks(place, sign_in):
    leader = sign_in(place.leader_account)
    address = f"/gennemlaesning/{place.document.code}/send"
    answer = leader.post(address, data={"due_on": "01-01-2020", "groups": ["SK"]})
    assert (answer.status_code, "er gået. Vælg en dag" in answer.text) == (422, True)
    assert 'value="SK" checked' in answer.text
    answer = leader.post(address, data={"due_on": "i morgen", "groups": ["SK"]})
    assert "Skriv datoen som dag, måned og år" in answer.text
    answer = leader.post(address, data={"due_on": "01-01-2099", "people": ["99999"]})

    assert answer.status_code == 422
    assert queries.open_round(place.document.id) is None


def test_member_is_told_who_sends(place, sign_in):
    address = f"/gennemlaesning/{place.document.code}/send"
    page = sign_in(place.member_account).get(address)

    assert (page.status_code, "leder eller sekretariatet sender" in page.text) == (200, True)


def test_confidential_document_offers_nobody_who_may_not_see_it(place, sign_in):
    editing.set_secrecy(place.document, is_confidential=True, actor=place.leader)
    db.session.commit()
    page = sign_in(place.leader_account).get(f"/gennemlaesning/{place.document.code}/send").text

    assert "Medlem" in page
    assert "Direktør" in page
    for outsider in ("Ansat", "Nabo", "Beredskabet", "Skoler &amp; Dagtilbud", "HBR ("):
        assert outsider not in page


def test_confidential_document_is_nowhere_for_those_who_were_asked_before(place, sign_in, sent):
    talking.comment(sent, "goal", "Min kommentar.", is_blocking=True, actor=place.other)
    editing.set_secrecy(place.document, is_confidential=True, actor=place.leader)
    db.session.commit()
    other, made = sign_in(place.other_account), db.session.query(Comment).one()
    code = place.document.code
    for address in ("", "/ark.pdf", "/kommentarer", "/send"):
        assert other.get(f"/gennemlaesning/{code}{address}").status_code == 404
    for address in (
        "kommentar",
        "faerdig",
        f"kommentar/{made.id}/fjern",
        f"kommentar/{made.id}/luk",
    ):
        assert other.post(f"/gennemlaesning/{code}/{address}").status_code == 404

    for address in ("/gennemlaesning", "/min-side", "/tvaerlaesning"):
        assert "Strømsvigt" not in other.get(address).text
        assert code not in other.get(address).text


def test_comment_of_a_round_one_was_not_asked_in_is_hidden(place, sign_in, sent):
    made = talking.comment(sent, "goal", "Internt.", is_blocking=False, actor=place.other)
    service.end(sent, actor=place.leader)
    place.send(people=(place.employee_account,))
    employee = sign_in(place.employee_account)
    code = place.document.code
    page = employee.get(f"/gennemlaesning/{code}")

    assert (page.status_code, "Internt." in page.text) == (200, False)
    assert employee.get(f"/gennemlaesning/{code}?runde={sent.id}").status_code == 404
    assert employee.post(f"/gennemlaesning/{code}/kommentar/{made.id}/aabn").status_code == 404
    assert employee.get(f"/register/{code}").status_code == 404
    assert f"/register/{code}" not in page.text
    assert employee.get("/min-side").location == "/gennemlaesning"


def test_staff_who_were_asked_nothing_are_not_disturbed(place, sign_in, sent):
    employee = sign_in(place.employee_account)

    assert employee.get("/min-side").location == "/soeg"
    assert "/gennemlaesning" not in employee.get("/soeg").text


def test_sheet_is_what_was_sent_and_says_that_it_is_a_draft(place, sign_in, sent, tmp_path):
    place.write("goal", "Dette kom til bagefter.")
    answer = sign_in(place.hbr_account).get(f"/gennemlaesning/{place.document.code}/ark.pdf")
    text = printed(answer, tmp_path)

    assert "UDKAST til gennemlæsning, sendt" in text
    assert "Dette kom til" not in text
    assert " ".join(sent.fields["goal"].split())[:20] in text


def test_list_asks_no_more_questions_when_it_grows(place, sign_in, sent):
    from sqlalchemy import event  # noqa: PLC0415 -- only here

    asked = []
    event.listen(db.engine, "before_cursor_execute", lambda *a: asked.append(a[2]))
    talking.comment(sent, "goal", "En.", is_blocking=False, actor=place.hbr)
    db.session.commit()
    hbr, counts = sign_in(place.hbr_account), []
    for n in (2, 3, 4):
        for address in (f"/gennemlaesning/{place.document.code}", "/gennemlaesning"):
            asked.clear()
            assert hbr.get(address).status_code == 200
            counts.append((address, len(asked)))
        talking.comment(sent, "", f"Nr. {n}.", is_blocking=False, actor=place.hbr)
        service.end(sent, actor=place.leader)
        sent = place.send(is_external=True)

    assert counts[0] == counts[2] == counts[4]
    assert counts[1] == counts[3] == counts[5]


@pytest.mark.parametrize("kind", sorted({kind for _, kind, _ in TEXTS}))
def test_every_kind_of_text_can_be_read_and_printed(place, sign_in, kind):
    wording = next(text for (_, one, _), text in TEXTS.items() if one == kind)
    document = make.document(place.group, kind=Kind(kind), title=f"En {kind}")
    writing.start(document, writing.Start(wording=wording), actor=place.member)
    letter = service.Letter(due_on=clock.today(), is_external=True)
    service.send(document, letter, actor=place.leader)
    db.session.commit()
    hbr = sign_in(place.hbr_account)
    page = hbr.get(f"/gennemlaesning/{document.code}")

    assert page.status_code == 200
    assert page.text.count("<summary>Kommentér") > 5
    assert hbr.get(f"/gennemlaesning/{document.code}/ark.pdf").data.startswith(b"%PDF")


def test_hostile_text_is_words_on_the_page_and_on_the_sheet(place, sign_in, tmp_path):
    hostile = "<script>alert(1)</script> {{ 7*7 }} ]]> (a) Tj ET \\"
    place.write("goal", hostile)
    place.send(is_external=True, message="<img src=x onerror=alert(1)>")
    hbr = sign_in(place.hbr_account)
    page = hbr.get(f"/gennemlaesning/{place.document.code}").text
    sheet = hbr.get(f"/gennemlaesning/{place.document.code}/ark.pdf")

    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert hostile.replace(" ", "") in printed(sheet, tmp_path).replace(" ", "")


def test_withdrawn_document_takes_no_more_comments_and_waits_for_nobody(place, sign_in, sent):
    place.document.status = Status.WITHDRAWN
    db.session.commit()
    hbr = sign_in(place.hbr_account)

    assert comment(hbr, sent).status_code == 409
    assert place.document.code not in hbr.get("/gennemlaesning").text


def test_past_day_and_nobody_chosen_are_told_at_once(place, sign_in):
    page = sign_in(place.leader_account).post(
        f"/gennemlaesning/{place.document.code}/send", data={"due_on": "2020-01-01"}
    )

    assert page.status_code == 422
    assert "1. januar 2020 er gået." in page.text
    assert page.text.count("Vælg mindst én, der skal læse") == 1
