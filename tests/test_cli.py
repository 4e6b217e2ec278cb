"""What the command line answers when it is typed wrong, or the machine says no."""

import socket
import subprocess
import sys

import pytest

from bsak.cli import main
from bsak.kernel import machine


def answer(capsys, *typed):
    """Run the command; return its code and the lines it wrote as a complaint."""
    with pytest.raises(SystemExit) as end:
        main(list(typed))
    return end.value.code, capsys.readouterr().err.splitlines()


@pytest.fixture(autouse=True)
def _own_instance(monkeypatch, tmp_path):
    monkeypatch.setenv("BSAK_INSTANCE", str(tmp_path / "instance"))


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ([], "KOMMANDO mangler"),
        (["nonsens"], "»nonsens« kendes ikke, vælg: demo, serve"),
        (["serve", "--port", "x"], "skriv et tal mellem 1 og 65535, ikke »x«"),
        (["serve", "--port", "70000"], "skriv et tal mellem 1 og 65535"),
        (["serve", "--port"], "der skal stå noget efter --port"),
        (["status", "--xml"], "--xml forstås ikke"),
        (["binder", "build", "--out", "x.pdf"], "skriv en af disse: --group --all"),
        (["binder", "build", "--all", "--group", "MT", "--out", "x"], "kan ikke bruges sammen"),
        (["user", "add", "anna"], "--name mangler"),
        (["binder", "build", "--all", "--out", "/findes/ikke/x.pdf"], "Mappen /findes/ikke findes"),
        (["binder", "build", "--all", "--out", "/"], "/ er en mappe. Skriv også filens navn"),
    ],
)
def test_what_is_wrong_is_one_danish_line(capsys, typed, told):
    code, lines = answer(capsys, *typed)

    assert code == 2
    assert len(lines) == 1
    assert lines[0].startswith("bsak: ")
    assert told in lines[0]


@pytest.mark.parametrize("typed", [["--help"], ["serve", "--help"], ["binder", "-h"]])
def test_help_is_danish(capsys, typed):
    with pytest.raises(SystemExit) as end:
        main(typed)

    said = capsys.readouterr().out
    assert end.value.code == 0
    assert said.startswith("brug: bsak")
    for words in ("muligheder:", "vis denne hjælp"):
        assert words in said
    for english in ("usage", "options", "positional", "show this"):
        assert english not in said


def test_file_under_way_is_told_by_its_folder():
    said = machine.told(PermissionError(13, "Permission denied", "/srv/mapper/tmpab12cd_0"))

    assert said.startswith("/srv/mapper må du ikke bruge.")


def bsak(*typed):
    """Run the command in a process of its own: it opens the database."""
    return subprocess.run(
        [sys.executable, "-m", "bsak", *typed], capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    ("file", "told"),
    [("/findes/ikke.txt", "findes ikke. Ret stien"), ("/", "er en mappe. Skriv også filens navn")],
)
def test_file_that_cannot_be_read_is_named(file, told):
    ran = bsak("import-minutes", file)

    assert ran.returncode == 2
    assert ran.stderr.startswith(f"bsak: {file} {told}")
    assert ran.stderr.count("\n") == 1


def test_busy_port_is_told_and_nothing_claims_to_run():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        ran = bsak("serve", "--port", port)

    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith(f"bsak: Port {port} er optaget af et andet program. Stop det")


def test_reader_that_has_seen_enough_is_no_fault():
    for command in ("demo", "status"):
        asked = subprocess.Popen(
            [sys.executable, "-u", "-m", "bsak", command],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        asked.stdout.close()

        assert asked.stderr.read() == b""
        asked.stderr.close()
        asked.wait()

    assert bsak("demo").stdout.startswith("Demoen ligger her allerede.")


@pytest.mark.parametrize("typed", [["status"], ["db", "upgrade"], ["demo"]])
def test_database_out_of_reach_is_one_line(monkeypatch, typed):
    monkeypatch.setenv("BSAK_DATABASE_URL", "postgresql://bsak@127.0.0.1:1/bsak")

    ran = bsak(*typed)

    assert ran.returncode == 2
    assert ran.stderr.startswith("bsak: Databasen svarer ikke")
    assert ran.stderr.count("\n") == 1


def test_settings_in_another_coding_are_one_line(tmp_path):
    (tmp_path / "instance").mkdir()
    (tmp_path / "instance" / "config.toml").write_bytes('municipality = "Ærø"'.encode("cp1252"))

    ran = bsak("status")

    assert (ran.returncode, ran.stderr.count("\n")) == (2, 1)
    assert "config.toml er ikke ren tekst" in ran.stderr
