"""The account of minutes: every line with words became one thing, and its words stand in it."""

import re

# What these lines say is in the shape of the reading, not in its words.
SHAPE = {"mark", "heading", "status", "contents", "meeting"}


def check_account(text, minutes):
    """Fail with the line that has no place, or whose words are not where they are said to be."""
    lines = dict(enumerate(text.split("\n"), start=1))
    assert [place.line for place in minutes.places] == [n for n, t in lines.items() if t.strip()]
    for place in minutes.places:
        if place.became not in SHAPE:
            missing = words(lines[place.line]) - words(held(minutes, place))
            assert not missing, (place, lines[place.line], missing)


def words(text):
    text = re.sub(r"<[^>]+>|\]\(\S*\)|&amp;|[*_\\]", " ", text)
    return {word for word in re.findall(r"\w+", text.lower()) if len(word) > 2}


def held(minutes, place):
    """Return the text that holds what the line became."""
    item = next((one for one in minutes.items if one.number == place.item), None)
    match place.became:
        case "title":
            return f"Punkt {item.title}"
        case "case_number":
            return item.case_number
        case "group":
            return " ".join(minutes.groups)
        case "register":
            rows = [row for row in minutes.register if row.line <= place.line]
            return f"{rows[-1].source} {rows[-1].remark}"
        case "group_remark":
            remarks = [one for one in minutes.group_remarks if one.line <= place.line]
            return remarks[-1].text
        case "recommendation":
            return " ".join([*item.sections.recommendation, item.proposer, "indstiller"])
        case "attachments":
            return " ".join(item.sections.attachments)
        case "not_understood":
            return next(one.text for one in minutes.not_understood if one.line == place.line)
    return getattr(item.sections, place.became)
