"""Two and three editors in every order, and many at once: no text is lost or overwritten unseen."""

import random
import threading
from itertools import pairwise, permutations

import pytest

from bsak.documents.kinds import Kind
from bsak.kernel.db import db
from bsak.kernel.errors import Refused
from bsak.writing import acts, queries, rows, service, settling
from bsak.writing.acts import Act
from bsak.writing.merge import Merged
from bsak.writing.service import Clashing
from tests import make
from tests.page import FreshClient
from tests.writing import full
from tests.writing.oracle import Submit, chain, faults

THREADS, SUBMITS = 6, 50


def orders(editors):
    """Return every order of each editor's read and submit."""
    steps = [who for who in range(editors) for _ in "rs"]
    return sorted(set(permutations(steps)))


class Desk:
    """A draft that uses everything its sort of text can hold, and writers at it."""

    def __init__(self, kind):
        self.group = make.group()
        self.writers = [make.viewer(make.member(self.group)) for _ in range(3)]
        self.document = make.document(self.group, kind=kind)
        begin = service.Start(wording=full.wording(kind))
        self.draft = service.start(self.document, begin, actor=self.writers[0])
        self.kind, self.count = kind, 0

    def paths(self):
        return full.typed_paths(self.kind, self.draft.fields)

    def play(self, path, shape, order, writers):
        """Let writers read and submit in ``order``; return every fault in what came of it."""
        since, read, submits = self.draft.version, {}, []
        for who in order:
            if who not in read:
                read[who] = self.draft.mark, self.draft.fields[path]
            else:
                submits.append(self.submit(path, shape, *read[who], writers[who]))
        return faults(submits, chain(self.draft, path, since)), submits

    def submit(self, path, shape, mark, before, writer, now=""):
        wrote, now = before, now or path
        while wrote in (before, self.draft.fields[now]):
            self.count += 1
            wrote = full.written(shape, self.count)
        try:
            service.save(self.draft, mark, {path: wrote}, actor=writer)
        except Clashing as clashing:
            given = next(clash.mine for clash in clashing.clashes if clash.path == now)
            return Submit(before, wrote, is_stored=False, given_back=given)
        return Submit(before, wrote, is_stored=True)

    def elsewhere(self, path):
        """Return where a step's field would be, were its row moved to the other deadline."""
        one, other = self.draft.fields["phases"].split()
        here = path.split("/")[1]
        return path.replace(f"phases/{here}/", f"phases/{other if here == one else one}/")

    def play_with_a_move(self, path, shape, order):
        """As ``play``, while a third moves the step to the other deadline; also where it is now."""
        since, now, read, submits = self.draft.version, path, {}, []
        for who in order:
            if who == "m":
                row, after = now.rpartition("/")[0], self.elsewhere(now)
                to = after.split("/")[1]
                rows.transfer(self.draft, row, to, actor=self.writers[2])
                now = after
            elif who not in read:
                read[who] = self.draft.mark, now, self.draft.fields[now]
            else:
                mark, seen_at, before = read[who]
                submits.append(self.submit(seen_at, shape, mark, before, self.writers[who], now))
        return faults(submits, chain(self.draft, now, since)), submits, now

    def everything(self, editors, writers, paths=None):
        """Play every order in every field; return the faults, and how many submits were stored."""
        found, stored, refused = [], 0, 0
        for path, shape in (paths or self.paths()).items():
            for order in orders(editors):
                wrong, submits = self.play(path, shape, order, writers)
                found += [f"{path} {order}: {one}" for one in wrong]
                stored += sum(one.is_stored for one in submits)
                refused += sum(not one.is_stored for one in submits)
        return found, stored, refused


@pytest.mark.parametrize("kind", full.KINDS)
def test_two_editors_in_every_order_in_every_field(app, kind):
    desk = Desk(kind)

    found, stored, refused = desk.everything(2, desk.writers)

    assert found == []
    count = len(desk.paths())
    assert (stored, refused) == (count * 8, count * 4)  # of six orders two are one after the other


def test_two_tabs_of_one_editor_in_every_order_in_every_field(app):
    desk = Desk(Kind.ACTION_CARD)
    same = [desk.writers[0]] * 2

    found, _stored, refused = desk.everything(2, same)

    assert found == []
    assert refused == len(desk.paths()) * 4


