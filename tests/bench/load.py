"""Asks a server for one page again and again over connections that stay open.

load PORT PATH COOKIE CLIENTS SECONDS
"""

import json
import re
import selectors
import socket
import sys
import time
from dataclasses import dataclass

_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)


@dataclass(slots=True)
class Client:
    """One connection with at most one request under way.

    It does as little as it can for each answer, so that the server is measured and not the client.
    """

    connection: socket.socket
    request: bytes
    room: bytearray
    began: float = 0.0
    wanted: int = 0
    got: int = 0

    def ask(self) -> None:
        """Send the request."""
        self.got = self.wanted = 0
        self.began = time.perf_counter()
        self.connection.sendall(self.request)

    def hear(self) -> bool:
        """Take what has come; return whether the answer is whole. Raises on a refusal."""
        piece = self.connection.recv_into(self.room)
        if not piece:
            raise ConnectionError("the server hung up")
        if not self.wanted:
            self.wanted = _whole(self.room, piece)
        self.got += piece
        return self.got >= self.wanted


def _whole(room: bytearray, filled: int) -> int:
    """Return the size of the answer that begins in ``room``; servers send the head in one piece."""
    end = room.find(b"\r\n\r\n", 0, filled)
    length = _LENGTH.search(room, 0, max(end, 0))
    if not room.startswith(b"HTTP/1.1 200") or length is None:
        raise ConnectionError(room[:80].split(b"\r\n")[0].decode(errors="replace"))
    return end + 4 + int(length[1])


def load(port: int, path: str, cookie: str, clients: int, seconds: float) -> dict[str, float]:
    """Return requests per second, the median and 99th percentile in ms, the size, and ``busy``.

    ``busy`` is the share of the time that this process itself worked: near 1 it was the limit.
    """
    head = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept: text/html\r\n"
    request = f"{head}{f'Cookie: {cookie}' if cookie else 'X-None: 1'}\r\n\r\n".encode()
    waiting, times = selectors.DefaultSelector(), []
    room = bytearray(1 << 20)
    crowd = []
    for _ in range(clients):
        connection = socket.create_connection(("127.0.0.1", port))
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        crowd.append(Client(connection, request, room))
        waiting.register(connection, selectors.EVENT_READ, crowd[-1])
    start, worked = time.perf_counter(), time.process_time()
    for client in crowd:
        client.ask()
    while (now := time.perf_counter()) < start + seconds:
        for key, _ in waiting.select(1):
            if key.data.hear():
                times.append(time.perf_counter() - key.data.began)
                key.data.ask()
    busy = (time.process_time() - worked) / (now - start)
    for client in crowd:
        client.connection.close()
    times.sort()
    middle, late = times[len(times) // 2], times[int(len(times) * 0.99)]
    rate = len(times) / (now - start)
    told = {"rate": rate, "p50": 1000 * middle, "p99": 1000 * late, "busy": busy}
    return {**told, "bytes": crowd[0].wanted}


def main() -> None:
    """Load the server and tell what it did."""
    port, path, cookie, clients, seconds = sys.argv[1:]
    load(int(port), path, cookie, 1, 0.3)
    print(json.dumps(load(int(port), path, cookie, int(clients), float(seconds))))


if __name__ == "__main__":
    main()
