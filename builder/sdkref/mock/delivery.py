"""An event delivered to a receiver that has just been started on this machine."""

import http.client
import threading
import time
from collections.abc import Sequence

from sdkref.mock.exchange import Pair

_PAUSE = 0.05
"""Seconds between attempts to reach a receiver that does not listen yet."""


class Delivery:
    """Sends one request as soon as somebody listens, and keeps what is answered."""

    def __init__(
        self, port: int, method: str, headers: Sequence[Pair], body: bytes, seconds: float = 30.0
    ) -> None:
        self._port, self._seconds = port, seconds
        self._method, self._headers, self._body = method, dict(headers), body
        self.status: int | None = None
        """What the receiver answered; None when it did not."""
        self.reason = "nobody listens"
        """Why there was no answer."""

    def __call__(self, ended: threading.Event) -> None:
        """Try until there is an answer, the time is over, or the receiver has ended."""
        until = time.monotonic() + self._seconds
        while not ended.is_set() and time.monotonic() < until:
            connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=self._seconds)
            try:
                connection.request(self._method, "/", self._body or None, self._headers)
                self.status = connection.getresponse().status
            except ConnectionRefusedError:
                ended.wait(_PAUSE)
            except (OSError, http.client.HTTPException) as error:
                self.reason = " ".join(str(error).split()) or type(error).__name__
                return
            else:
                return
            finally:
                connection.close()
