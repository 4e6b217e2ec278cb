"""The secretariat keeps the lists of groups and departments; what they were called is kept."""

import pytest

from bsak.groups import departments, queries
from tests import make


@pytest.fixture
def clerk(secretariat, sign_in):
    return sign_in(secretariat)


def test_new_group_stands_last_and_is_in_the_register_at_once(clerk):
    make.group(code="MT")

    clerk.post(
        "/organisation/krisegrupper",
        data={"code": "be", "name": "Byudvikling & Erhverv", "owner_function": "Bychefen"},
    )

    assert [g.code for g in queries.all_groups()] == ["MT", "BE"]
    assert "Byudvikling &amp; Erhverv" in clerk.get("/krisegrupper").text


@pytest.mark.parametrize(
    "data",
    [
        {"code": "MT", "name": "En anden"},
        {"code": "1", "name": "Tal"},
        {"code": "ÆØ", "name": "Danske bogstaver"},
        {"code": "", "name": "Uden kode"},
        {"code": "XX", "name": " "},
        {"code": "XX", "name": "x" * 301},
    ],
)
def test_bad_group_gets_advice_and_changes_nothing(clerk, data):
    make.group(code="MT")

    page = clerk.post("/organisation/krisegrupper", data=data)

    assert page.status_code == 422
    assert "Der er et problem" in page.text
    assert len(queries.all_groups()) == 1


def test_department_is_added_renamed_and_closed(clerk):
    clerk.post(
        "/organisation/afdelinger", data={"department": "Drift & Service", "short_name": "D&S"}
    )
    (department,) = departments.every()

    clerk.post(f"/organisation/afdelinger/{department.id}", data={"name": "Miljø & Teknik"})
    clerk.post(f"/organisation/afdelinger/{department.id}/luk")

    department = make.as_stored(department)
    assert (department.name, department.is_closed) == ("Miljø & Teknik", True)
    assert [old.name for old in department.earlier_names] == ["Drift & Service"]
    assert "Drift &amp; Service" in clerk.get("/organisation").text


@pytest.mark.parametrize("name", ["", "Skoler", "x" * 301])
def test_bad_department_name_is_refused(clerk, name):
    departments.add("Skoler", actor=None)
    other = make.kept(departments.add("Drift", actor=None))

    answer = clerk.post(f"/organisation/afdelinger/{other.id}", data={"name": name})

    assert answer.status_code == 409
    assert make.as_stored(other).name == "Drift"
