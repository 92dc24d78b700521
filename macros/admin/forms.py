"""The settings of the form: one list of pages for each folder of docs/, and one form for each file of facts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from macros.admin.fields import Form
from macros.content import Site
from macros.facts import FILES
from macros.pages import Document
from macros.pages.briefings import FIRST, LAST
from macros.pages.kinds import KINDS
from macros.pages.newsletter import FRAME
from macros.records import Record, read

LEFT_ALONE = frozenset({"kind", "template", "search", "tables"})
"""What a form never shows and never changes: how a page is laid out, and a list whose entries have two shapes."""
NEW = ("briefing", "newsletter", "review", "event", "figures", "practice", "about", "arrangements")
"""The kinds of page that a form can make. The others are made once, or have fields that only a text editor can write."""
DATA = {"contacts.yml": "contacts", "where-to-go.yml": "places", "glossary.yml": "terms", "notices.yml": "notices"}
"""The files of facts that have a form, each with the word under which its list is kept."""
BODY = {
    "newsletter": "".join(f"## {part}\n\n" for part in FRAME),
    "briefing": f"## {FIRST}\n\n## {LAST}\n\n",
}
"""What a new page of a kind begins with: the parts that it must have."""


PICTURES = {
    "slugify_filename": True,
    "transformations": {"raster_image": {"format": "webp", "quality": 85, "width": 2000, "height": 2000}},
}
"""A picture gets a name that can be an address, and is drawn again, which leaves out where and with what it was taken."""


def settings(site: Site, repository: str, branch: str, home: str) -> dict[str, Any]:
    """All settings of the editor: where it saves, what there is to edit, and with which fields."""
    return {
        "load_config_file": False,
        "backend": {
            "name": "github",
            "repo": repository or "local/site",
            "branch": branch,
            "auth_methods": ["token"],
            "commit_messages": {
                "create": "Add {{collection}} “{{slug}}”",
                "update": "Change {{collection}} “{{slug}}”",
                "uploadMedia": "Add the picture “{{path}}”",
            },
        },
        "publish_mode": "editorial_workflow",
        "site_url": home,
        "display_url": home,
        "app_title": f"Write: {site.partnership.short_name}",
        "media_folder": "docs",
        "public_folder": "/",
        "media_libraries": {"default": {"config": PICTURES}, "stock_assets": {"providers": []}},
        "slug": {"encoding": "ascii", "clean_accents": True, "sanitize_replacement": "-"},
        "collections": [*collections(site)],
    }


def collections(site: Site) -> Iterator[dict[str, Any]]:
    """Each folder of pages; each kind that has single pages in folders of others; and the files of facts."""
    form = Form(choices(site), LEFT_ALONE)
    folders: dict[str, list[Document]] = defaultdict(list)
    single: dict[str, list[Document]] = defaultdict(list)
    for document in (one for one in site.written if one.meta.kind in KINDS):
        own = ("kind",) in document.record.lines or not document.folder
        (single[document.meta.kind] if own else folders[document.folder]).append(document)
    kinds = {folder: (documents[0].meta.kind, _given(documents[0])) for folder, documents in folders.items()}
    kinds = {**dict(_empty(site)), **kinds}
    for folder, (kind, given) in sorted(kinds.items(), key=lambda one: (_order(one[1][0]), one[0])):
        yield _folder(site, form, folder, kind, given)
    yield {
        "name": "single",
        "label": "Single pages",
        "description": "The first page of each section, and pages of other kinds.",
        "format": PAGE,
        "publish": False,
        "files": [_file(form, one) for kind in sorted(single) for one in sorted(single[kind], key=lambda one: one.src)],
        "media_folder": "",
        "public_folder": "",
    }
    yield {
        "name": "facts",
        "label": "Phone numbers and lists",
        "description": "What many pages use. Change it here once.",
        "publish": False,
        "editor": {"preview": False},
        "files": [
            _facts(form, name, word) for name, word in DATA.items() if name in FILES and (site.data / name).is_file()
        ],
    }


def choices(site: Site) -> dict[str, dict[str, str]]:
    """The real lists of the site, by the name of the field that chooses from them."""
    sources = {name: f"{one.title} ({one.publisher})" for name, one in site.sources.items()}
    briefings = {
        one.src.rpartition("/")[2].removesuffix(".md"): one.meta.title
        for one in site.written
        if one.meta.kind == "briefing" and not one.is_index
    }
    lists = {
        "themes": {name: one.name for name, one in site.themes.items()},
        "evidence": sources,
        "read": sources,
        "briefing": briefings,
        "review_kind": {one: one for one in site.labels.review_kinds},
        "review.status": {one: one for one in site.labels.review_statuses},
        "blocks": {one: one for one in site.labels.of_reports},
        "contact": {one.id: one.name for one in site.contacts},
    }
    return {name: found for name, found in lists.items() if found}


def _order(kind: str) -> int:
    """The kinds that officers write most come first."""
    return NEW.index(kind) if kind in NEW else len(NEW)


def _empty(site: Site) -> Iterator[tuple[str, tuple[str, frozenset[str]]]]:
    """Each folder for pages of a kind that can be begun in the form: its kind, and what it gives to its pages."""
    for path in sorted(site.docs.rglob(".meta.yml")):
        record = read(path, site.root)
        if isinstance(record, Record) and record.data.get("kind") in NEW:
            yield path.parent.relative_to(site.docs).as_posix(), (str(record.data["kind"]), frozenset(record.data))


def _given(document: Document) -> frozenset[str]:
    """The fields that a page has from its folder."""
    return frozenset(set(document.record.data) - {place[0] for place in document.record.lines if place})


def _folder(site: Site, form: Form, folder: str, kind: str, given: frozenset[str]) -> dict[str, Any]:
    """One folder of pages that have the same kind, as a list of entries that can be added to."""
    new = kind in NEW
    return {
        "name": folder.replace("/", "-"),
        "label": _label(site, folder),
        "label_singular": kind,
        "folder": f"docs/{folder}",
        "format": PAGE,
        "extension": "md",
        "filter": {"field": "kind", "value": [None, ""]},
        "create": new,
        "delete": False,
        "duplicate": new,
        "publish": False,
        "slug": {"template": "{{title}}", "editable": True},
        "identifier_field": "title",
        "summary": "{{title}}",
        "sortable_fields": {"fields": ["date", "title"], "default": {"field": "date", "direction": "descending"}},
        "preview_path": f"{folder}/{{{{slug}}}}/",
        "media_folder": "",
        "public_folder": "",
        "fields": _fields(form, kind, given),
    }


def _file(form: Form, document: Document) -> dict[str, Any]:
    """One page of its own kind."""
    name = document.src.removesuffix(".md").replace("/", "-")
    return {
        "name": name,
        "label": document.meta.title,
        "file": document.path,
        "preview_path": document.url,
        "fields": _fields(form, document.meta.kind, _given(document)),
    }


def _fields(form: Form, kind: str, given: frozenset[str]) -> list[dict[str, Any]]:
    """The fields of a kind of page, its text, and the text of the file as it was opened."""
    body = {
        "name": "body",
        "label": "Text",
        "widget": "richtext",
        "required": False,
        "default": BODY.get(kind, ""),
        "hint": "Numbers, figures, contacts and pictures are under Insert. Headings begin at level 2.",
        "buttons": [
            "bold",
            "italic",
            "link",
            "heading-two",
            "heading-three",
            "heading-four",
            "bulleted-list",
            "numbered-list",
            "quote",
        ],
        "editor_components": ["figure", "number", "contacts", "contact", "call", "picture", "macro"],
        "linked_images": False,
        "use_emoji_autocomplete": False,
    }
    found = form.fields(KINDS[kind], kind, given)
    first = [one for one in found if one["name"] in ("title", "summary")]
    rest = sorted((one for one in found if one not in first), key=lambda one: not one["required"])
    return [*first, body, *rest, OPENED, KIND]


PAGE = "page-frontmatter"
"""The format of pages, which `format.js` reads and writes. The editor wants this end of the name for Markdown."""
KIND = {"name": "kind", "widget": "hidden", "default": ""}
"""Only to tell the pages of a folder from those that name another kind."""
OPENED = {"name": "opened", "widget": "hidden", "default": ""}
"""The file as it was opened: what has not been changed is saved exactly as it was written."""


def _facts(form: Form, name: str, word: str) -> dict[str, Any]:
    """One file of facts: a list of entries."""
    model, _ = FILES[name]
    field = form.field(word, model.model_fields[word], "")
    assert field is not None
    field |= {"collapsed": True, "required": "min" in field}
    return {
        "name": name.removesuffix(".yml"),
        "label": field["label"],
        "file": f"data/{name}",
        "format": f"facts-{word}",
        "fields": [field, OPENED],
    }


def _label(site: Site, folder: str) -> str:
    """A folder is called what its first page is called."""
    titles = {one.folder: one.meta.title for one in site.written if one.is_index}
    return titles.get(folder) or folder.rpartition("/")[2].replace("-", " ").capitalize()