def test_three_editors_in_all_ninety_orders(app):
    desk = Desk(Kind.ACTION_CARD)
    ends = ("goal", "/lead", "/minutes")
    some = {}
    for path, shape in desk.paths().items():
        end = next((end for end in ends if path.endswith(end)), None)
        if end and not any(other.endswith(end) for other in some):
            some[path] = shape

    assert len(orders(3)) == 90
    assert len(some) == 3
    assert desk.everything(3, desk.writers, some)[0] == []


def test_editors_in_different_fields_are_never_held_up(app):
    desk = Desk(Kind.SUBPLAN)
    paths = list(desk.paths())
    for one, other in pairwise(paths):
        mark, typed = desk.draft.mark, full.typed_paths(desk.kind, desk.draft.fields)
        for path, writer in ((one, desk.writers[0]), (other, desk.writers[1])):
            desk.count += 1
            wrote = full.written(typed[path], desk.count)
            service.save(desk.draft, mark, {path: wrote}, actor=writer)
            assert desk.draft.fields[path] == wrote


def blind(base, mine, _theirs):
    """Merge as a program would that does not look at what others did."""
    return Merged({path: text for path, text in mine.items() if text != base.get(path)}, ())


def test_oracle_finds_a_program_that_does_not_look(app, monkeypatch):
    monkeypatch.setattr(service, "merge", blind)
    desk = Desk(Kind.CHECKLIST)

    found, _stored, refused = desk.everything(2, desk.writers)

    assert refused == 0
    assert len(found) == len(desk.paths()) * 4
    assert all("unseen" in one for one in found)


@pytest.mark.parametrize("kind", full.KINDS)
def test_row_is_neither_removed_unseen_nor_written_in_when_gone(app, kind):
    desk = Desk(kind)
    one, other = desk.writers[:2]
    for inside, shape in desk.paths().items():
        row = inside.rpartition("/")[0]
        if row.rpartition("/")[2] not in desk.draft.fields.get(row.rpartition("/")[0], "").split():
            continue  # not a row's own field
        mark, before = desk.draft.mark, desk.draft.fields[inside]
        theirs = desk.submit(inside, shape, mark, before, one)
        with pytest.raises(Clashing) as told:
            rows.remove(desk.draft, row, mark, actor=other)
        assert theirs.wrote in [clash.theirs for clash in told.value.clashes]

        mark = desk.draft.mark
        saved = rows.remove(desk.draft, row, mark, actor=other)
        with pytest.raises(Clashing) as told:
            service.save(desk.draft, mark, {inside: before}, actor=one)
        assert [(c.mine, c.theirs) for c in told.value.clashes] == [(before, None)]
        rows.undo(desk.draft, saved, actor=other)
        assert desk.draft.fields[inside] == theirs.wrote


def _steps(desk):
    """Return the fields of one step that stands under a deadline."""
    first = desk.draft.fields["phases"].split()[0]
    start = f"phases/{first}/steps/{desk.draft.fields[f'phases/{first}/steps'].split()[0]}/"
    return {path: shape for path, shape in desk.paths().items() if path.startswith(start)}


def test_step_moved_to_another_deadline_takes_along_what_two_write_in_it(app):
    desk = Desk(Kind.ACTION_CARD)
    every = sorted(set(permutations([0, 0, 1, 1, "m"], 5)), key=str)
    stored = refused = 0
    for path, shape in _steps(desk).items():
        now = path
        for order in every:
            wrong, submits, now = desk.play_with_a_move(now, shape, order)
            assert wrong == [], f"{path} {order}"
            stored += sum(one.is_stored for one in submits)
            refused += sum(not one.is_stored for one in submits)
        if now != path:  # the fields that follow are looked for where the step was
            row = now.rpartition("/")[0]
            rows.transfer(desk.draft, row, path.split("/")[1], actor=desk.writers[2])

    assert len(every) == 30
    assert (stored, refused) == (len(_steps(desk)) * 40, len(_steps(desk)) * 20)


def test_step_moved_and_then_removed_comes_back_where_it_was_last(app):
    desk = Desk(Kind.ACTION_CARD)
    one, other = desk.writers[:2]
    path = next(path for path in _steps(desk) if path.endswith("/lead"))
    moved, mark = desk.elsewhere(path), desk.draft.mark
    row = moved.rpartition("/")[0]
    rows.transfer(desk.draft, path.rpartition("/")[0], moved.split("/")[1], actor=other)
    service.save(desk.draft, desk.draft.mark, {f"{row}/who": "Rettet efter flytning"}, actor=other)
    rows.remove(desk.draft, row, desk.draft.mark, actor=other)

    with pytest.raises(Clashing):
        service.save(desk.draft, mark, {path: "Ring 112"}, actor=one)
    side = settling.met(desk.draft, mark, {path: "Ring 112"}, one).sides[0]
    settling.settle(desk.draft, desk.draft.mark, {path: "Ring 112"}, actor=one)

    assert (side.is_removed, side.is_own) == (True, False)
    assert desk.draft.fields[moved] == "Ring 112"
    assert desk.draft.fields[f"{row}/who"] == "Rettet efter flytning"
    assert path not in desk.draft.fields


