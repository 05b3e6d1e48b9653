"""Which language model is asked, if any: the user's words, checked before anything is sent.

In: the address that the user gave, and the environment for the key. Out: settings, or a
CommandError. Off unless asked for; a server that is not on this machine is used only with the
user's word that texts may leave it. Neither address nor key is repeated in a message.
"""

import ipaddress
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from coverstory.model import CommandError, Where

KEY = "COVERSTORY_MODEL_KEY"  # the environment variable; a key on the command line would be seen
TOKENS, SECONDS = 3000, 120.0
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_./:@-]{0,99}")
_KEY = re.compile(r"[!-~]{1,4096}")


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """Which model to ask, and how long and how much it may answer. The key is not in its words."""

    url: str
    name: str
    max_tokens: int = TOKENS
    seconds: float = SECONDS
    key: str = field(default="", repr=False)


def model_at(
    url: str,
    *,
    name: str = "local",
    texts_may_leave: bool = False,
    max_tokens: int = TOKENS,
    seconds: float = SECONDS,
    environment: Mapping[str, str],
) -> ModelSettings:
    """Give the settings for a server, checked before anything is sent.

    `environment` is where the key is looked for. Raises CommandError where the address or the key
    cannot be used, or texts would leave this machine without the user's word.
    """
    scheme, host = _address(url)
    if not _NAME.fullmatch(name):
        raise CommandError(
            Where("--model-name"), "this is no name of a model", "Give letters, digits and ./:@_-."
        )
    if not _is_here(host) and not texts_may_leave:
        raise CommandError(
            Where("--model"),
            f"{host} is not this machine, and the texts of the reports would be sent there",
            "Add --texts-may-leave if they may leave; else run the model here, on 127.0.0.1",
        )
    key = environment.get(KEY, "").strip()
    if key and not _KEY.fullmatch(key):
        raise CommandError(
            Where(KEY), "the key has characters that no key has", "Set the variable again."
        )
    if key and scheme == "http" and not _is_here(host):
        raise CommandError(
            Where("--model"),
            "the key would travel in the clear",
            f"Give an https:// address, or unset {KEY}.",
        )
    return ModelSettings(url, name, max_tokens, seconds, key)


def _address(url: str) -> tuple[str, str]:
    """Give scheme and host of an address that can be asked. Its words are never repeated."""
    try:
        parts = urlsplit(url)
        port_is_there = parts.port is None or parts.port > 0
        host = (parts.hostname or "").encode("idna").decode("ascii")
    except (ValueError, UnicodeError):
        raise _no_address("this is no address") from None
    if parts.scheme not in ("http", "https") or not host or not port_is_there:
        raise _no_address("this is no address of a server")
    if parts.username is not None or parts.password is not None or parts.query or parts.fragment:
        raise _no_address("an address with a password, a key or a mark in it would be seen")
    if not (url.isascii() and url.isprintable() and " " not in url):
        raise _no_address("the address has characters that no address has")
    return parts.scheme, host


def _no_address(what: str) -> CommandError:
    return CommandError(
        Where("--model"), what, f"Write http://127.0.0.1:8080; a key belongs into {KEY}."
    )


def _is_here(host: str) -> bool:
    """Say whether a host is this machine, by its address or the one name that means it."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
