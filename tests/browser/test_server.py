"""What the study server gives to whoever asks, and what it refuses."""

from __future__ import annotations

import http.client
import json
import re
import uuid
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from email.message import Message
from pathlib import Path

import pytest
import websocket
from servers import Server
from trainee import Trainee

pytestmark = pytest.mark.browser


@dataclass(frozen=True)
class Answer:
    """What the server said."""

    status: int
    headers: Message
    body: bytes


def ask(server: Server, path: str, **headers: str) -> Answer:
    """One GET with the path as it stands: no client tidies it."""
    with closing(
        http.client.HTTPConnection("127.0.0.1", int(server.url.rpartition(":")[2]), timeout=10)
    ) as line:
        line.putrequest("GET", path, skip_host="Host" in headers)
        for name, value in headers.items():
            line.putheader(name, value)
        line.endheaders()
        with line.getresponse() as answer:
            return Answer(answer.status, answer.headers, answer.read())


@pytest.mark.parametrize(
    "path",
    [
        "/voila/files/w01.ipynb",
        "/voila/files/",
        "/voila/files/..%2f..%2fetc%2fpasswd",
        "/voila/tree",
        "/voila/tree/",
        "/voila/api/contents/",
        "/voila/api/contents/w01.ipynb",
        "/voila/render/",
        "/voila/render/../../../../etc/passwd",
        "/voila/render/..%2f..%2f..%2f..%2fetc%2fpasswd",
        "/voila/render/solutions/cf01/mark.yaml",
        "/voila/static/../../../../../../../../etc/passwd",
        "/voila/static/..%2f..%2f..%2f..%2f..%2f..%2fetc%2fpasswd",
        "/voila/templates/..%2f..%2f..%2f..%2f..%2f..%2fetc%2fpasswd",
        "/voila/labextensions/..%2f..%2f..%2f..%2f..%2f..%2fetc%2fpasswd",
        "/solutions/cf01/mark.yaml",
        "/w01.ipynb",
        "/w99.ru",
        "/w99.again.ru",
        "/w00.again.ru",
        "/w01-s99.ru",
        "/w99-s1.ru",
        "/..-s1.ru",
        "/practice/w01-s1.ru",
        "/w01-s1/../../w01.again.ru",
        "/voila/render/practice/w01-s1/home/solutions/cf01/mark.yaml",
        "/voila/render/w01-s1%2f..%2f..%2fhome.ipynb",
        "/w01.xx",
        "/w01.ru/../../solutions/cf01/mark.yaml",
        "/static/",
        "/api/contents",
        "/api/kernels",
    ],
)
def test_nothing_but_the_pages_is_served(study: Server, path: str) -> None:
    """Notebook sources, folders, other files of the machine and keys are refused."""
    answer = ask(study, path)
    if answer.status == 302:  # Voilà sends what is no notebook on to its door for files, which is closed
        assert answer.headers["Location"].startswith("/voila/files")
        answer = ask(study, answer.headers["Location"])
    body = answer.body.decode("utf-8", "replace")
    assert answer.status >= 400
    assert "root:" not in body
    assert "open_workbook" not in body


@pytest.mark.parametrize("path", ["/", "/en", "/kk", "/w01.ru", "/w01.kk", "/w01.en", "/w00.kk", "/clock.ru"])
def test_a_page_tells_the_browser_what_it_may_load(study: Server, path: str) -> None:
    """Every page of the kit comes with a policy: own files only, in a frame of its own only, forms to itself only."""
    answer = ask(study, path)
    assert answer.status == 200
    policy = answer.headers["Content-Security-Policy"]
    for rule in ("default-src 'self'", "frame-ancestors 'self'", "form-action 'self'", "base-uri 'self'"):
        assert rule in policy
    assert "http" not in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "no-referrer"


def test_the_page_is_compressed(study: Server) -> None:
    """A browser that reads gzip gets a fifth of the bytes or less."""
    plain = len(ask(study, "/w01.ru").body)
    packed = ask(study, "/w01.ru", **{"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert len(packed.body) * 4 < plain


def test_the_server_listens_on_the_loopback_address_alone(study: Server) -> None:
    """No other machine can reach the server: the kernel lists its port on 127.0.0.1 and nowhere else."""
    port = int(study.url.rpartition(":")[2])
    listening = set()
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        if not Path(table).exists():
            continue
        for line in Path(table).read_text().splitlines()[1:]:
            _, local, _, state, *_ = line.split()
            if state == "0A" and int(local.rpartition(":")[2], 16) == port:
                listening.add(local.rpartition(":")[0])
    assert listening == {"0100007F"}


@pytest.mark.parametrize("path", ["/voila/render/w01.ipynb", f"/api/kernels/{uuid.uuid4()}"])
def test_a_foreign_name_for_this_machine_opens_nothing(study: Server, path: str) -> None:
    """A site that gives its own name this address cannot start or reach a kernel through the reader's browser."""
    assert ask(study, path, Host="evil.example").status == 403
    assert study.kernels() == []


def test_code_sent_to_a_kernel_is_not_run(
    visit: Callable[..., Trainee], study: Server, tmp_path: Path
) -> None:
    """A request to execute code over the kernel's websocket is dropped; the kernel answers what the page needs."""
    sockets: list[str] = []
    trainee = visit(
        python=True, prepare=lambda page: page.on("websocket", lambda one: sockets.append(one.url))
    ).saved()
    channel = next(url for url in sockets if "/channels" in url)
    trace = tmp_path / "was-here"
    line = websocket.create_connection(re.sub(r"\?.*", "", channel), timeout=10)
    try:
        for kind, content in (
            (
                "execute_request",
                {"code": f"open({str(trace)!r}, 'w')", "silent": False, "store_history": False},
            ),
            ("kernel_info_request", {}),
        ):
            header = {
                "msg_id": uuid.uuid4().hex,
                "username": "",
                "session": uuid.uuid4().hex,
                "version": "5.3",
            }
            message = {
                "header": {**header, "msg_type": kind},
                "parent_header": {},
                "metadata": {},
                "content": content,
            }
            line.send(json.dumps({**message, "channel": "shell", "buffers": []}))
        heard = []
        while "kernel_info_reply" not in heard:
            heard.append(json.loads(line.recv())["header"]["msg_type"])
    finally:
        line.close()
    assert "execute_reply" not in heard
    assert not trace.exists()
    trainee.mark("DP.7").done().saved()


def test_nothing_of_the_environment_is_told(study: Server) -> None:
    """An error page shows no traceback and no path of the machine."""
    body = ask(study, "/voila/render/none.ipynb").body.decode()
    assert "Traceback" not in body
    assert "site-packages" not in body
