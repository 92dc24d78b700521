"""How far the site does what each duty asks, in one of three words that the page it leads to has to bear out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from macros.facts import Duty
from macros.messages import Problem
from macros.pages import Document
from macros.records import Record

FEWEST_TO_MEET = 40
"""The fewest words that can do what a duty asks, where no macro on a separate line shows more."""

STATES = {
    "met": "Met here",
    "partly": "Partly",
    "not-in-our-sources": "Not found in our sources",
}
"""What readers see of each state, in the order in which they are counted."""

GAP = re.compile(
    r"\bwe (?:found|have found|know of) (?:no|nothing|none|only|little)\b"
    r"|\bcould not (?:find|read)\b|\bcannot be read\b"
    r"|\b(?:we|our copy) (?:can|do|have|has|did) ?not (?:read|say|found|find|seen|know|show|checked)"
    r"|\b(?:sources|documents|copy|copies)\b[^.,;:|]{0,40}\b(?:do(?:es)?|did) not\b"
    r"|\b(?:is|are|was|were) (?:not known|unknown)\b|\bnothing is known\b|\bno information (?:on|about)\b"
    r"|\bnot (?:found )?in (?:our|the|these|its) (?:sources|documents)"
    r"|\b(?:sources|documents) (?:give|name|list|say|have|mention)s? (?:no|nothing)\b|\bwe were (?:unable|not able) to (?:find|read|see)\b"
    r"|\b(?:could|can) ?not be found\b|\bno (?:[\w'’-]+ ){1,4}?could be found\b|\bwe (?:do|did) not have\b|\bwe have no\b|\bnothing was found\b"
    r"|\bthis site (?:does not have|has no|has nothing)\b|\bnot on this site\b|\b(?:is|are) (?:missing|still to be written)\b"
    r"|\b(?:to be (?:confirmed|written|added)|coming soon|will follow|details to follow)\b"
    r"|\b(?:has|have) not (?:yet )?been published\b|\b(?:is|are) not (?:yet )?(?:published|available)\b"
    r"|\b(?:there is|there are) no published\b",
    re.IGNORECASE,
)
"""Words by which a page says that it lacks something: a duty whose part says them is not met."""


def duties_called_what_they_are_not(
    duties: Sequence[Duty], documents: Sequence[Document], record: Record
) -> Iterator[Problem]:
    """Each duty called met whose part is too short or says that it lacks something, and each gap that its part hides."""
    by_src = {document.src: document for document in documents}
    places = {one.get("id"): index for index, one in enumerate(record.data["duties"])}
    for duty in duties:
        document = by_src.get(duty.page)
        if document is None or not (lines := document.part(duty.heading)):
            continue  # told as published nowhere
        place = record.line("duties", places[duty.id], "state")
        gap = next(((number, found.group()) for number, text in lines if (found := GAP.search(text))), None)
        words, made = document.below(duty.heading)
        if duty.state == "met" and gap:
            yield Problem(
                record.path,
                place,
                f"`{duty.id}` is called met, and {document.path}:{gap[0]} says `{gap[1]}`",
                "Write what is missing there, or call it `partly` or `not-in-our-sources`",
            )
        elif duty.state == "met" and words < FEWEST_TO_MEET and not made:
            yield Problem(
                record.path,
                place,
                f"`{duty.id}` is called met, and `{duty.heading}` in {document.path} has {words} words below it",
                f"Say there how it is done, in {FEWEST_TO_MEET} words at least, or call it `partly`",
            )
        elif duty.state == "not-in-our-sources" and not gap:
            yield Problem(
                record.path,
                place,
                f"`{duty.id}` is called not in our sources, and `{duty.heading}` in {document.path} does not say so",
                "Write there what is missing, such as “We found no procedure”, or call it `partly` or `met`",
            )