def test_two_who_move_one_step_and_one_deadline_that_is_gone(app):
    desk = Desk(Kind.ACTION_CARD)
    one, other = desk.writers[:2]
    path = next(iter(_steps(desk))).rpartition("/")[0]
    home, to = path.split("/")[1], desk.elsewhere(f"{path}/lead").split("/")[1]
    key = path.rpartition("/")[2]
    for writer in (one, other):  # the second saw it where it was
        acts.do(desk.draft, Act("into", path, to), actor=writer)
    assert desk.draft.fields[f"phases/{to}/steps"].split().count(key) == 1
    assert key not in desk.draft.fields[f"phases/{home}/steps"].split()

    before = dict(desk.draft.fields)
    with pytest.raises(Refused, match="vælg en anden"):
        acts.do(desk.draft, Act("into", path, "findesikke"), actor=one)
    unseen = acts.unseen(desk.draft, Act("remove", path), desk.draft.mark)
    rows.remove(desk.draft, f"phases/{home}", desk.draft.mark, actor=other)

    assert unseen != []  # it stands elsewhere than the button says: look first
    held = {p: t for p, t in before.items() if p.startswith(f"phases/{to}/steps/{key}/")}
    assert held.items() <= desk.draft.fields.items()


@pytest.fixture
def crowd(app, sign_in):
    """A card and browsers of members who all write in it; two of them are one person's tabs."""
    app.test_client_class = FreshClient
    desk = Desk(Kind.ACTION_CARD)
    people = [make.member(desk.group) for _ in range(THREADS - 1)]
    db.session.commit()
    browsers = [sign_in(person) for person in (*people, people[0])]
    return desk.document.code, desk.document.id, browsers


def write_at_random(app, code, document_id, browser, seed, told):
    """Read the card, wait, append a mark to one of two fields, and note what the answer was."""
    chance = random.Random(seed)  # noqa: S311 -- no secret: the same run again
    address = f"/skriv/{code}"
    with app.app_context():
        for number in range(SUBMITS):
            db.session.rollback()
            draft = queries.draft_of(document_id)
            mark, fields = draft.mark, dict(draft.fields)
            db.session.rollback()
            path, token = chance.choice(["goal", "audience"]), f"({seed}.{number})"
            body = {"mark": mark, path: fields[path] + token}
            if chance.random() < 0.1:
                answer = browser.post(f"{address}/gem?afsnit=hvornaar", data=body)
            else:
                body["do"] = "home"
                answer = browser.post(f"{address}/afsnit/hvornaar", data=body)
            is_given_back = (
                answer.is_json or token.replace("<", "&lt;").replace(">", "&gt;") in answer.text
            )
            told.append((path, token, answer.status_code, is_given_back))


def test_many_at_once_each_acknowledged_text_is_there_once_and_in_order(app, crowd):
    code, document_id, browsers = crowd
    since, told = queries.draft_of(document_id).version, []
    db.session.rollback()
    threads = [
        threading.Thread(target=write_at_random, args=(app, code, document_id, browser, seed, told))
        for seed, browser in enumerate(browsers)
    ]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    db.session.rollback()
    draft = queries.draft_of(document_id)
    assert len(told) == THREADS * SUBMITS
    assert {status for _path, _token, status, _given in told} <= {200, 303, 409}
    refused = [one for one in told if one[2] == 409]
    assert refused, "they never met: nothing is proved"
    assert all(given for *_rest, given in refused)
    for path in ("goal", "audience"):
        said = chain(draft, path, since)
        assert all(after.startswith(before) for before, after in pairwise(said))
        stored = {token for p, token, status, _given in told if p == path and status != 409}
        lost = {token for p, token, status, _given in told if p == path and status == 409}
        assert {token: said[-1].count(token) for token in stored} == dict.fromkeys(stored, 1)
        assert not any(token in said[-1] for token in lost)
