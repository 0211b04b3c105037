"""The fence around a Schemathesis process, loaded as its hooks module.

The runner copies this file into a private folder, beside `guard.json`:

    methods          upper-case HTTP methods that may be sent, or null for "those the document lists"
    origin           scheme, host and port of the API, e.g. "https://api.example.com:443"
    endpoints        [host, port] pairs a connection may be opened to (the API, or the proxy in front of it)
    maxResponseBytes upper bound of one decoded response body, in bytes

Everything here fails closed: if the installed Schemathesis or requests no longer has a part this file
relies on, loading raises, and Schemathesis stops before it sends anything.
"""

import json
import os
import shutil
import sys
import threading
from pathlib import Path
from urllib.parse import urlsplit

import requests
import schemathesis
from requests.adapters import HTTPAdapter
from schemathesis.core.result import Ok
from schemathesis.engine import outage
from schemathesis.engine.run import probes

HOME = Path(__file__).resolve().parent
SETTINGS = json.loads((HOME / "guard.json").read_text(encoding="utf-8"))
SENT = open(HOME / "sent.log", "a", encoding="ascii", errors="replace")
DEFAULT_PORTS = {"http": 80, "https": 443}
ENDPOINTS = {(host.lower(), str(port)) for host, port in SETTINGS["endpoints"]}

# Filled when the document is loaded; until then nothing may be sent.
allowed_methods = set()


class RequestRefused(RuntimeError):
    """The request or connection is outside of what the runner was asked to do, and was not made."""


def origin_of(url):
    parts = urlsplit(url)
    return f"{parts.scheme}://{(parts.hostname or '').lower()}:{parts.port or DEFAULT_PORTS.get(parts.scheme, 0)}"


def forget_secrets():
    # The configuration, credentials included, has been read by the time hooks are loaded.
    try:
        (HOME / "schemathesis.toml").unlink()
    except OSError:
        pass  # Windows keeps an open file; the runner removes the folder afterwards.


def end_with_parent():
    """Stop this process as soon as the runner is gone, however it went: its end of our stdin closes."""

    def watch():
        try:
            # os.read, not sys.stdin: a buffered reader would hold its lock during interpreter shutdown.
            while os.read(0, 1024):
                pass
        except OSError:
            pass
        shutil.rmtree(HOME, ignore_errors=True)
        os._exit(130)

    threading.Thread(target=watch, daemon=True).start()


def bound_body(response):
    iterate = response.iter_content
    limit = SETTINGS["maxResponseBytes"]

    def iter_content(*args, **kwargs):
        received = 0
        for chunk in iterate(*args, **kwargs):
            received += len(chunk)
            if received > limit:
                response.close()
                raise requests.exceptions.ContentDecodingError(f"The response body is larger than {limit} bytes")
            yield chunk

    response.iter_content = iter_content
    return response


def fence_requests():
    send = HTTPAdapter.send

    def guarded_send(self, request, *args, **kwargs):
        if request.method not in allowed_methods:
            raise RequestRefused(f"{request.method} is not a method this run may send")
        if origin_of(request.url) != SETTINGS["origin"]:
            raise RequestRefused("the request leaves the origin under test")
        SENT.write(f"{request.method}\n")
        SENT.flush()
        return bound_body(send(self, request, *args, **kwargs))

    HTTPAdapter.send = guarded_send
    if not hasattr(requests.Session, "resolve_redirects"):
        raise RuntimeError("requests.Session.resolve_redirects is missing: redirects could not be switched off")
    requests.Session.resolve_redirects = lambda self, *args, **kwargs: iter(())


def fence_sockets():
    def audit(event, args):
        if event == "socket.getaddrinfo":
            host, port = args[0], args[1]
            name = host.decode("ascii", "replace") if isinstance(host, bytes) else str(host)
            if (name.lower(), str(port)) not in ENDPOINTS:
                raise RequestRefused(f"a connection to {name}:{port} is outside of this run")

    sys.addaudithook(audit)


def send_nothing_of_its_own():
    """Schemathesis also sends requests that no operation asks for; leave those out."""
    for module, name in ((probes, "send"), (outage, "answers_after_reset"), (outage, "accepts_connections")):
        if not hasattr(module, name):
            raise RuntimeError(f"{module.__name__}.{name} is missing: this Schemathesis is not supported")
    # Two GETs outside of the documented paths, before the first phase.
    probes.send = lambda probe, ctx: probes.ProbeRun(probe, probes.ProbeOutcome.SKIP)
    # `HEAD /` on a raw socket, after a connection reset behind a proxy.
    outage.answers_after_reset = lambda address, *, https: outage.accepts_connections(address)


@schemathesis.hook
def after_load_schema(context, schema):
    listed = {result.ok().method.upper() for result in schema.get_all_operations() if isinstance(result, Ok)}
    wanted = SETTINGS["methods"]
    allowed_methods.update(listed if wanted is None else listed & set(wanted))
    # HTTP servers drop a NUL byte in a header before the application sees it.
    schema.adapt_to_null_byte_in_header_failure()


@schemathesis.hook
def before_call(context, case, kwargs):
    if case.method.upper() != case.operation.method.upper():
        raise RequestRefused(f"{case.method} is not the method of {case.operation.label}")


forget_secrets()
end_with_parent()
fence_requests()
fence_sockets()
send_nothing_of_its_own()
