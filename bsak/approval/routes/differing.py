"""What was sent for approval, laid over what is in force: on the screen and with bars on paper."""

from flask import render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from bsak.approval import comparing
from bsak.approval.routes.room import PROPOSAL, bp, find_submission, me
from bsak.documents.rules import sees
from bsak.kernel.access import Permission, requires
from bsak.writing.comparing import compared, printed


@bp.get(f"{PROPOSAL}/forskelle")
@requires(Permission.DOCUMENT_READ)
def proposal_differences(code: str, submission_id: int) -> ResponseReturnValue:
    """Show what differs between a revision and exactly what was sent."""
    who = me()
    submitted = find_submission(code, submission_id, who)
    earlier = comparing.earlier(submitted)
    only = request.args.get("vis") == "aendret"
    pair = comparing.chosen(submitted, earlier, request.args.get("fra", ""))
    shown = compared(*pair, only_changed=only)
    return render_template(
        "approval/differences.html",
        document=submitted.document,
        submitted=submitted,
        sees_document=sees(submitted.document, who) and who.sees_unfinished,
        earlier=earlier,
        shown=shown,
        only=only,
        sheet=url_for(
            "approval.proposal_differences_sheet",
            code=code,
            submission_id=submission_id,
            fra=shown.was.key,
        ),
    )


@bp.get(f"{PROPOSAL}/forskelle.pdf")
@requires(Permission.DOCUMENT_READ)
def proposal_differences_sheet(code: str, submission_id: int) -> ResponseReturnValue:
    """Print what was sent with bars where it differs, behind a list of the changes."""
    submitted = find_submission(code, submission_id, me())
    earlier = comparing.earlier(submitted)
    out = printed(*comparing.chosen(submitted, earlier, request.args.get("fra", "")))
    name = f"{code.upper()}-forslag-rettelser.pdf"
    return send_file(out, "application/pdf", download_name=name)
