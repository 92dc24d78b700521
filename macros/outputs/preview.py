"""The page on which an officer looks at each edition of the newsletter, copies it or takes it away.

It lies in a folder beside site/, so that it is never published: on one's own machine, and with a pull request. It is
made beside the folder that it takes the place of, once the whole build is right.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from typing import Any

from macros.outputs.finish import size_in_words
from macros.outputs.newsletters import Issue, number_of
from macros.render import COMPONENTS, whole
from macros.site import Site
from macros.system import disk

FOLDER = "site-editions"
PICTURES = re.compile(r'(?<=src=")[^"]*/(?=figure-[^"/]+\.png"|photo-[a-z0-9-]+\.\w+")| srcset="[^"]*"')


def write(site: Site, issues: Sequence[Issue], home: str) -> None:
    """The page, its style and script, and a folder of files for each issue; none where there is no newsletter."""
    folder = disk.fresh(site.root, FOLDER)
    disk.remove(folder)
    if not issues:
        return
    folder.mkdir()
    shown = []
    for issue in issues:
        slug = issue.document.url.rstrip("/").rpartition("/")[2]
        below = folder / slug
        below.mkdir()
        for name, content in issue.images.items():
            (below / f"{name}.png").write_bytes(content)
        for name, content in issue.photographs.items():
            (below / name).write_bytes(content)
        (below / "preview.html").write_text(PICTURES.sub("", issue.html), encoding="utf-8")
        editions = list(_editions(issue))
        for edition in editions:
            (below / edition["file"]).write_bytes(edition["content"])
        shown.append(
            {
                "slug": slug,
                "number": number_of(issue),
                "title": issue.document.meta.title,
                "period": getattr(issue.document.meta, "period", ""),
                "address": f"{home}{issue.document.url}",
                "editions": editions,
            }
        )
    who = site.partnership
    page = whole("page.html", "preview", partnership=who, language=who.language, issues=shown)
    (folder / "index.html").write_text(page, encoding="utf-8")
    for name in ("preview.css", "preview.js"):
        shutil.copyfile(COMPONENTS / "preview" / name, folder / name)


def _editions(issue: Issue) -> list[dict[str, Any]]:
    """What is sent of an issue, in the order in which an officer is likely to need it."""
    subject = issue.document.meta.title
    told = [
        ("email", "E-mail", "email.html", issue.html, "For a mailing service: paste it as HTML.", "HTML of the e-mail"),
        ("text", "Plain text", "newsletter.txt", issue.text, "For readers who want no pictures.", "Text"),
        ("eml", "Message to open", "newsletter.eml", "", "Opens in a mail program as a draft. Add who it is for.", ""),
        (
            "notify",
            "GOV.UK Notify",
            "notify.txt",
            issue.notify,
            f"Paste it as the message of a template. Its subject line: {subject}",
            "Message",
        ),
    ]
    return [
        {
            "id": name,
            "title": title,
            "file": file,
            "content": text.encode() if text else issue.message,
            "size": size_in_words(len(text.encode() if text else issue.message)),
            "about": about,
            "label": label,
            "text": text,
            "preview": "preview.html" if name == "email" else "",
        }
        for name, title, file, text, about, label in told
    ]
