"""A server on the loopback address that answers as a test tells it to."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Served:
    """What was asked of the server; `closing` is set when the test is over."""

    url: str = ""
    requests: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)


Behaviour = Callable[[BaseHTTPRequestHandler, Served], None]


@contextmanager
def served(behaviour: Behaviour) -> Iterator[Served]:
    """Run a server for the time of a test."""
    state = Served()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            state.requests.append(json.loads(body))
            state.headers.append(dict(self.headers))
            try:
                behaviour(self, state)
            except OSError:
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    state.url = f"http://127.0.0.1:{server.server_port}"
    running = threading.Thread(target=server.serve_forever, args=(0.02,))
    running.start()
    try:
        yield state
    finally:
        state.closing.set()
        server.shutdown()
        server.server_close()
        running.join()


def send(handler: BaseHTTPRequestHandler, data: bytes, status: int = 200, **more: str) -> None:
    """Send a whole answer."""
    handler.send_response(status)
    handler.send_header("Content-Length", str(len(data)))
    for name, value in more.items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(data)


def envelope(content: str | None, finish: str = "stop") -> bytes:
    """Put words into the envelope of chat completions."""
    message = {"role": "assistant", "content": content}
    choice = {"index": 0, "message": message, "finish_reason": finish}
    return json.dumps({"object": "chat.completion", "choices": [choice]}).encode()


def says(content: str | None, finish: str = "stop") -> Behaviour:
    """Give a server whose model always says the same."""
    return lambda handler, _: send(handler, envelope(content, finish))


def claims(*found: Any) -> str:
    """Give an answer with these claims."""
    return json.dumps({"claims": list(found)})
