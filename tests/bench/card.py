"""P5: one card as PDF, from the click to the last byte, beside a warm Typst compiler.

card SUBJECT                           puts a card of the corpus in the demo register
"""

from shutil import rmtree
from statistics import median
from time import perf_counter

from tests.bench import peers
from tests.bench.browser import Browser
from tests.bench.children import module, run
from tests.bench.paper import FONTS, HERE, room
from tests.bench.table import Finding
from tests.bench.web import make_register, serving

_CODE = "MT-IP-01"


def on_the_screen(*, quick: bool) -> Finding:
    """Fetch the card from the server, its sheet not made yet, and let Typst set the same one."""
    times = 5 if quick else 15
    python = peers.python()
    ours, kept, typst = [], [], []
    with room() as instance, room() as folder:
        make_register(instance, 1, 0)
        run(module("card"), environment={"BSAK_INSTANCE": str(instance)})
        run(module("peer_input", 1, 1, folder))
        with serving(instance) as port:
            browser = Browser(port)
            browser.get(f"/register/{_CODE}/ark.pdf")
            for _ in range(times):
                rmtree(instance / "sheets")
                ours.append(_clicked(browser))
                kept.append(_clicked(browser))
                command = [python, HERE / "print_typst.py", folder, FONTS, 3]
                typst += run(command).told["again"]
    mine, theirs = 1000 * median(ours), 1000 * median(typst)
    what = f"ms from click to bytes, laid out anew; {1000 * median(kept):.0f} ms from the shelf"
    return Finding(mine, theirs, mine / theirs, mine < 5 * theirs, what)


def _clicked(browser: Browser) -> float:
    start = perf_counter()
    browser.get(f"/register/{_CODE}/ark.pdf")
    return perf_counter() - start


def main() -> None:
    """Put the card in force, written by one account and approved by another."""
    from sqlalchemy import select  # noqa: PLC0415 -- only the child loads the product

    from bsak.cli import _in_app  # noqa: PLC0415
    from bsak.documents import revisions, service  # noqa: PLC0415
    from bsak.documents.kinds import Kind, Status  # noqa: PLC0415
    from bsak.groups import queries as groups  # noqa: PLC0415
    from bsak.kernel import clock  # noqa: PLC0415
    from bsak.kernel.db import db  # noqa: PLC0415
    from bsak.people.models import User  # noqa: PLC0415
    from tests.bench.corpus import corpus  # noqa: PLC0415
    from tests.bench.corpus_content import wording  # noqa: PLC0415

    _in_app()
    clerk, director = (
        groups.viewer(db.session.scalars(select(User).where(User.login == login)).one())
        for login in ("sekretariat", "direktoer")
    )
    group = next(group for group in groups.all_groups() if group.code == "MT")
    card = corpus()["groups"][0]["docs"][-1]
    document = service.add(
        group, Kind.RESPONSE_PLAN, card["title"], actor=clerk, status=Status.COMPLETED
    )
    assert document.code == _CODE
    assert clerk.user_id
    approval = revisions.Approval(
        wording=wording(card),
        words="",
        author_id=clerk.user_id,
        approver_function="Kommunaldirektøren",
        valid_from=clock.today(),
        review_due=clock.today(),
    )
    revisions.put_in_force(document, approval, actor=director)
    db.session.commit()


if __name__ == "__main__":
    main()
