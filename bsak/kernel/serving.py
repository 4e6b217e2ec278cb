"""The web server as shipped: one process, few threads, on a port of its own."""

import logging
from typing import Any

from waitress import serve as _serve

THREADS = 4  # more only take turns: Python runs one at a time


def serve(app: Any, host: str, port: int, *, behind_proxy: bool = False) -> None:
    """Answer requests until the process is told to stop.

    X-Forwarded-* reaches ``app`` only ``behind_proxy``; who comes directly could write anything.
    """
    # A request that waits its turn for some milliseconds is no fault, and a line about each costs
    # more than the wait.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    _serve(
        app,
        host=host,
        port=port,
        threads=THREADS,
        ident=None,
        clear_untrusted_proxy_headers=not behind_proxy,
    )
