"""Asks a server for one page again and again over connections that stay open.

load PORT PATH COOKIE CLIENTS SECONDS
"""

import json
import selectors
import socket
import sys
import time
from dataclasses import dataclass, field


@dataclass(slots=True)
class Client:
    """One connection with at most one request under way."""

    connection: socket.socket
    request: bytes
    began: float = 0.0
    wanted: int = 0
    got: bytearray = field(default_factory=bytearray)

    def ask(self) -> None:
        """Send the request."""
        self.got.clear()
        self.wanted = 0
        self.began = time.perf_counter()
        self.connection.sendall(self.request)

    def hear(self) -> bool:
        """Take what has come; return whether the answer is whole. Raises on a refusal."""
        piece = self.connection.recv(262144)
        if not piece:
            raise ConnectionError("the server hung up")
        self.got += piece
        if not self.wanted:
            end = self.got.find(b"\r\n\r\n")
            if end < 0:
                return False
            head = bytes(self.got[:end]).lower()
            if not head.startswith(b"http/1.1 200"):
                raise ConnectionError(head.split(b"\r\n")[0].decode())
            length = next(n for n in head.split(b"\r\n") if n.startswith(b"content-length:"))
            self.wanted = end + 4 + int(length.split(b":")[1])
        return len(self.got) >= self.wanted


def load(port: int, path: str, cookie: str, clients: int, seconds: float) -> dict[str, float]:
    """Return requests per second, the median and the 99th percentile in ms, and the size."""
    head = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept: text/html\r\n"
    request = f"{head}{f'Cookie: {cookie}' if cookie else 'X-None: 1'}\r\n\r\n".encode()
    waiting, times = selectors.DefaultSelector(), []
    crowd = []
    for _ in range(clients):
        connection = socket.create_connection(("127.0.0.1", port))
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        crowd.append(Client(connection, request))
        waiting.register(connection, selectors.EVENT_READ, crowd[-1])
    start = time.perf_counter()
    for client in crowd:
        client.ask()
    while (now := time.perf_counter()) < start + seconds:
        for key, _ in waiting.select(1):
            if key.data.hear():
                times.append(time.perf_counter() - key.data.began)
                key.data.ask()
    for client in crowd:
        client.connection.close()
    times.sort()
    middle, late = times[len(times) // 2], times[int(len(times) * 0.99)]
    rate = len(times) / (now - start)
    return {"rate": rate, "p50": 1000 * middle, "p99": 1000 * late, "bytes": crowd[0].wanted}


def main() -> None:
    """Load the server and tell what it did."""
    port, path, cookie, clients, seconds = sys.argv[1:]
    load(int(port), path, cookie, 1, 0.3)
    print(json.dumps(load(int(port), path, cookie, int(clients), float(seconds))))


if __name__ == "__main__":
    main()
