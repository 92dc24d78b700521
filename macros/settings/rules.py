"""What the settings must say and must not say, one generator a rule."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from typing import Any

from macros.markdown.settings import EXTENSIONS, one_of
from macros.messages import Problem, nearest, said, visible
from macros.settings.read import FILE, FROM_THE_MACHINE, Settings, lines_of

WORDS = [
    "site_name",
    "site_url",
    "repo_url",
    "repo_name",
    "edit_uri",
    "site_description",
    "site_author",
    "copyright",
    "remote_branch",
    "remote_name",
    "docs_dir",
    "site_dir",
    "theme",
    "nav",
    "not_in_nav",
    "markdown_extensions",
    "plugins",
    "strict",
    "dev_addr",
    "watch",
    "validation",
    "use_directory_urls",
    "extra",
]
"""The words that these settings may have, of those that MkDocs knows."""
UNUSED = {
    "INHERIT": "takes settings over from another file: those that every site has are there without it",
    "hooks": "runs a program while the site is built",
    "extra_javascript": "adds a program to every page, which the site's own policy would not let run",
    "extra_css": "adds a style sheet to every page: those of the site are in overrides/assets/",
    "extra_templates": "adds pages that are not checked",
    "exclude_docs": "leaves pages out that links and menus count on: remove them from docs/ instead",
    "draft_docs": "leaves pages out that links and menus count on: remove them from docs/ instead",
    "edit_uri_template": "writes addresses that are not checked",
    "google_analytics": "tells another company who reads the site",
    "markdown_extensions_dir": "changes how pages are read",
}
"""Words of MkDocs that would take a protection away, and how."""
PLUGINS: dict[str, dict[str, Any]] = {
    "meta": {},
    "macros": {"modules": ["macros"], "on_error_fail": True, "on_undefined": "strict", "render_by_default": False},
}
"""The plugins that the site is built with, and the words that each must or may have; None is any value."""
TYPES: dict[str, tuple[type | tuple[type, ...], str]] = {
    "site_name": (str, "a text"),
    "site_description": (str, "a text"),
    "theme": (dict, "lines of `word: value`"),
    "nav": (list, "a list"),
    "plugins": (list, "a list"),
    "markdown_extensions": (list, "a list"),
    "strict": (bool, "true or false"),
    "use_directory_urls": (bool, "true or false"),
    "extra": (dict, "lines of `word: value`"),
    "validation": (dict, "lines of `word: value`"),
}


def words_that_do_not_belong(settings: Settings) -> Iterator[Problem]:
    """Each word is one that MkDocs knows, and none takes a protection away."""
    for word in settings.data:
        if word in UNUSED:
            yield settings.problem((word,), f"`{word}` {UNUSED[word]}", "Remove it")
        elif word not in WORDS:
            what = f"`{visible(word)}` is not a field that belongs here"
            yield settings.problem((word,), what, nearest(word, WORDS, "Remove the line"))


def values_of_another_type(settings: Settings) -> Iterator[Problem]:
    """Each setting has the type of value that MkDocs asks for."""
    for word, (kind, called) in TYPES.items():
        value = settings.data.get(word)
        if word in settings.data and value is None:
            yield settings.problem((word,), f"`{word}` is empty", "Write its value after the colon, or remove the line")
        elif word in settings.data and (not isinstance(value, kind) or value == ""):
            what = f"`{word}` is {said(value)}, and should be {called}"
            yield settings.problem((word,), what, f"Write {called}")


def protections_taken_away(settings: Settings) -> Iterator[Problem]:
    """The build is strict, its addresses are those that links count on, and no page asks anybody else for anything."""
    data = settings.data
    theme, extra = lines_of(data.get("theme")), lines_of(data.get("extra"))
    if data.get("strict", False) is False:
        what = "`strict` is not true, so errors that MkDocs finds would be published"
        yield settings.problem(("strict",), what, "Write `strict: true`")
    if data.get("use_directory_urls", True) is False:
        what = "`use_directory_urls: false` changes the address of every page"
        yield settings.problem(("use_directory_urls",), what, "Remove it")
    if data.get("docs_dir", "docs") != "docs":
        what = f"`docs_dir` is {said(data['docs_dir'])}, and pages are looked for in docs/"
        yield settings.problem(("docs_dir",), what, "Write `docs_dir: docs`")
    if data.get("site_dir", "site") != "site":
        yield settings.problem(("site_dir",), "The site is always written into site/", "Remove `site_dir`")
    if theme.get("font", False) is not False:
        what = "`font` loads fonts from another company each time a page is read"
        yield settings.problem(("theme", "font"), what, "Write `font: false`")
    for word in ("analytics", "consent"):
        if word in extra:
            what = f"`{word}` tells another company who reads the site"
            yield settings.problem(("extra", word), what, "Remove it")
    for group, rules in lines_of(data.get("validation")).items():
        for word, level in lines_of(rules).items() if isinstance(rules, dict) else [("", rules)]:
            if level == "ignore" and word != "omitted_files":
                place = ("validation", group, word) if word else ("validation", group)
                what = f"`{visible(word or group)}: ignore` lets dead links and menus pass"
                yield settings.problem(place, what, f"Write `{visible(word or group)}: warn`")


def other_plugins(settings: Settings) -> Iterator[Problem]:
    """The site is built with its own plugins, each as it was tried."""
    plugins = settings.data.get("plugins")
    named: dict[str, int] = {}
    meant: set[str] = set()
    for index, entry in enumerate(plugins if isinstance(plugins, list) else ()):
        name, given = one_of(entry)
        if not name:
            what = f"An entry of `plugins` is {said(entry)}" if entry else "A plugin has no name"
            yield settings.problem(("plugins", index), what, "Write `- ` and the name of a plugin, or remove it")
            continue
        if name in named:
            yield settings.problem(("plugins", index), f"The plugin `{visible(name)}` appears twice", "Keep one")
        named[name] = index
        if name not in PLUGINS:
            what = f"`{visible(name)}` is not a plugin that this site supports; it has not been reviewed"
            yield settings.problem(("plugins", index), what, nearest(name, PLUGINS, "Remove it"))
            meant |= {one for one in PLUGINS if nearest(name, [one])}
            continue
        rules = PLUGINS[name]
        for word in [*given, *(one for one, value in rules.items() if value is not None and one not in given)]:
            place = ("plugins", index, name, word) if word in given else ("plugins", index)
            if word not in rules:
                what = f"`{visible(word)}` changes what the plugin `{name}` does"
                yield settings.problem(place, what, "Remove it")
            elif rules[word] is not None and given.get(word) != rules[word]:
                right = "[macros]" if word == "modules" else str(rules[word]).lower()
                what = f"The plugin `{name}` needs `{word}: {right}`"
                yield settings.problem(place, what, "Write it so")
    for name in PLUGINS:
        if name not in named and name not in meant and (plugins is None or isinstance(plugins, list)):
            what = f"The plugin `{name}` is missing, and the site cannot be built without it"
            yield settings.problem(("plugins",), what, "Remove `plugins`, which every site has already")


def other_extensions(settings: Settings) -> Iterator[Problem]:
    """Pages are read with extensions that every check and edition knows."""
    listed = settings.data.get("markdown_extensions")
    seen: set[str] = set()
    for index, entry in enumerate(listed if isinstance(listed, list) else ()):
        place: tuple[str | int, ...] = ("markdown_extensions", index)
        name, given = one_of(entry)
        if not name:
            what = f"An entry of `markdown_extensions` is {said(entry)}" if entry else "An extension has no name"
            yield settings.problem(place, what, "Write `- ` and the name of an extension, or remove it")
            continue
        if name in seen:
            yield settings.problem(place, f"The extension `{visible(name)}` appears twice", "Keep one")
        elif name not in EXTENSIONS:
            what = f"`{visible(name)}` reads pages in a way that the checks do not know"
            if "snippets" in name:
                what = f"`{visible(name)}` includes other files in pages, and these are not checked"
            yield settings.problem(place, what, nearest(name, EXTENSIONS, "Remove it"))
        elif isinstance(entry, dict) and entry[name] is not None and not isinstance(entry[name], dict):
            what = f"What `{name}` is given is {said(entry[name])}, and should be lines of `word: value`"
            yield settings.problem((*place, name), what, f"Write `- {name}` alone")
        else:
            yield from _words_of_an_extension(settings, (*place, name), name, given)
        seen.add(name)


def _words_of_an_extension(
    settings: Settings, place: tuple[str | int, ...], name: str, given: dict[str, Any]
) -> Iterator[Problem]:
    """An extension is given words that it may have, each with a value of its type."""
    for word, value in given.items():
        kind = EXTENSIONS[name].get(word)
        if kind is None:
            what = f"`{visible(word)}` is not a word that the extension `{name}` may have here"
            yield settings.problem((*place, word), what, nearest(word, EXTENSIONS[name], "Remove it"))
        elif type(value) is not kind:
            called = {bool: "true or false", int: "a whole number"}.get(kind, "a text")
            what = f"`{word}` is {said(value)}, and should be {called}"
            yield settings.problem((*place, word), what, f"Write {called}")


def addresses(settings: Settings) -> Iterator[Problem]:
    """The site's own address begins with https://, and on one's own computer with http://."""
    for word in FROM_THE_MACHINE:
        value = settings.data.get(word)
        said_ = value[-1] if isinstance(value, list) and len(value) > 1 else value  # !ENV [NAME, "…"]
        if word == "site_url" and re.search(r"[?#]", str(said_)):
            what = f"`site_url` is {said(said_)}, and the address of a site has no `?` and no `#`"
            yield settings.problem((word,), what, "Leave out what begins with it")
        elif (
            word in settings.data
            and str(said_) != FROM_THE_MACHINE[word]
            and not re.fullmatch(
                r"https://[\w-]+(\.[\w-]+)+(:\d+)?(/[^\s<>\"]*)?|http://(127\.0\.0\.1|localhost)(:\d+)?/?", str(said_)
            )
        ):
            what = f"`{word}` is {said(said_)}, which is not an address that begins with https://"
            yield settings.problem((word,), what, "Write it as the browser shows it")
        name = FROM_THE_MACHINE[word]
        taken = name in (value if isinstance(value, list) else [value])
        if taken and not re.fullmatch(r"(?:https?://[^\s<>\"?#]+)?", os.environ.get(name, "")):
            what = f"The variable `{name}` of this machine has a value that is not the address of a website"
            fix = f"Set `{name}` to an address that begins with https://, or remove it"
            yield Problem(FILE, settings.records[0].line(word), what, fix)
    way = settings.data.get("edit_uri")
    if way is not None and not re.fullmatch(r"(?:[\w.-]+/)+docs/?", str(way)):
        what = f"`edit_uri` is {said(way)}, and should lead from the repository to docs/"
        yield settings.problem(
            ("edit_uri",), what, "Write `edit/main/docs/`, where main is the branch that is published"
        )


def other_name(settings: Settings, name: str) -> Iterator[Problem]:
    """The name of the site is that of its partnership, which is written in one place."""
    given = settings.data.get("site_name")
    if isinstance(given, str) and given.strip() and name and given != name:
        what = f"`site_name` is `{visible(given, 80)}`, and `name` in data/partnership.yml is `{visible(name, 80)}`"
        yield settings.problem(("site_name",), what, "Remove `site_name`: the site is called what that file says")
