"""Starts the desk: a free port of this machine alone, a fresh secret, the browser."""

from __future__ import annotations

import secrets
import socket
import threading
import time
import webbrowser
from collections.abc import Callable
from typing import TYPE_CHECKING

from unionnlp.errors import OutputError
from unionnlp.extras import extra
from unionnlp.translation import Lang

if TYPE_CHECKING:
    import uvicorn

    from unionnlp.desk.guard import Guard
    from unionnlp.desk.tasks import Started

_LOOK = 5.0  # seconds between two looks whether a page is still open
_LOST = 120.0  # seconds without a sign: a page in the background speaks once a minute or oftener


def serve(
    *,
    port: int = 0,
    browser: bool = True,
    lang: Lang = "zh",
    idle: float | None = None,
    say: Callable[[str], None] | None = None,
    own: Started | None = None,
) -> None:
    """Serve the desk until the user ends it; ``say`` is told its address (printed by default).

    ``own`` are standard items of one's own, and the encoding of texts. ``port`` 0 takes a free
    one; ``idle`` are the seconds after which the desk ends by itself when no page is open
    (``None``: never). Raises
    ``OutputError`` (U400) where the port is taken.
    """
    with extra("desk"):
        from unionnlp.desk.app import Desk, page_file, style
    from unionnlp.desk.guard import ALSO, Guard
    from unionnlp.desk.session import Session
    from unionnlp.desk.tasks import Started, Wishes
    from unionnlp.desk.worker import Workers
    from unionnlp.outputs.views.policy import policy

    place = _bound(port)
    port = place.getsockname()[1]
    secret = secrets.token_urlsafe(24)
    workers = Workers()
    try:
        server: uvicorn.Server
        desk = Desk(
            Session(workers, Wishes(lang=lang), own or Started()),
            lambda: setattr(server, "should_exit", True),
        )
        csp = policy(style(), page_file("page.js"), ALSO).encode()
        server = _server(Guard(desk.app(), secret, port, csp))
        address = f"http://127.0.0.1:{port}/{secret}/"
        (say or _print)(address)
        if browser:
            threading.Timer(0.3, webbrowser.open, (address,)).start()
        if idle is not None:
            threading.Thread(target=_watch, args=(desk, server, idle), daemon=True).start()
        server.run(sockets=[place])
    finally:
        workers.close()
        place.close()


def _server(app: Guard) -> uvicorn.Server:
    """Return a server that writes no log and says nothing of itself."""
    with extra("desk"):
        import uvicorn

    return uvicorn.Server(
        uvicorn.Config(
            app,
            log_level="critical",
            access_log=False,
            lifespan="off",
            ws="none",
            server_header=False,
            date_header=False,
            timeout_graceful_shutdown=2,
            loop="asyncio",
        )
    )


def _print(address: str) -> None:
    print(address, flush=True)  # whoever started it through a pipe waits for the line


def _watch(desk: object, server: object, idle: float) -> None:
    """End the server once no page was heard of for a while."""
    while time.monotonic() - desk.seen < max(idle, _LOST):  # type: ignore[attr-defined]
        time.sleep(_LOOK)
    server.should_exit = True  # type: ignore[attr-defined]


def _bound(port: int) -> socket.socket:
    place = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        place.bind(("127.0.0.1", port))
        place.listen(64)  # whoever is told the address can connect at once
    except OSError as error:
        place.close()
        raise OutputError(
            f"port {port}: cannot be used ({error.strerror}); leave --port out for a free one"
        ) from error
    return place
