"""The wheel holds everything it needs, and nothing lands beside the package."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import bsak

ROOT = Path(bsak.__file__).parent.parent
OPENS_A_PAGE = """
import bsak
from bsak.app import create_app
from bsak.kernel.db import db
from bsak.kernel.paths import asset_folder
from bsak.migrate import upgrade
app = create_app(TESTING=True)
with app.app_context(), db.engine.connect() as connection:
    upgrade(connection)
client = app.test_client()
page, style = client.get("/log-ind"), client.get("/static/css/tokens.css")
print(page.status_code, style.status_code, asset_folder("templates"))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    hatchling = Path(sys.executable).with_name("hatchling")
    subprocess.run(
        [hatchling, "build", "-t", "wheel", "-d", folder], cwd=ROOT, check=True, capture_output=True
    )
    return zipfile.ZipFile(next(folder.glob("*.whl")))


def test_wheel_holds_pages_styles_and_migrations_and_nothing_beside_the_package(wheel):
    names = wheel.namelist()

    assert {name.split("/")[0].partition("-")[0] for name in names} == {"bsak"}
    for folder, ending in (("templates", ".html"), ("static", ".css"), ("migrations", ".py")):
        assert any(n.startswith(f"bsak/{folder}/") and n.endswith(ending) for n in names), folder


def test_installed_wheel_opens_a_page_far_from_the_checkout(wheel, tmp_path):
    wheel.extractall(tmp_path / "site")
    plain = {name: value for name, value in os.environ.items() if not name.startswith("BSAK_")}
    run = subprocess.run(
        [sys.executable, "-c", OPENS_A_PAGE],
        cwd=tmp_path,
        env={**plain, "PYTHONPATH": str(tmp_path / "site"), "BSAK_INSTANCE": str(tmp_path / "i")},
        capture_output=True,
        text=True,
        check=True,
    )

    assert run.stdout.split() == ["200", "200", str(tmp_path / "site" / "bsak" / "templates")]
