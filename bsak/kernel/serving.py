"""The web server as shipped: one process, few threads, on a port of its own."""

import errno
import gc
import logging
from collections.abc import Callable
from typing import Any

from waitress import create_server

from bsak.kernel.errors import Refused

THREADS = 4  # more only take turns: Python runs one at a time
# An answer up to this size is sent whole by the thread that holds the connections. Sent piece by
# piece by the thread that made it, each piece lets the others in between, and eight people at
# once were served more slowly than one.
_WHOLE = 512 * 1024


def serve(
    app: Any,
    host: str,
    port: int,
    *,
    behind_proxy: bool = False,
    when_bound: Callable[[str], None] = lambda _address: None,
) -> None:
    """Answer requests until the process is told to stop. Raises Refused when the port is not ours.

    ``when_bound`` is told the address as soon as it answers.
    X-Forwarded-* reaches ``app`` only ``behind_proxy``; who comes directly could write anything.
    """
    # A request that waits its turn for some milliseconds is no fault, and a line about each costs
    # more than the wait.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    logging.basicConfig()
    try:
        server = create_server(
            app,
            host=host,
            port=port,
            threads=THREADS,
            ident=None,
            clear_untrusted_proxy_headers=not behind_proxy,
        )
    except (OSError, ValueError) as error:
        raise Refused(_why_not(error, host, port)) from error
    # Set here, not above: waitress means to take the setting away, and then the pages still go out.
    server.adj.send_bytes = _WHOLE
    gc.freeze()  # what is loaded by now stays as long as the server: it need not be looked through
    when_bound(f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}")
    server.run()


def _why_not(error: Exception, host: str, port: int) -> str:
    number = getattr(error, "errno", None)
    if number == errno.EADDRINUSE:
        return (
            f"Port {port} er optaget af et andet program. Stop det, eller vælg en anden port, "
            f"fx --port {port + 1 if port < 65535 else 8000}."
        )
    if number in (errno.EACCES, errno.EPERM):
        return f"Port {port} må du ikke bruge. Vælg en over 1023, fx --port 8000."
    return f"{host} er ikke en adresse på denne maskine. Vælg en anden, fx --host 127.0.0.1."
