"""The form in a browser, on a copy of a repository that only the browser has: what it opens, and what it saves."""

from __future__ import annotations

import functools
import http.server
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

PICKER = """
window.showDirectoryPicker = async () => {
  const root = await navigator.storage.getDirectory();
  return root.getDirectoryHandle("repository", { create: true });
};
"""
"""The window in which an officer chooses the folder of the repository cannot be driven: the browser's own disk is chosen."""
FILL = """
async (files) => {
  const root = await navigator.storage.getDirectory();
  const repository = await root.getDirectoryHandle("repository", { create: true });
  await repository.getDirectoryHandle(".git", { create: true });
  for (const [path, text] of Object.entries(files)) {
    const parts = path.split("/");
    let folder = repository;
    for (const name of parts.slice(0, -1)) folder = await folder.getDirectoryHandle(name, { create: true });
    const stream = await (await folder.getFileHandle(parts.at(-1), { create: true })).createWritable();
    await stream.write(text);
    await stream.close();
  }
}
"""
HEARD = """
document.addEventListener("Update", ({ detail }) => { window.inTheForm = detail?.value ?? ""; }, true);
"""
"""The editor hands its text over to the form a moment after each key: the last one that it did is kept."""
READ = """
async () => {
  const found = {};
  const walk = async (folder, path) => {
    for await (const [name, handle] of folder.entries()) {
      if (handle.kind === "directory") await walk(handle, `${path}${name}/`);
      else found[path + name] = Array.from(new Uint8Array(await (await handle.getFile()).arrayBuffer()));
    }
  };
  const root = await navigator.storage.getDirectory();
  await walk(await root.getDirectoryHandle("repository"), "");
  return found;
}
"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files, and says nothing."""

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing is printed."""


@contextmanager
def shown(folder: Path) -> Iterator[str]:
    """The address at which the form in this folder is served."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()


def files_of(root: Path) -> dict[str, str]:
    """What the form edits: the text files of docs/ and data/."""
    paths = [*(root / "docs").rglob("*.md"), *(root / "data").glob("*.yml")]
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in sorted(paths)}


class Desk:
    """An officer's window on the form, with a repository in the browser."""

    def __init__(self, browser: Browser, home: str, files: dict[str, str], width: int = 1280) -> None:
        self.context = browser.new_context(
            locale="en-GB", viewport={"width": width, "height": 900}, reduced_motion="reduce"
        )
        self.context.set_default_timeout(90_000)
        self.asked: list[str] = []
        self.errors: list[str] = []
        self.page: Page = self.context.new_page()
        self.page.add_init_script(PICKER)
        self.page.add_init_script(HEARD)
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on(
            "console", lambda said: self.errors.append(said.text) if said.type in ("error", "warning") else None
        )
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.home = home
        self.page.goto(f"{home}robots.txt")
        self.page.evaluate(FILL, files)
        self.page.goto(home)

    def sign_in(self) -> None:
        """The repository on this computer is chosen."""
        self.page.get_by_role("button", name="Work with Local Repository").click()
        self.page.get_by_role("button", name="New").first.wait_for()

    def open(self, entry: str) -> None:
        """The form of an entry: `newsletters/entries/2026-autumn`, `newsletters/new`."""
        self.page.goto(f"{self.home}#/collections/{entry}")
        self.page.get_by_role("button", name="Save", exact=True).wait_for()

    def write(self, label: str, text: str) -> None:
        """A text in the field with this label."""
        field = self.page.get_by_role("textbox", name=label, exact=True).first
        field.scroll_into_view_if_needed()
        field.fill(text)

    def type_at_the_end(self, text: str) -> None:
        """Words at the end of the text of a page."""
        self.page.locator(".lexical-root").first.click()
        self.page.keyboard.press("Control+End")
        self.page.keyboard.type(text)
        self.wait_for_text(text.strip())

    def wait_for_text(self, text: str) -> None:
        """The form has this in the text of the page, so that it would be saved."""
        self.page.wait_for_function("text => (window.inTheForm ?? '').replaceAll('\\\\', '').includes(text)", arg=text)

    def in_markdown(self, text: str) -> None:
        """The text of a page, typed or pasted as Markdown."""
        self.page.get_by_role("button", name="Edit in Markdown").click()
        self.page.locator("textarea").first.fill(text)

    def choose(self, macro: str, choices: dict[str, str]) -> None:
        """A macro where the cursor is, with these choices: each the value of one of the lists."""
        self.page.get_by_role("button", name="Insert").first.click()
        self.page.get_by_role("menuitem", name=macro, exact=True).click()
        for label, value in choices.items():
            self.page.get_by_role("dialog").get_by_role("combobox", name=label).select_option(value)

    def insert(self, macro: str, choices: dict[str, str]) -> None:
        """The same, put into the text."""
        self.choose(macro, choices)
        self.page.get_by_role("dialog").get_by_role("button", name="Insert").click()
        self.page.get_by_role("dialog").wait_for(state="detached")
        self.wait_for_text(f"{{{{ {macro.lower()}(")

    def insert_picture(self, file: Path, words: str) -> None:
        """A picture from this computer, put into the text with the words for people who cannot see it."""
        self.choose("Picture", {})
        picture, chooser = (self.page.get_by_role("dialog", name=name) for name in ("Picture", "Select Image"))
        picture.get_by_role("button", name="Browse").click()
        with self.page.expect_file_chooser() as asked:
            chooser.get_by_role("button", name="Upload").click()
        asked.value.set_files(file)
        chooser.get_by_text("Unsaved").wait_for()
        chooser.get_by_role("button", name="Insert").click()
        chooser.wait_for(state="detached")
        picture.locator("img").first.wait_for()  # until it is made smaller, the form has no picture to insert
        picture.get_by_role("textbox").last.fill(words)
        picture.get_by_role("button", name="Insert").click()

    def save(self) -> None:
        """What is in the form is saved, and the list of entries is shown again."""
        self.page.get_by_role("button", name="Save", exact=True).click()
        self.page.get_by_role("button", name="Save", exact=True).wait_for(state="detached")

    def saved(self) -> dict[str, bytes]:
        """Every file of the repository as it is now."""
        return {path: bytes(found) for path, found in self.page.evaluate(READ).items()}


def git(root: Path, *words: str) -> str:
    """What Git says, in the name of nobody."""
    who = ("-c", "user.name=An officer", "-c", "user.email=officer@example.org", "-c", "core.autocrlf=false")
    return subprocess.run(["git", *who, *words], cwd=root, check=True, capture_output=True, text=True).stdout
