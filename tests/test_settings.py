"""What an instance is told: by its file, by BSAK_*, and what is said when it cannot be so."""

import pytest

from bsak import settings
from bsak.pdf import qr
from bsak.settings import BadSetting


@pytest.fixture
def told(tmp_path, monkeypatch):
    """Load settings from a config.toml with ``text`` and the given environment."""

    def load(text="", **environment):
        (tmp_path / "config.toml").write_text(text, encoding="utf-8")
        for name in ("TEST_DATABASE_URL", "BSAK_INSTANCE"):
            monkeypatch.delenv(name, raising=False)
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        return settings.load(instance=tmp_path)

    return load


def test_environment_wins_over_the_file(told):
    found = told('municipality = "Fil"\ntrusted_proxies = 1', BSAK_MUNICIPALITY="Miljø")

    assert (found.municipality, found.trusted_proxies) == ("Miljø", 1)


def test_day_may_be_written_as_a_date_or_as_text(told):
    assert told("today = 2019-05-13").today == "2019-05-13"
    assert told('today = "2019-05-13"').today == "2019-05-13"


def test_secret_is_made_once_and_is_for_its_owner_only(told, tmp_path):
    assert told().secret_key == told().secret_key != ""
    assert (tmp_path / "secret_key").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_postgresql_gets_our_driver_however_it_is_called(told, scheme):
    assert told(f'database_url = "{scheme}://a:b@c/d"').database_url == (
        "postgresql+psycopg://a:b@c/d"
    )


def test_without_an_address_the_database_lies_in_the_instance(told, tmp_path):
    assert told().database_url == f"sqlite:///{tmp_path / 'bsak.sqlite'}"


@pytest.mark.parametrize(
    ("text", "environment"),
    [
        ("munucipality = 3", {}),
        ("municipality = 3", {}),
        ("secure_cookies = 1", {}),
        ("trusted_proxies = true", {}),
        ("municipality = ", {}),
        ('database_url = "mysql://a/b"', {}),
        ('database_url = "postgresql://a@b:port/c"', {}),
        ('today = "i morgen"', {}),
        ('public_url = "bsak.example.dk"', {}),
        ('public_url = "ftp://bsak.example.dk"', {}),
        ('public_url = "https://"', {}),
        (f'public_url = "https://bsak.example.dk/{"x" * 140}"', {}),
        ("", {"BSAK_MUNICIPALTY": "x"}),
        ("", {"BSAK_SECURE_COOKIES": "ja"}),
        ("", {"BSAK_UPLOAD_MEGABYTES": "-1"}),
    ],
)
def test_setting_that_cannot_be_is_refused_with_its_name(told, text, environment):
    name = (text.partition(" ")[0] or next(iter(environment))).removeprefix("BSAK_").lower()

    with pytest.raises(BadSetting) as refusal:
        told(text, **environment)

    assert name in str(refusal.value).lower() or "config.toml" in str(refusal.value)


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("https://bsak.østby.dk/", "https://bsak.xn--stby-fra.dk"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
        (
            "https://østby.dk:8443/bsak på nettet",
            "https://xn--stby-fra.dk:8443/bsak%20p%C3%A5%20nettet",
        ),
    ],
)
def test_address_on_paper_is_one_that_a_qr_code_can_carry(told, written, printed):
    assert told(f'public_url = "{written}"').public_url == printed
    assert qr.encode(f"{printed}/k/MTX-AC-100/12")


def test_file_in_another_coding_is_told_by_its_name(told, tmp_path):
    told()
    (tmp_path / "config.toml").write_bytes('municipality = "Ærø"'.encode("cp1252"))

    with pytest.raises(BadSetting, match=r"config\.toml er ikke ren tekst"):
        settings.load(instance=tmp_path)
