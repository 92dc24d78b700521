"""The beginning of a page in another language: what its original fixes, and what is still to be written."""

from __future__ import annotations

from macros.content import Site
from macros.messages import Fault, choice, nearest, visible
from macros.new.page import Draft
from macros.new.skeleton import months_on
from macros.pages import version_of
from macros.records import UNWRITTEN, quoted

MONTHS = 6
"""After so many months a translation is reviewed: its original may have changed."""


def begun_translation(site: Site, of: str, code: str) -> Draft:
    """The version of a page in a language, to be written; Fault says why there can be none."""
    src = of.strip().replace("\\", "/").removeprefix("./").removeprefix("docs/")
    original = next((one for one in site.written if one.src == src), None)
    if original is None:
        raise Fault(
            f"`{visible(of)}` is not a page", nearest(src, [one.src for one in site.written], "Name its file in docs/")
        )
    if not original.meta.traits.translated:
        what = f"A page of the kind `{original.meta.kind}` cannot have a version in another language"
        raise Fault(what, "Choose a page of words, such as a page of help")
    known = {one: language for one, language in site.languages.items() if one != site.partnership.language[:2]}
    if code not in known:
        named = next((f"Type `{one}`" for one, has in known.items() if has.english.casefold() == code.casefold()), "")
        fix = named or f"{choice(code, known)} Add another to data/languages.yml, with its `name:` and `english:`"
        raise Fault(f"`{visible(code)}` is not the code of a language that this site knows", fix)
    path = site.docs / version_of(src, code)
    if path.exists():
        raise Fault(f"docs/{version_of(src, code)} exists already, and is left as it is", "Open it to change it")
    named = known[code].english
    rows = {
        "title": quoted(f"{UNWRITTEN}: the title in {named}"),
        "summary": quoted(f"{UNWRITTEN}: one sentence in {named}"),
        "owner": quoted(original.meta.owner),
        "date": site.day,
        "review_by": months_on(site.day, MONTHS),
        "audience": original.meta.audience,
        "translates": original.meta.modified,
    }
    lists = [call for call in original.reading.calls if call.name == "contacts" and call.positional]
    body = [f"{UNWRITTEN}: the text in {named}", *(f'{{{{ contacts("{one.positional[0]}") }}}}' for one in lists[:1])]
    front = "".join(f"{word}: {value}\n" for word, value in rows.items())
    return Draft(path, f"---\n{front}---\n\n" + "\n\n".join(body) + "\n")
