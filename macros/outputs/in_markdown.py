"""Words of a page, a publisher or a contributor as plain words in GitHub's Markdown, whatever marks they have in them."""

from __future__ import annotations

import re

UNSEEN = re.compile("[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]+")
"""Controls, line ends, and letters that turn the direction of what follows."""
MARKS = re.compile(r"([\\`*_\[\]<>|~$])")
CLOSE = "\u200b"
"""A space without width: between an @ and a name, GitHub finds no one to notify."""
LEADS = re.compile(r"(://|\bwww\.|@|#|\bGH-(?=\d))")


def escaped(text: str) -> str:
    """The text on one line, with nothing that Markdown, HTML or GitHub's marks for people, issues and links would act on."""
    text = UNSEEN.sub(" ", text).replace("&", "&amp;")
    return LEADS.sub(rf"\1{CLOSE}", MARKS.sub(r"\\\1", text))
