"""Every setting with its default and meaning: defaults, instance/config.toml, then BSAK_*."""

import os
import secrets
import tomllib
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit


class BadSetting(Exception):  # noqa: N818 -- read by a person, at start-up
    """A setting that is unknown or unreadable. The message says which, and what is expected."""


_LONGEST_URL = 150  # the code of the sheet must follow it
_EXPECTED: dict[object, str] = {
    str: "tekst i anførselstegn",
    int: "et tal",
    bool: "true eller false",
}


@dataclass(frozen=True, slots=True)
class Settings:
    """What an instance can be told. Set as BSAK_NAME or ``name`` in instance/config.toml."""

    instance: str  # folder for the database, files and prints
    database_url: str = ""  # empty: SQLite in the instance folder; postgresql+psycopg://…
    secret_key: str = ""  # empty: made once and kept in instance/secret_key
    municipality: str = "Kommunen"  # shown in the header, on covers and spines
    crisis_phone: str = ""  # the crisis staff's own number, on covers and in the crisis index
    secretariat_phone: str = ""  # who keeps the binders, where people are told to ask
    public_url: str = "http://127.0.0.1:8000"  # what a QR code on paper leads to
    secure_cookies: bool = False  # true when people reach the server by https
    trusted_proxies: int = 0  # how many reverse proxies stand before the server
    upload_megabytes: int = 25  # the largest file that can be handed in
    today: str = ""  # ISO date: holds the calendar still, for demonstrations


def instance_folder() -> Path:
    """Return the folder BSAK_INSTANCE names, or ``instance`` where the program lies or runs."""
    named = os.environ.get("BSAK_INSTANCE")
    if named:
        return Path(named).resolve()
    checkout = Path(__file__).resolve().parent.parent / "instance"
    return checkout if checkout.is_dir() else Path.cwd() / "instance"


def load(**given: object) -> Settings:
    """Return the settings in force. ``given`` wins over BSAK_*, which wins over the file."""
    folder = Path(str(given.get("instance") or instance_folder()))
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    values: dict[str, object] = {**_from_file(folder / "config.toml"), **_from_environment()}
    values.update(given, instance=str(folder))
    if not values.get("secret_key"):
        values["secret_key"] = _kept_secret(folder / "secret_key")
    if not values.get("database_url"):
        values["database_url"] = f"sqlite:///{folder / 'bsak.sqlite'}"
    typed: dict[str, Any] = {
        f.name: _typed(f.name, f.type, values[f.name]) for f in fields(Settings) if f.name in values
    }
    return Settings(**typed)


def _from_file(path: Path) -> dict[str, object]:
    if not path.is_file():
        return {}
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise BadSetting(f"{path.name} kan ikke læses: {error}") from error
    except UnicodeDecodeError as error:
        raise BadSetting(f"{path.name} er ikke ren tekst (UTF-8). Gem den som UTF-8.") from error
    known = {f.name for f in fields(Settings)}
    for name in values:
        if name not in known:
            raise BadSetting(f"{path.name}: {name} findes ikke. Kendte navne: {sorted(known)}")
    return values


def _from_environment() -> dict[str, object]:
    known = {f"BSAK_{f.name.upper()}": f.name for f in fields(Settings)}
    found: dict[str, object] = {}
    for name, value in os.environ.items():
        if name.startswith("BSAK_"):
            if name not in known:
                raise BadSetting(f"{name} findes ikke. Kendte navne: {sorted(known)}")
            found[known[name]] = value
    return found


def _typed(name: str, wanted: object, value: object) -> object:
    if wanted is bool and isinstance(value, str):
        if value.casefold() not in ("0", "1", "true", "false"):
            raise BadSetting(f"{name} skal være true eller false, ikke {value!r}.")
        return value.casefold() in ("1", "true")
    if name == "today" and value:
        return _day(str(value))
    if name == "database_url":
        return _address(str(value))
    if name == "public_url":
        return _public(str(value))
    if wanted is int and isinstance(value, str):
        if not value.isdecimal():
            raise BadSetting(f"{name} skal være et tal, ikke {value!r}.")
        return int(value)
    if type(value) is not wanted:
        raise BadSetting(f"{name} skal være {_EXPECTED[wanted]}, ikke {value!r}.")
    return value


def _address(url: str) -> str:
    """Return the database's address with our driver named, as people rarely do."""
    scheme, _, rest = url.partition("://")
    if scheme in ("postgres", "postgresql", "postgresql+psycopg"):
        _refuse_odd_port(url)
        return f"postgresql+psycopg://{rest}"
    if scheme != "sqlite":
        raise BadSetting("database_url skal begynde med postgresql:// eller sqlite:///.")
    return url


def _refuse_odd_port(url: str) -> None:
    try:
        urlsplit(url).port  # noqa: B018 -- reading it is what refuses it
    except ValueError:
        raise BadSetting("database_url: porten skal være et tal, fx @127.0.0.1:5432/.") from None


def _public(url: str) -> str:
    """Return the address in the letters a QR code can carry: »østby« is »xn--stby-fra« there."""
    try:
        parts = urlsplit(url.strip().rstrip("/"))
        host = parts.netloc.encode("idna").decode("ascii")
    except ValueError:
        host = ""
    if not host or parts.scheme not in ("http", "https"):
        raise BadSetting(f"public_url skal være som https://bsak.eksempel.dk, ikke {url!r}.")
    found = f"{parts.scheme}://{host}{quote(parts.path)}"
    if len(found) > _LONGEST_URL:
        raise BadSetting(f"public_url er for lang til en QR-kode: højst {_LONGEST_URL} tegn.")
    return found


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise BadSetting(f"today skal være en dato som 2019-05-13, ikke {text!r}.") from None


def _kept_secret(path: Path) -> str:
    """Return the instance's own secret, made at the first start and readable by its owner only."""
    if not path.exists():
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_hex(32))
    return path.read_text().strip()
