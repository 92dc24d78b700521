"""The preview never stands still: what is wrong stands above every page until it is mended."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from example_sites import copy
from watchdog.events import DirCreatedEvent, DirDeletedEvent, DirModifiedEvent, DirMovedEvent, FileModifiedEvent

from macros.build import live
from macros.build import preview as serving
from macros.build.preview import Preview
from macros.messages import Fault, Problem
from macros.outputs.targets import Target
from macros.system.cache import Made

FAULT = Problem("docs/a.md", 7, "There is no table `<b>`", "Did you mean `b`?")
TOLD = "<li>docs/a.md:7: There is no table `&lt;b&gt;`. Did you mean `b`?</li>"
PAGE = "<!doctype html><html><body class='kind'><h1>The page</h1></body></html>"


FILES = {"index.html": PAGE.encode(), "page.css": b"body {}", "404.html": b"No such page"}


@pytest.fixture
def preview(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Preview]:
    """A preview of a project whose faults are `wrong` when it is checked; what it says is in `said`."""
    wrong: list[Problem] = []
    said: list[str] = []
    site = SimpleNamespace(cache=SimpleNamespace(state=lambda _: ""), urls=[])
    layout = SimpleNamespace(files=dict, renew=lambda _: None)

    def making(*_given: object, **_named: object) -> SimpleNamespace:
        return SimpleNamespace(layout=layout, faults=[], made=lambda name, path, work: work())

    monkeypatch.setattr(live, "read", lambda *_given, **_named: site)
    monkeypatch.setattr(live, "check_all", lambda _: list(wrong))
    monkeypatch.setattr(live, "laid_out", lambda *_: (making(), []))
    monkeypatch.setattr(live, "of", making)
    monkeypatch.setattr(live, "targets", lambda _: [Target("all", "docs", lambda: Made(FILES), tuple(FILES))])
    made = Preview(tmp_path, "127.0.0.1", 0, said.append)
    made.wrong, made.said = wrong, said
    yield made
    made.server_close()


def ask(preview: Preview, address: str) -> tuple[str, str]:
    """The status and the text at an address."""
    head: list[str] = []
    answer = preview.serve_request({"PATH_INFO": address}, lambda status, _: head.append(status))
    text = b"".join(answer).decode()
    getattr(answer, "close", lambda: None)()
    return head[0][:3], text


@pytest.mark.parametrize("asked", ["/", "/index.html", "/figures/a/", "/elsewhere", "/404.html"])
def test_a_preview_that_starts_with_a_fault_says_it_at_every_address(preview, asked):
    preview.wrong.append(FAULT)
    preview.renew()
    status, page = ask(preview, asked)
    assert (status, TOLD in page, "livereload" in page) == ("500", True, True)


def test_a_fault_stands_above_the_page_as_it_was_last_until_it_is_mended(preview):
    preview.renew()
    assert ask(preview, "/")[0] == "200"
    preview.wrong.append(FAULT)
    preview.renew()
    status, page = ask(preview, "/")
    assert (status, page.index(TOLD) < page.index("The page")) == ("500", True)
    assert ask(preview, "/page.css") == ("200", "body {}")
    preview.wrong.clear()
    preview.renew()
    status, page = ask(preview, "/")
    assert (status, "preview-fault" in page, "The page" in page) == ("200", False, True)


def test_a_site_is_shown_below_the_path_at_which_it_is_published(tmp_path, monkeypatch):
    root = copy(tmp_path)
    shown = Preview(root, "127.0.0.1", 0, str)
    monkeypatch.setattr(shown.live, "answer", {"index.html": PAGE.encode()}.get)
    try:
        assert shown.url == "http://127.0.0.1:0/exampleshire/"
        assert [ask(shown, address)[0] for address in ("/exampleshire/", "/", "/elsewhere/")] == ["200", "302", "404"]
    finally:
        shown.server_close()


def test_advice_stops_no_preview(preview):
    preview.wrong.append(Problem("docs/a.md", 7, "Look again", "", stops=False))
    preview.renew()
    assert preview.faults == []


def test_a_fault_of_the_program_is_shown_and_ends_no_preview(preview, monkeypatch):
    def broken(*_):
        raise KeyError("lost")

    monkeypatch.setattr(live, "check_all", broken)
    preview.renew()
    assert (
        "an error in the program, not in the content (KeyError: &#39;lost&#39;, at macros/build/live.py"
        in ask(preview, "/")[1]
    )


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8000", "200"),
        ("LOCALHOST", "200"),
        ("[::1]:8000", "200"),
        ("evil.example", "403"),
        ("evil.example:8000", "403"),
    ],
)
def test_a_name_elsewhere_that_leads_to_this_machine_is_given_no_draft(preview, host, status):
    preview.renew()
    head: list[str] = []
    answer = preview.serve_request({"PATH_INFO": "/", "HTTP_HOST": host}, lambda said, _: head.append(said[:3]))
    assert head == [status]
    assert (b"The page" in b"".join(answer)) == (status == "200")


def test_a_wrong_address_gets_the_sites_own_page_for_it(preview):
    preview.renew()
    assert ask(preview, "/nowhere/") == ("404", "No such page")


@pytest.mark.parametrize(
    ("event", "seen"),
    [
        (DirMovedEvent("docs/training", "docs/courses"), True),
        (DirDeletedEvent("docs/training"), True),
        (DirDeletedEvent("docs"), True),
        (DirCreatedEvent("docs"), True),
        (FileModifiedEvent("tests/charts/examples/bar.yml"), True),
        (DirModifiedEvent("docs/training"), False),
        (DirMovedEvent(".site-editions-new", "site-editions"), False),
        (FileModifiedEvent("README.md"), False),
    ],
)
def test_a_folder_that_comes_or_goes_is_seen_and_what_is_no_part_of_the_site_is_not(preview, event, seen):
    event.src_path = str(preview.project / event.src_path)
    event.dest_path = str(preview.project / event.dest_path) if event.dest_path else ""
    preview.saves.on_any_event(event)
    lost = seen and event.src_path == str(preview.project / "docs")
    assert (preview._want_rebuild, preview.saves.lost) == (seen, lost)


def test_a_changed_program_is_started_again(preview, monkeypatch):
    started: list[list[str]] = []
    monkeypatch.setattr(serving, "_code", lambda: {"macros/site.py": 1})
    monkeypatch.setattr(serving.subprocess, "run", lambda asked, **_: subprocess.CompletedProcess(asked, 0, "", ""))
    monkeypatch.setattr(serving.os, "execv", lambda program, words: started.append([program, *words]))
    preview.renew()
    address = ["--folder", str(preview.project), "--address", "127.0.0.1:0"]
    assert started == [[sys.executable, sys.executable, "-m", "macros", "serve", *address]]
    assert preview.said[-1] == "The program has changed and is restarting."


def test_a_changed_program_that_cannot_be_started_is_told_above_the_page_as_it_was(preview, monkeypatch):
    preview.renew()
    said = "Traceback:\nSyntaxError: invalid syntax\n"
    monkeypatch.setattr(serving, "_code", lambda: {"macros/site.py": 1})
    monkeypatch.setattr(serving.subprocess, "run", lambda asked, **_: subprocess.CompletedProcess(asked, 1, "", said))
    monkeypatch.setattr(serving.os, "execv", pytest.fail)
    preview.renew()
    told = "The program has changed, and cannot be started: SyntaxError: invalid syntax."
    status, page = ask(preview, "/")
    assert (status, told in page, "The page" in page) == ("500", True, True)
    assert told in preview.said[-2]


def test_the_terminal_says_where_to_look_and_what_is_wrong_and_nothing_else(preview):
    preview.renew()
    preview.wrong.append(FAULT)
    preview.renew()
    assert [line.partition(" in ")[0] for line in preview.said] == [
        "Ready",
        str(FAULT),
        "The browser shows the previous pages with this message until it is fixed.",
    ]
    assert preview.said[0].endswith(" s: http://127.0.0.1:0/")


def test_a_port_in_use_is_told_with_another_before_anything_is_built(tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(Fault) as told:
            serving.serve(tmp_path, f"127.0.0.1:{port}", pytest.fail)
    assert str(told.value) == (
        f"The preview cannot be shown at 127.0.0.1:{port} (Address already in use). Another preview or program already "
        f"uses this address: stop it, or type `python -m macros serve --address 127.0.0.1:{port + 1}`."
    )


@pytest.mark.parametrize(
    "typed", ["", "hello", "8000", "127.0.0.1:", "127.0.0.1:0", "127.0.0.1:80800", "127.0.0.1:²", ":8000"]
)
def test_what_is_no_address_is_told(tmp_path, typed):
    with pytest.raises(Fault, match="is not a valid address for the preview"):
        serving.serve(tmp_path, typed, pytest.fail)
