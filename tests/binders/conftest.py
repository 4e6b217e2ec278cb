"""A demo register to print from, made once."""

import shutil

import pytest

from bsak.app import create_app
from bsak.demo import register
from bsak.kernel.db import db
from bsak.settings import Settings
from tests.conftest import POSTGRESQL


@pytest.fixture(scope="session")
def demo_instance(tmp_path_factory, empty_database):
    """A folder with the demo in it; tests copy it and never write in it."""
    folder = tmp_path_factory.mktemp("demo")
    shutil.copy(empty_database.removeprefix("sqlite:///"), folder / "bsak.sqlite")
    with create_app(_settings(folder), TESTING=True).app_context():
        register.fill()
        db.session.commit()
        db.engine.dispose()
    return folder


@pytest.fixture
def demo(tmp_path, request):
    """An application over a copy of the demo."""
    if POSTGRESQL:
        application = request.getfixturevalue("app")
        register.fill()
        db.session.commit()
        yield application
        return
    folder = tmp_path / "demo"
    shutil.copytree(request.getfixturevalue("demo_instance"), folder)
    application = create_app(_settings(folder), TESTING=True, WTF_CSRF_ENABLED=False)
    with application.app_context():
        yield application
        db.session.remove()
        db.engine.dispose()


def _settings(folder):
    return Settings(
        instance=str(folder),
        database_url=f"sqlite:///{folder / 'bsak.sqlite'}",
        secret_key="test",
        municipality="Albertslund Kommune",
        crisis_phone="00000001",
    )
