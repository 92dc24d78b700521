"""A page gets another address: what names it, the menu, the redirect and the files beside it follow."""

from __future__ import annotations

import os
import posixpath
import re
from pathlib import Path, PurePosixPath

from macros.content import Site
from macros.files import plain
from macros.messages import Fault, visible
from macros.pages import url_of, version_of
from macros.pages.addresses import KEPT
from macros.verbs.beside import beside_nothing_else, resolved
from macros.verbs.draft import Draft
from macros.verbs.mentions import FRONT, LINK, TEMPLATE, Mention, linked, mentions
from macros.verbs.plan import Plan
from macros.verbs.protected import refuse_protected
from macros.verbs.subjects import Subject, as_subject, page_of

NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LINKED = r"(\]\(<?){}(?=[#?>)\s])"


def move_page(site: Site, what: Subject, typed: str) -> Plan:
    """What moving a page to another file below docs/ changes: its versions in other languages go with it.

    Fault where it cannot be there.
    """
    old = what.name
    if (original := page_of(site, old).original) != old:
        raise Fault(f"docs/{old} is a translation, and is found beside its original", f"Move docs/{original}")
    refuse_protected(site, old, "moved")
    new = _target(site, old, typed)
    plan = Plan(Draft(site.root))
    moving = {old: new} | {one.src: version_of(new, one.language) for one in site.translations_of(old)}
    for before, after in moving.items():
        free(site, [f"docs/{after}"], False, site.docs / before)
        plan.draft.gone.add(f"docs/{before}")
        plan.draft.moved[f"docs/{after}"] = f"docs/{before}"
        plan.do(f"docs/{before}", 1, f"the file becomes docs/{after}, at /{url_of(after)}")
    went = _beside(plan, site, old, new) | moving
    for before, after in moving.items():
        _own_links(plan, site, before, after, went)
        _first_address(plan, site, before, after)
        for one in mentions(site, as_subject(page_of(site, before))):
            if one.sort != LINK or one.path.removeprefix("docs/") not in moving:
                _renamed(plan, one, before, after)
    return plan


def _target(site: Site, old: str, typed: str) -> str:
    """The new file below docs/. Fault for each thing that keeps the page from being there."""
    word = re.sub(r"^(?:\./|/|docs/)+", "", typed.strip().strip("\"'").replace("\\", "/"))
    if not word or ".." in word.split("/") or re.match(r"[A-Za-z]:|[a-z]+://", word):
        raise Fault(
            f"`{visible(typed)}` is not a place in docs/", "Write the folder and the file, such as about/help.md"
        )
    if word.endswith("/") and (site.docs / word).is_dir():
        word += PurePosixPath(old).name
    new = f"{word.rstrip('/').removesuffix('.md')}.md"
    for part in new.removesuffix(".md").split("/"):
        if not NAME.fullmatch(part):
            meant = plain(part) or "page"
            raise Fault(
                f"`{visible(part)}` cannot be part of an address",
                f"Use lower-case letters, digits and hyphens, such as `{meant}`",
            )
    if new.split("/")[0] in KEPT and "/" in new:
        raise Fault(f"`{new.split('/')[0]}` is a folder of the site's own files", "Choose another folder")
    if new.endswith("/index.md") or new == "index.md":
        raise Fault("A page called index.md is the page of its folder", "Choose another name")
    free(site, [f"docs/{new}"], new == old, site.docs / old)
    _same_kind(site, old, new)
    return new


def free(site: Site, names: list[str], same: bool, own: Path | None = None) -> None:
    if same:
        raise Fault("That is where it is now", "Write another place")
    for name in names:
        path = site.root / name
        if os.path.lexists(path) and not (own is not None and path.exists() and path.samefile(own)):
            raise Fault(f"There is already a file {name}", "Choose another name, or move that one first")


def _same_kind(site: Site, old: str, new: str) -> None:
    """Fault where the pages of the new folder are of another kind, which needs other front matter."""
    document = page_of(site, old)
    if ("kind",) in document.record.lines and document.record.data.get("kind"):
        return
    folder = PurePosixPath(new).parent
    neighbours = [one for one in site.written if PurePosixPath(one.src).parent == folder and one.src != old]
    kinds = {one.meta.kind for one in neighbours if ("kind",) not in one.record.lines}
    if kinds and document.meta.kind not in kinds:
        raise Fault(
            f"The pages in docs/{folder} are of the kind `{sorted(kinds)[0]}`, and docs/{old} is of the kind `{document.meta.kind}`",
            f"Choose another folder, or write `kind: {document.meta.kind}` and `template:` in its front matter first",
        )
    if not kinds and folder != PurePosixPath(old).parent and not neighbours:
        given = next((up for up in (folder, *folder.parents) if (site.docs / up / ".meta.yml").is_file()), None)
        mine = PurePosixPath(old).parent
        its = next((up for up in (mine, *mine.parents) if (site.docs / up / ".meta.yml").is_file()), None)
        if given != its:
            raise Fault(
                f"Nothing says which kind of page docs/{folder} has",
                f"Write `kind: {document.meta.kind}` and `template: {document.meta.template}` in the page's front matter first",
            )


