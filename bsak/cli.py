"""The ``bsak`` command."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from typing import Any

from bsak.kernel.arguments import Arguments


def main(argv: Sequence[str] | None = None) -> None:
    """Run one command; a fault people can mend ends as one line on standard error."""
    os.umask(0o077)  # what we write may hold confidential texts: for its owner only
    options = _parser().parse_args(argv)
    try:
        code = options.run(options)
        sys.stdout.flush()
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:  # whoever read has seen enough, as in »bsak status | head«
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except Exception as error:  # what people can mend is told in a line; the rest goes on up
        sentence = _sentence(error)
        if sentence is None:
            raise
        print(f"bsak: {sentence}", file=sys.stderr)
        code = 2
    sys.exit(code or 0)


def _parser() -> argparse.ArgumentParser:
    parser = Arguments(prog="bsak", description="Register over kriseberedskabet.")
    commands = parser.add_subparsers(required=True, metavar="KOMMANDO")

    def command(name: str, run: Callable[[Any], int | None], told: str) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=told, description=told)
        sub.set_defaults(run=run)
        return sub

    command("demo", _demo, "fyld et tomt register med demoen fra 11. april 2019")
    serve = command("serve", _serve, "start webserveren")
    serve.add_argument("--host", default="127.0.0.1", help="adresse (standard: %(default)s)")
    serve.add_argument("--port", type=_port, default=8000, help="port (standard: %(default)s)")
    status = command("status", _status, "tal pr. gruppe, art, status og mappe; hvad er overskredet")
    status.add_argument("--json", action="store_true", help="som JSON")
    check = command("check", _check, "læs planer, pladser og numre som ét hele; 1, når der er fejl")
    check.add_argument("--json", action="store_true", help="som JSON")
    minutes = command("import-minutes", _import_minutes, "læs et referat og sig, hvad der står")
    minutes.add_argument("file", metavar="FIL", help="referat som .txt, .md, .docx eller .pdf")
    minutes.add_argument("--apply", action="store_true", help="skriv det i registret")
    minutes.add_argument("--json", action="store_true", help="som JSON")
    database = command("db", _database, "databasen")
    database.add_argument("action", choices=["upgrade"], help="upgrade: bring den op til nu")
    binder = command("binder", _binder, "mapper på papir")
    binder.add_argument("action", choices=["build"], help="build: tryk en mappe som PDF")
    which = binder.add_mutually_exclusive_group(required=True)
    which.add_argument("--group", metavar="KODE", help="krisegruppens kode, fx MT")
    which.add_argument("--all", action="store_true", help="alle krisegrupper i én mappe")
    binder.add_argument("--copy", metavar="N", type=int, help="den numererede kopi, fx 7")
    binder.add_argument("--out", metavar="FIL.pdf", required=True, help="hvor filen skal ligge")
    _user_command(command("user", _user, "konti"))
    return parser


def _user_command(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("action", choices=["add"], help="add: opret en konto")
    parser.add_argument("login", metavar="BRUGERNAVN")
    parser.add_argument("--name", required=True, help="personens navn")
    parser.add_argument("--role", default="reader", help="reader, secretariat, approver, …")
    parser.add_argument(
        "--password-file", metavar="FIL", help="fil med adgangskoden; ellers spørges der"
    )


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise argparse.ArgumentTypeError(f"skriv et tal mellem 1 og 65535, ikke »{text}«")
    return int(text)


def _sentence(error: Exception) -> str | None:
    """Return what people are told of ``error``, or None when it is a fault of ours."""
    from sqlalchemy.exc import OperationalError

    from bsak.kernel.errors import Refused
    from bsak.kernel.machine import told
    from bsak.meetings.reading.unreadable import Unreadable
    from bsak.settings import BadSetting

    if isinstance(error, OSError):
        return told(error)
    if isinstance(error, OperationalError):
        why = next(iter(str(error.orig).splitlines()), "")
        return f"Databasen svarer ikke ({why}). Se efter, at den kører, og at database_url passer."
    return str(error) if isinstance(error, Refused | BadSetting | Unreadable) else None


def _in_app() -> Any:
    """Return an application context over a database that is brought up to date."""
    from bsak.app import create_app
    from bsak.kernel.db import db
    from bsak.migrate import upgrade

    context = create_app().app_context()
    context.push()
    with db.engine.connect() as connection:
        upgrade(connection)
    return context


def _database(_options: Any) -> None:
    _in_app()


def _user(options: Any) -> None:
    _in_app()
    from bsak.kernel.db import db
    from bsak.kernel.errors import Refused
    from bsak.people import service
    from bsak.people.models import Role

    if options.role not in [role.value for role in Role]:
        raise Refused(f"Rollen {options.role} findes ikke. Vælg en af: {', '.join(Role)}.")
    user = service.add(
        login=options.login,
        name=options.name,
        role=Role(options.role),
        password=_password(options.password_file),
    )
    db.session.commit()
    print(f"Kontoen {user.login} er oprettet.")


def _password(file: str | None) -> str:
    import getpass
    from pathlib import Path

    from bsak.kernel.errors import Refused

    try:
        if file:
            return Path(file).read_text(encoding="utf-8").rstrip("\r\n")
        return getpass.getpass("Adgangskode: ")
    except UnicodeDecodeError:
        raise Refused(f"{file} er ikke ren tekst (UTF-8). Gem den som tekst.") from None
    except EOFError:
        raise Refused("Der kom ingen adgangskode. Skriv den, eller brug --password-file.") from None


def _serve(options: Any) -> None:
    from bsak.kernel.serving import serve

    context = _in_app()
    proxies = context.app.extensions["bsak"].trusted_proxies
    serve(
        context.app,
        options.host,
        options.port,
        behind_proxy=bool(proxies),
        when_bound=lambda address: print(f"bsak kører på {address}  (stop med Ctrl+C)", flush=True),
    )


def _demo(_options: Any) -> None:
    _in_app()
    from bsak.demo.register import fill
    from bsak.kernel.db import db

    if sys.stderr.isatty():  # a program that reads us waits anyway
        print("Fylder registret og sætter mapperne op …", file=sys.stderr)
    told = fill()
    db.session.commit()  # first: whoever reads may stop before the last word
    print(told)


def _status(options: Any) -> None:
    from bsak.overview.status import as_json, as_text, read

    report = read()
    print(json.dumps(as_json(report), ensure_ascii=False) if options.json else as_text(report))


def _check(options: Any) -> int:
    _in_app()
    from bsak.checks.command import as_json, as_text

    if options.json:
        told, has_errors = as_json()
        print(json.dumps(told, ensure_ascii=False))
    else:
        answer = as_text()
        print(answer.text)
        has_errors = answer.has_errors
    return int(has_errors)


def _import_minutes(options: Any) -> int:
    _in_app()
    from bsak.intake.command import run

    return int(run(options.file, write=options.apply, as_json=options.json))


def _binder(options: Any) -> None:
    from bsak.kernel.errors import Refused
    from bsak.kernel.machine import obstacle_to_writing

    if reason := obstacle_to_writing(options.out):
        raise Refused(reason)
    context = _in_app()
    if options.copy is not None:
        from bsak.distribution.command import build as build_copy

        print(build_copy(options.group, options.copy, options.out))
        return
    from bsak.binders.command import build

    print(build(options.group, options.out, settings=context.app.extensions["bsak"]))
