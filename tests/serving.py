"""``bsak serve`` in a process of its own, on a port that nobody else has."""

import select
import socket
import subprocess
import sys
from contextlib import contextmanager

import pytest

PATIENCE = 300  # seconds, only so that it ends: a busy machine is slow


class Server:
    """A running server, which can be stopped and started anew where it was."""

    def __init__(self, environment):
        """Start it; it answers when this returns."""
        self._environment = environment
        for _try in range(10):  # another program may take the port between the asking and the use
            with socket.socket() as free:
                free.bind(("127.0.0.1", 0))
                self.port = free.getsockname()[1]
            if self._start():
                return
        pytest.fail("The server did not start.")

    @contextmanager
    def gone(self):
        """Be without the server for a while, as when the connection is lost."""
        self.stop()
        yield
        assert self._start(), "The server did not come back."

    def stop(self):
        """End the process, also one that hangs in its start."""
        self._process.terminate()
        self._process.wait()
        self._process.stdout.close()

    def _start(self):
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bsak", "serve", "--port", str(self.port)],
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        ready, _, _ = select.select([self._process.stdout], [], [], PATIENCE)
        if ready and str(self.port) in self._process.stdout.readline().decode():
            return True
        self.stop()
        return False


@contextmanager
def running(environment):
    """Run the server; yield it once it answers."""
    server = Server(environment)
    try:
        yield server
    finally:
        server.stop()
