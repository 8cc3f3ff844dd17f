"""Who may talk to the desk: this machine's browser, with the secret, from the desk's own page."""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

# Beside its own style and script the page speaks with its own server, and stands in no other page.
ALSO = "connect-src 'self'; img-src data:; frame-ancestors 'none'"
_FIXED = (
    (b"cache-control", b"no-store"),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=()"),
)


class Guard:
    """Lets through what has the right host, origin and secret; gives every answer its headers.

    The secret is the first part of the path. A page elsewhere that makes the browser send
    something here has another origin; a name that somebody points at this machine is another host.
    """

    def __init__(self, app: App, secret: str, port: int, csp: bytes) -> None:
        self._app = app
        self._prefix = f"/{secret}".encode()
        self._hosts = {f"127.0.0.1:{port}".encode(), f"localhost:{port}".encode()}
        self._origins = {b"http://" + host for host in self._hosts}
        self._headers = [*_FIXED, (b"content-security-policy", csp)]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request of ASGI."""
        if scope["type"] != "http":
            return
        if not self._allowed(scope):
            await send({"type": "http.response.start", "status": 404, "headers": [*_FIXED]})
            await send({"type": "http.response.body", "body": b""})
            return
        inner = dict(scope)
        inner["path"] = scope["path"][len(self._prefix) :] or "/"
        inner["raw_path"] = inner["path"].encode()

        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *self._headers]
            await send(message)

        await self._app(inner, receive, dressed)

    def _allowed(self, scope: Scope) -> bool:
        headers = dict(scope["headers"])
        path = scope["path"].encode("utf-8", "replace")
        secret, rest = path[: len(self._prefix)], path[len(self._prefix) :]
        return (
            hmac.compare_digest(secret, self._prefix)
            and rest[:1] in (b"", b"/")
            and headers.get(b"host") in self._hosts
            and (scope["method"] in ("GET", "HEAD") or headers.get(b"origin") in self._origins)
            and headers.get(b"origin", next(iter(self._origins))) in self._origins
            and headers.get(b"sec-fetch-site", b"none") in (b"none", b"same-origin")
        )
