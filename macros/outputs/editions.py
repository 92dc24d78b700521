"""The page on which an officer looks at each edition of the newsletter, copies it or takes it away.

It lies in a folder beside site/, so that it is never published: on one's own machine, and with a pull request. It is
made beside the folder that it takes the place of, once the whole build is right.
"""

from __future__ import annotations

import posixpath
import re
import shutil
from collections.abc import Mapping
from functools import partial
from typing import Any

from macros.outputs.downloads import size_in_words
from macros.outputs.making import Making
from macros.outputs.newsletters import files, issues
from macros.pages import Document
from macros.render import COMPONENTS, whole
from macros.system import disk

FOLDER = "site-editions"
PICTURES = re.compile(r'(?<=src=")[^"]*/(?=figure-[^"/]+\.png"|photo-[a-z0-9-]+\.\w+")| srcset="[^"]*"')


def write(making: Making) -> None:
    """The page, its style and script, and a folder of files for each issue; none where there is no newsletter."""
    folder = disk.fresh(making.site.root, FOLDER)
    disk.remove(folder)
    documents = issues(making.site)
    if not documents:
        return
    folder.mkdir()
    shown = []
    for document in documents:
        made = making.made(f"issue {document.src}", document.path, partial(files, making, document.src))
        if made.data is None:
            continue
        making.sent[document.url] = [made.data[name] for name in ("html", "text", "notify")]
        slug = document.url.rstrip("/").rpartition("/")[2]
        below = folder / slug
        below.mkdir()
        for name, content in made.files.items():
            (below / posixpath.basename(name)).write_bytes(content)
        (below / "preview.html").write_text(PICTURES.sub("", made.data["html"]), encoding="utf-8")
        editions = list(_editions(document, made.data))
        for edition in editions:
            (below / edition["file"]).write_bytes(edition["content"])
        shown.append(
            {
                "slug": slug,
                "label": getattr(document.meta, "label", ""),
                "title": document.meta.title,
                "period": getattr(document.meta, "period", ""),
                "address": f"{making.home}{document.url}",
                "editions": editions,
            }
        )
    who = making.site.partnership
    page = whole("page.html", "preview", partnership=who, language=who.language, issues=shown)
    (folder / "index.html").write_text(page, encoding="utf-8")
    for name in ("preview.css", "preview.js"):
        shutil.copyfile(COMPONENTS / "preview" / name, folder / name)


def _editions(document: Document, sent: Mapping[str, str]) -> list[dict[str, Any]]:
    """What is sent of an issue, in the order in which an officer is likely to need it."""
    subject = document.meta.title

    def content(text: str) -> bytes:
        return text.encode() if text else sent["message"].encode("latin-1")

    told = [
        (
            "email",
            "E-mail",
            "email.html",
            sent["html"],
            "For a mailing service: paste it as HTML.",
            "HTML of the email",
        ),
        ("text", "Plain text", "newsletter.txt", sent["text"], "For readers who want no pictures.", "Text"),
        ("eml", "Message to open", "newsletter.eml", "", "Opens in a mail program as a draft. Add who it is for.", ""),
        (
            "notify",
            "GOV.UK Notify",
            "notify.txt",
            sent["notify"],
            f"Paste it as the message of a template. Its subject line: {subject}",
            "Message",
        ),
    ]
    return [
        {
            "id": name,
            "title": title,
            "file": file,
            "content": content(text),
            "size": size_in_words(len(content(text))),
            "about": about,
            "label": label,
            "text": text,
            "preview": "preview.html" if name == "email" else "",
        }
        for name, title, file, text, about, label in told
    ]
