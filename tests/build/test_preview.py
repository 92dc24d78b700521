"""The preview never stands still: what is wrong stands above every page until it is mended."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from macros.build import preview as serving
from macros.build.preview import Preview
from macros.messages import Fault, Problem

SETTINGS = SimpleNamespace(
    site_url="https://example.org/place/", docs_dir="docs", watch=[], theme=SimpleNamespace(dirs=[])
)
FAULT = Problem("docs/a.md", 7, "There is no table `<b>`", "Did you mean `b`?")
TOLD = "<li>docs/a.md:7: There is no table `&lt;b&gt;`. Did you mean `b`?</li>"
PAGE = "<!doctype html><html><body class='kind'><h1>The page</h1></body></html>"


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    """A preview of a project whose faults are `wrong` when it is built; what it says is in `said`."""
    wrong: list[Problem] = []
    said: list[str] = []

    def make(root: Path, folder: Path, tell: object, shown_at) -> list[Problem]:
        if not wrong:
            shown_at(SETTINGS)
            folder.mkdir()
            (folder / "index.html").write_text(PAGE, encoding="utf-8")
            (folder / "page.css").write_text("body {}", encoding="utf-8")
            (folder / "404.html").write_text("No such page", encoding="utf-8")
        return list(wrong)

    made = Preview(tmp_path, tmp_path / "place", "127.0.0.1", 0, said.append, make)
    (tmp_path / "place").mkdir()
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


@pytest.mark.parametrize("asked", ["/", "/place/", "/place/figures/a/", "/elsewhere", "/place/404.html"])
def test_a_preview_that_starts_with_a_fault_says_it_at_every_address(preview, asked):
    preview.wrong.append(FAULT)
    preview.renew()
    status, page = ask(preview, asked)
    assert (status, TOLD in page, "livereload" in page) == ("500", True, True)


def test_a_fault_stands_above_the_page_as_it_was_last_until_it_is_mended(preview):
    preview.renew()
    assert ask(preview, "/place/")[0] == "200"
    preview.wrong.append(FAULT)
    preview.renew()
    status, page = ask(preview, "/place/")
    assert (status, page.index(TOLD) < page.index("The page")) == ("500", True)
    assert ask(preview, "/place/page.css") == ("200", "body {}")
    preview.wrong.clear()
    preview.renew()
    status, page = ask(preview, "/place/")
    assert (status, "preview-fault" in page, "The page" in page) == ("200", False, True)


def test_advice_stops_no_preview(preview):
    preview.make = lambda *_: [Problem("docs/a.md", 7, "Look again", "", stops=False)]
    preview.renew()
    assert preview.faults == []


def test_a_fault_of_the_program_is_shown_and_ends_no_preview(preview):
    def broken(*_):
        raise KeyError("lost")

    preview.make = broken
    preview.renew()
    assert "a fault of its own (KeyError: &#39;lost&#39;, at macros/build/preview.py" in ask(preview, "/")[1]


def test_a_wrong_address_gets_the_sites_own_page_for_it(preview):
    preview.renew()
    assert ask(preview, "/place/nowhere/") == ("404", "No such page")


def test_a_changed_program_asks_to_be_started_again(preview, monkeypatch):
    monkeypatch.setattr(serving, "_code", lambda: {"macros/site.py": 1})
    preview.renew()
    status, page = ask(preview, "/place/")
    assert (status, serving.RESTART in page, "The page" in page) == ("200", True, True)
    assert preview.said[-1] == serving.RESTART


def test_the_terminal_says_where_to_look_and_what_is_wrong_and_nothing_else(preview):
    preview.renew()
    preview.wrong.append(FAULT)
    preview.renew()
    assert [line.partition(" in ")[0] for line in preview.said] == [
        "Built",
        str(FAULT),
        "The browser shows this above the pages as they were, until it is mended.",
    ]
    assert preview.said[0].endswith(" s: http://127.0.0.1:0/place/")


def test_a_port_in_use_is_told_with_another_before_anything_is_built(tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(Fault) as told:
            serving.serve(tmp_path, f"127.0.0.1:{port}", pytest.fail, pytest.fail)
    assert str(told.value) == (
        f"The preview cannot be shown at 127.0.0.1:{port} (Address already in use). Another preview or program is there "
        f"already: stop it, or type `make serve ADDRESS=127.0.0.1:{port + 1}` (without make, add `--address 127.0.0.1:{port + 1}`)."
    )


@pytest.mark.parametrize(
    "typed", ["", "hello", "8000", "127.0.0.1:", "127.0.0.1:0", "127.0.0.1:80800", "127.0.0.1:²", ":8000"]
)
def test_what_is_no_address_is_told(tmp_path, typed):
    with pytest.raises(Fault, match="is no address to show a preview at"):
        serving.serve(tmp_path, typed, pytest.fail, pytest.fail)
