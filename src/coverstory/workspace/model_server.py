"""The edge to a language model's server: any that speaks OpenAI's chat completions over HTTP.

In: checked settings, and words of a report. Out: what the model answered, or ServerNotUsable.
Everything is bounded: time, size, attempts. Redirects and proxies from the environment are never
followed, and nothing that a server says goes into a message.
"""

import http.client
import socket
import ssl
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from urllib.parse import urlsplit

import msgspec

from coverstory.model import ServerNotUsable, Where
from coverstory.reading import Answered, question
from coverstory.workspace.model_settings import KEY, ModelSettings

MAX_ANSWER = 2_000_000  # bytes; sixty claims with all their fields are under 60,000
_ATTEMPTS = 2
# A server that failed for so many reports in a row is not asked again in this run.
_PATIENCE = 3


class _Message(msgspec.Struct, frozen=True):
    content: str | None = None


class _Choice(msgspec.Struct, frozen=True):
    message: _Message
    finish_reason: str | None = None


class _Envelope(msgspec.Struct, frozen=True):
    choices: list[_Choice]


class _Passing(Exception):
    """A failure that may be gone when asked again."""


class _SchemaRefused(Exception):
    """The server does not take a schema for the answer."""


class ModelServer:
    """A server that can be asked; it remembers what it refused, and when to stop asking."""

    def __init__(self, settings: ModelSettings, *, pause: Callable[[float], None] = time.sleep):
        self.settings = settings
        self._pause = pause
        self._takes_schema = True
        self._failed_in_a_row = 0

    @property
    def is_given_up(self) -> bool:
        """Say whether it failed so often that it is not asked again."""
        return self._failed_in_a_row >= _PATIENCE

    def ask(self, words: str) -> Answered:
        """Ask about some words of a report. Raises ServerNotUsable."""
        try:
            answered = self._asked(words)
        except ServerNotUsable:
            self._failed_in_a_row += 1
            raise
        self._failed_in_a_row = 0
        return answered

    def _asked(self, words: str) -> Answered:
        why = ""
        for attempt in range(_ATTEMPTS):
            if attempt:
                self._pause(1.0)
            try:
                return self._answered(words)
            except _Passing as error:
                why = str(error)
        raise self._failure(why, "See whether the server is running, and read again.")

    def _answered(self, words: str) -> Answered:
        try:
            return _opened(self._posted(words, with_schema=self._takes_schema), self)
        except _SchemaRefused:
            answered = _opened(self._posted(words, with_schema=False), self)
            self._takes_schema = False
            return answered

    def _posted(self, words: str, *, with_schema: bool) -> bytes:
        settings = self.settings
        body = question(
            words, model=settings.name, max_tokens=settings.max_tokens,
            with_schema=with_schema,
        )  # fmt: skip
        status, answer = _exchanged(settings, msgspec.json.encode(body))
        if status == 200:
            if len(answer) > MAX_ANSWER:
                raise self._failure(f"its answer is larger than {MAX_ANSWER} bytes", _OTHER)
            return answer
        if status in (400, 415, 422, 501) and with_schema:
            raise _SchemaRefused
        if status in (408, 429) or status >= 500:
            raise _Passing(f"it answers with status {status}")
        raise self._failure(*_refusal(status))

    def _failure(self, what: str, next_step: str) -> ServerNotUsable:
        return ServerNotUsable(
            Where(f"model {self.settings.name}"),
            f"{what}; what the built-in reader found stands",
            next_step,
        )


_OTHER = "Use another server, or read without --model."


def _refusal(status: int) -> tuple[str, str]:
    if 300 <= status < 400:
        what = f"it answers with a redirect ({status}), which is not followed"
        return what, "Give the address that it leads to, if you trust it."
    if status in (401, 403):
        return f"it refuses access ({status})", f"Set {KEY} to a key that it takes."
    return f"it answers with status {status}", "Check the address and --model-name."


def _opened(data: bytes, server: ModelServer) -> Answered:
    """Take the model's words out of the server's envelope."""
    try:
        envelope = msgspec.json.decode(data, type=_Envelope)
        choice = envelope.choices[0]
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, IndexError):
        what = "its answer is not in the form of chat completions"
        raise server._failure(what, _OTHER) from None
    return Answered(choice.message.content or "", cut=choice.finish_reason == "length")


def _exchanged(settings: ModelSettings, body: bytes) -> tuple[int, bytes]:
    """Send one request; give the status and at most a little more than MAX_ANSWER bytes.

    http.client follows no redirect and knows no proxy. Raises _Passing.
    """
    connection, path = _connection(settings)
    headers = {"Content-Type": "application/json", "Accept": "application/json"}
    if settings.key:
        headers["Authorization"] = f"Bearer {settings.key}"
    late = threading.Event()
    try:
        connection.connect()
        watch = threading.Timer(settings.seconds, _hang_up, (connection.sock, late))
        watch.daemon = True
        watch.start()
        try:
            connection.request("POST", path, body, {**headers, "Connection": "close"})
            answer = connection.getresponse()
            data = answer.read(MAX_ANSWER + 1)
        finally:
            watch.cancel()
    except (OSError, http.client.HTTPException) as error:
        if late.is_set() or isinstance(error, TimeoutError):
            raise _too_slow(settings) from None
        raise _Passing(f"the connection failed ({type(error).__name__})") from None
    finally:
        connection.close()
    if late.is_set():
        raise _too_slow(settings)
    if answer.length and len(data) <= MAX_ANSWER:
        raise _Passing("it ended its answer early")
    return answer.status, data


def _too_slow(settings: ModelSettings) -> ServerNotUsable:
    return ServerNotUsable(
        Where(f"model {settings.name}"),
        f"no answer in {settings.seconds:g} seconds; what the built-in reader found stands",
        "Give it longer with --model-seconds, or use a smaller model.",
    )


def _hang_up(connected: socket.socket, late: threading.Event) -> None:
    """End an exchange that takes too long, also one that goes on byte by byte."""
    late.set()
    with suppress(OSError):
        connected.shutdown(socket.SHUT_RDWR)


def _connection(settings: ModelSettings) -> tuple[http.client.HTTPConnection, str]:
    parts = urlsplit(settings.url)
    host, seconds = parts.hostname or "", settings.seconds
    path = parts.path.rstrip("/")
    if not path.endswith("/chat/completions"):
        path = f"{path.removesuffix('/v1')}/v1/chat/completions"
    if parts.scheme == "https":
        trust = ssl.create_default_context()
        return http.client.HTTPSConnection(host, parts.port, timeout=seconds, context=trust), path
    return http.client.HTTPConnection(host, parts.port, timeout=seconds), path