def _beside(plan: Plan, site: Site, old: str, new: str) -> dict[str, str]:
    """The pictures and documents beside the page that it alone names go with it: their old and new files below docs/."""
    here, there = posixpath.dirname(old), posixpath.dirname(new)
    if here == there:
        return {}
    found = {}
    for name in beside_nothing_else(site, old):
        src = name.removeprefix("docs/")
        if posixpath.dirname(src) == here:
            to = posixpath.join(there, posixpath.basename(src))
            free(site, [f"docs/{to}"], False)
            plan.draft.gone.add(name)
            plan.draft.moved[f"docs/{to}"] = name
            plan.do(name, 1, f"the file becomes docs/{to}")
            found[src] = to
    return found


def _own_links(plan: Plan, site: Site, old: str, new: str, went: dict[str, str]) -> None:
    """What the page itself links to and shows is where it was, or went with it."""
    folder = posixpath.dirname(new) or "."
    document = page_of(site, old)
    reading = document.reading
    named = [(one.line, one.target) for one in reading.links] + [(one.line, one.target) for one in reading.pictures]
    for line, target in named:
        path = resolved(old, target)
        if not path:
            continue
        to = new if path == old else went.get(path, path)
        before = re.split(r"[#?]", target)[0]
        fresh = posixpath.relpath(to, folder).replace(" ", "%20")
        if before != fresh:
            _relinked(plan, f"docs/{new}", f"docs/{old}", line, before, fresh)


def _relinked(plan: Plan, path: str, shown: str, line: int, before: str, after: str) -> None:
    lines = plan.draft.lines(path)
    for number in (line, line - 1, line + 1):
        if 0 < number <= len(lines):
            changed = re.sub(LINKED.format(re.escape(before)), lambda found: found[1] + after, lines[number - 1])
            changed = re.sub(
                rf"""((?:href|src)=["']){re.escape(before)}(?=[#?"'])""", lambda found: found[1] + after, changed
            )
            changed = re.sub(
                rf"(^\[[^\]]+\]:\s*){re.escape(before)}(?=[#?\s]|$)", lambda found: found[1] + after, changed
            )
            if changed != lines[number - 1]:
                lines[number - 1] = changed
                plan.do(shown, number, f"the link to {before} becomes {after}")
                return
    if not any(one.startswith(shown) and f"{before} becomes" in what for one, _, what in plan.done):
        plan.leave(shown, line, f"A link to {before} could not be found in its line", f"Write {after}")


def _first_address(plan: Plan, site: Site, old: str, new: str) -> None:
    """The address that the page had is the last of `moved_from`, so that the first one stays what feeds know it by."""
    document, path = page_of(site, old), f"docs/{new}"
    lines, address = plan.draft.lines(path), url_of(old)
    known = [one for one in document.meta.moved_from if one != url_of(new)]
    entry = f"moved_from: [{', '.join([*known, address])}]"
    number = next((n for n, line in enumerate(lines[: document.first], start=1) if line.startswith("moved_from:")), 0)
    if number:
        plan.draft.drop(path, plan.draft.block(path, number))
    else:
        number = next(n for n, line in enumerate(lines[1:], start=1) if re.fullmatch(r"(?:---|\.\.\.)[ \t]*", line))
    plan.draft.add(path, number, [entry])
    plan.do(
        f"docs/{old}", number, f"{entry}: the address that it had leads here, and feeds and calendars know it by it"
    )


def _renamed(plan: Plan, one: Mention, old: str, new: str) -> None:
    """One use of the page names its new place."""
    path = path_in(plan, one.path)
    if one.sort == TEMPLATE:
        plan.do(one.path, one.line, "a template of the program links to the old address, which redirects")
        return
    if one.sort == LINK:
        src = one.path.removeprefix("docs/")
        target = re.split(r"[#?]", one.said.rpartition("](")[2].removesuffix(")"))[0]
        if linked(src, target) == old:
            fresh = posixpath.relpath(new, posixpath.dirname(src) or ".")
            _relinked(plan, path, one.path, one.line, target, fresh)
        return
    slug, folder = PurePosixPath(old).stem, posixpath.dirname(old)
    pairs = [(f"docs/{old}", f"docs/{new}"), (old, new), (url_of(old), url_of(new))]
    if one.sort == FRONT and folder == posixpath.dirname(new):
        pairs.append((slug, PurePosixPath(new).stem))
    for before, after in pairs:
        if replaced(plan, path, one.line, before, after):
            plan.do(one.path, one.line, f"{before} becomes {after}")
            return
    plan.leave(one.path, one.line, f"{one.said} names {old}", f"Write {new}")


def replaced(plan: Plan, path: str, line: int, old: str, new: str) -> bool:
    """Write another word on a line, or on one of the next few, where a value goes on over several lines."""
    lines = plan.draft.lines(path)
    done = re.compile(rf"(?<![\w./-]){re.escape(new)}(?![\w-])")
    found = any(plan.draft.replace_in(path, number, old, new) for number in range(line, min(line + 4, len(lines)) + 1))
    return found or done.search(lines[line - 1]) is not None


def path_in(plan: Plan, path: str) -> str:
    """The file as the draft has it: one that moves has its new name there."""
    return next((new for new, old in plan.draft.moved.items() if old == path), path)
