"""``bsak serve`` in a process of its own, on a port that nobody else has."""

import select
import socket
import subprocess
import sys
from contextlib import contextmanager

import pytest

PATIENCE = 300  # seconds, only so that it ends: a busy machine is slow


@contextmanager
def running(environment):
    """Run the server; yield its port once it answers there."""
    server, port = _started(environment)
    try:
        yield port
    finally:
        server.terminate()
        server.wait()
        server.stdout.close()


def _started(environment):
    for _try in range(10):  # another program may take the port between the asking and the use
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        server = subprocess.Popen(
            [sys.executable, "-m", "bsak", "serve", "--port", str(port)],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        ready, _, _ = select.select([server.stdout], [], [], PATIENCE)
        if ready and str(port) in server.stdout.readline().decode():
            return server, port
        server.kill()
        server.wait()
        server.stdout.close()
    pytest.fail("The server did not start.")
