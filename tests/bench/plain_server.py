"""The limit: the same bytes from a minimal Flask under the same server, from memory or a file.

plain_server PORT FILE                 answers /memory and /file
"""

import sys
from pathlib import Path

from flask import Flask, Response, send_from_directory

from bsak.kernel.serving import serve


def main() -> None:
    """Serve until stopped."""
    port, path = int(sys.argv[1]), Path(sys.argv[2]).resolve()
    page = path.read_bytes()
    app = Flask("plain")

    @app.get("/memory")
    def memory() -> Response:
        return Response(page, content_type="text/html; charset=utf-8")

    @app.get("/file")
    def file() -> Response:
        return send_from_directory(path.parent, path.name)

    serve(app, "127.0.0.1", port)


if __name__ == "__main__":
    main()
