"""Files that do not belong in docs/, told by their names: what each is, and what to do with it."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Stray:
    """A kind of stray file: which names it has, what it is, what to do. `endings` are looked for without a dot."""

    what: str
    fix: str
    pattern: re.Pattern[str] | None = None
    endings: frozenset[str] = frozenset()

    def is_(self, name: str, ending: str) -> bool:
        return ending in self.endings or bool(self.pattern and self.pattern.search(name))


def _stray(what: str, fix: str, pattern: str = "", endings: str = "") -> Stray:
    found = re.compile(pattern, re.IGNORECASE) if pattern else None
    return Stray(what, fix, found, frozenset(endings.split()))


STRAYS = (
    _stray(
        "An office program left this lock file behind",
        "Close the document, and delete this file",
        r"^~\$|^\.~lock\.|^\.#",
    ),
    _stray(
        "The settings of a folder have another name than this",
        "Call it `.meta.yml`",
        r"^[._]?meta\.ya?ml$|^\.meta$",
    ),
    _stray(
        "Windows or a Mac left this file behind",
        "Delete it",
        r"^(thumbs\.db|ehthumbs(_vista)?\.db|desktop\.ini|\.ds_store|\.appledouble|\.directory|icon\r?)$|^\._",
    ),
    _stray(
        "This is a backup that a program made, and it would be published",
        "Delete it: earlier versions are kept in the history of the project",
        r"~$|^#.*#$|\.(bak|backup|old|orig|rej|save|sav~|swp|swo|swn|tmp|temp)(\.\w+)?$|\.(md|ya?ml)\.\w+$",
        "bak backup old orig rej save swp swo swn tmp temp part crdownload download",
    ),
    _stray(
        "An office document cannot be read on a web page, and may hold comments and names",
        "Make it a page (.md), or save it as an accessible PDF",
        endings="doc docx docm dot dotx odt rtf pages ppt pptx pptm ppsx odp key pub one vsd vsdx wpd wps",
    ),
    _stray(
        "Data may name or point to a child, and a file in docs/ is published as it is",
        "Remove it from the project; a table of published numbers goes into data/tables/, with its metadata",
        endings="csv tsv tab xls xlsx xlsm xlsb ods numbers json jsonl ndjson geojson xml sql db sqlite sqlite3 mdb accdb "
        "parquet feather dta rds rdata dbf shp kml gpx ics vcf dat log",
    ),
    _stray(
        "An email names people, and a file in docs/ is published as it is",
        "Remove it from the project",
        endings="eml msg pst mbox oft",
    ),
    _stray(
        "This is Markdown or text under another ending, which the site does not read",
        "Change its name to end in `.md`",
        endings="markdown mdown mkd mkdn mkdown mdwn mdtxt mdtext mdx rmd qmd txt text rst adoc asciidoc org wiki textile",
    ),
    _stray(
        "YAML in docs/ is read from `.meta.yml` alone",
        "Put its words into the page's front matter or into data/, and delete it",
        endings="yml yaml toml ini cfg conf",
    ),
    _stray(
        "A program or a complete web page could do anything in a reader's browser",
        "Remove it; what a page says goes into its Markdown",
        endings="html htm xhtml shtml mht mhtml js mjs cjs ts jsx tsx css scss php php5 phtml asp aspx jsp cgi pl py pyc ipynb "
        "rb sh bash zsh bat cmd ps1 vbs wsf exe msi com scr dll so dylib jar class app apk deb rpm dmg iso bin wasm swf "
        "lnk url webloc desktop reg hta",
    ),
    _stray(
        "A drawing of this kind can hold a program",
        "Save it as PNG, in twice the size at which it is shown",
        endings="svg svgz ai eps ps",
    ),
    _stray(
        "Browsers do not show this kind of picture, or not as it should be",
        "Save it as JPEG (a photograph) or PNG (a drawing)",
        endings="heic heif hif tif tiff bmp gif avif jxl jp2 j2k jfif jpe jif ico cur apng raw dng cr2 cr3 nef arw psd xcf emf wmf "
        "pcx tga",
    ),
    _stray(
        "Sound and film need captions and a player, which the site does not have",
        "Put it on a service that has them, and link to it there",
        endings="mp4 m4v mov avi wmv mkv webm mpg mpeg 3gp mp3 m4a wav aac ogg oga ogv flac wma",
    ),
    _stray(
        "What is inside an archive cannot be checked",
        "Unpack it, and add the files to publish",
        endings="zip 7z rar tar gz tgz bz2 xz zst cab z lz",
    ),
    _stray(
        "A key or a password must never be in a public project",
        "Remove it, and make a new one: anyone who has seen the project has this one",
        r"^\.env|^id_(rsa|ed25519|ecdsa|dsa)|^\.(netrc|htpasswd|npmrc|pypirc)$",
        "pem p12 pfx jks kdbx ppk crt cer",
    ),
    _stray("Fonts are part of the site's design", "Remove it", endings="ttf otf woff woff2 eot"),
    _stray(
        "The name says that this is a copy or a draft, and it would be published",
        "Finish it and give it the page's own name, or keep it outside docs/",
        r"^copy[ _-]of\b|^(draft|untitled|wip|tmp|temp)(?![a-z0-9])"
        r"|[ _-](copy|draft|backup|bak|old|wip)[ _-]?\d*\.\w+$|[ _-]copy ?\(\d+\)\.\w+$| ?\(\d+\)\.\w+$|conflicted copy",
    ),
)
"""Kinds of unwanted file, most specific first: the first match is reported."""

HIDDEN = Stray("A name that begins with a dot hides the file", "Remove it")
UNKNOWN = Stray("This kind of file is not published here", "Remove it, or make it {}")
PRIVATE = re.compile(r"^_?(drafts?|unpublished|private|backups?|tmp|temp|node_modules|__macosx|__pycache__)$", re.I)
"""Folders whose name says that they are not to be published."""

NEVER: dict[str, str] = {}
"""The endings that no table can allow, each with the reason."""
for _one in STRAYS:
    if _one.what.startswith(
        ("A program", "A drawing", "A key", "An office document", "Data may", "An email", "What is inside")
    ):
        NEVER |= {ending: _one.what[0].lower() + _one.what[1:] for ending in _one.endings}


def by_name(name: str) -> Stray | None:
    """What a file is whose ending is allowed, and whose name says that it does not belong here all the same."""
    return next((one for one in STRAYS if one.pattern and one.pattern.search(name)), None)


def stray(name: str) -> Stray:
    """What a file is that may not be in docs/, by its name."""
    ending = name.rpartition(".")[2].lower() if "." in name.lstrip(".") else ""
    for one in STRAYS:
        if one.is_(name, ending):
            return one
    return HIDDEN if name.startswith(".") else UNKNOWN
