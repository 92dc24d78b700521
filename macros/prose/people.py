"""The words that say children and what happened to them, as parts of patterns: used wherever a count, an age or a name is looked for."""

from __future__ import annotations

import re

DIGITS = "one two three four five six seven eight nine"
SMALL = rf"(?:\+?[1-9](?:\.0+)?|{DIGITS.replace(' ', '|')}|(?-i:III?|I?V|VI{{1,3}}|IX))"
"""A number from 1 to 9, in figures, in words or in the capitals of Rome; `I` is left out, which is a word."""
NUMBER = (
    r"(?:a single|(?:only|just) (?:one|1)|(?:a )?half[ -](?:a[ -])?dozen|a (?:couple|pair|set|handful|trio|quartet|quintet|threesome|foursome) of|"
    rf"both(?: (?:of )?the)?|{SMALL})"
)
NUMBER_WORDS = frozenset(
    f"{DIGITS} ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen single couple pair set both born "
    "second third fourth fifth sixth seventh eighth ninth dozen handful trio quartet quintet threesome foursome ii iii iv v vi vii viii ix".split()
)
FIGURE = re.compile(r"(?<!\d)(?<!\d[.,])1?\d(?!\d)")
RANGE = rf"(?:(?:[2-4]|two|three|four)(?: ?[-–—] ?| to | or |, maybe )|(?:1|one) or ){SMALL}"
"""Two small numbers for one count. What begins with 1 or 5, as "one to five" and "5-9", is how a hidden count is reported."""
OTHER = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|\d[\d,]*)"
ASIDE = r"(?:/(?:1[1-9]|[2-9]\d|\d{3,5})\b)?(?: \([^()]{1,30}\))?(?: ?[x×](?= ))?"
"""What may be behind a number: 3/46 children, 3 (12%) children, 4 x deaths."""
OURS = r"(?!['’]|\w|-(?:led|friendly|focused|centred|centered)\b| (?:centre|home|hub|service|act|club|group|network|forum|council|line|zone|champion|conference|premium|governor)s?\b)"
"""What does not follow: the noun is then a part of another, as in "children's homes" and "family hubs"."""
SINGLE = (
    rf"{OURS}(?=\s*(?:[.,;:!?)\]|¦(]|$)|\s+(?:in|of|from|with|on|at|is|was|has|had|who|whose|that|died|and|or|under|aged|looked|living|drowned|went|ran|became|lost|broke|fell|choked|"
    r"took|ended|suffered|suffocated|survived|needed)\b)"
)
KIND = (
    r"(?:(?:more|other|further|extra|new|different|local|young|younger|older|unborn|newborn|disabled|vulnerable|"
    r"looked[- ]after|missing|white|asian|black|mixed|roma|unaccompanied|asylum[- ]seeking|adopted|fostered|named|"
    r"teenage|primary|secondary|school|premature|deaf|blind|autistic|neurodivergent|trans(?:gender)?|gay|refugee|injured|deceased|bereaved|homeless|pregnant|trafficked|exploited|"
    r"year \d{1,2}|non-mobile|known|affected|living|dead|separate|individual|little|small|twin|male|female|"
    r"(?-i:[A-Z][A-Za-z]{1,20})) ){0,3}"
)
CHILD = (
    rf"(?:children{OURS}|schoolchildren\b|young (?:people|persons?|men|women|adults?|carers?){OURS}|(?:child|family){SINGLE}|"
    rf"families{OURS}|bab(?:y|ies){OURS}|newborns?{OURS}|infants?{OURS}|toddlers?{OURS}|teenagers?{OURS}|teens{OURS}|"
    rf"adolescents?{OURS}|youths\b|youngsters?{OURS}|kids{OURS}|minors\b|sibling(?:s| groups?)?{OURS}|brothers?{OURS}|sisters?{OURS}|"
    rf"(?:school)?boys?{OURS}|(?:school)?girls?{OURS}|sons?{OURS}|daughters?{OURS}|twins{OURS}|triplets{OURS}|pupils?{OURS}|"
    rf"students{OURS}|student{SINGLE}|care[- ]leavers?{OURS}|asylum seekers?{OURS}|under[- ]?(?:\d{{1,2}}|fives?|ones?)s\b|"
    rf"(?-i:LAC|CLA|UASC){SINGLE}|"
    r"(?:\d{1,2}|[a-z]{1,12})[- ](?:year|month|week|day)s?[- ]olds\b)"
)
PLAN = (
    r"(?:child protection plans?\b|(?:child safeguarding practice|practice|serious case|rapid) reviews?\b|"
    r"serious incidents?\b)"
)
ADULT = rf"(?:parents{OURS}|(?:mother|father|mum|dad)s?{OURS}|carers{OURS}|households{OURS}|victims?{OURS}|survivors?{OURS}|cases{OURS}|arrests\b|convictions\b|referrals{OURS}|allegations\b|pregnancies\b)"
EVENT = (
    r"(?:(?:fatal )?(?:death|suicide|stillbirth|murder|homicide|killing|fatalit(?:y|ies)|drowning|rape|sexual assault|"
    r"stabbing|shooting|overdose|fracture|(?:hospital )?admission|abduction|miscarriage)s?(?!['’]|\w| (?:review|panel|overview|"
    r"certificate|rate|process|service|prevention|team|meeting|form|notification|grant)))"
)
ADJECTIVE = (
    r"(?:(?!(?:years?|months?|weeks?|days?|hours?|times?|in|of|to|and|or|after|before|per|about|for|from|with|the|a|an|at|"
    r"on|by|that|which|who|is|are|was|were|as|steps?|signs?|ways?|things?|questions?)\b)[a-z][a-z-]{1,20} ){0,3}?"
)
HARM = (
    r"(?:died|drowned|choked|fell|(?:lost|broke) (?:an?|the|his|her|their) \w{2,20}|went (?:in)?to (?:the )?hospital|(?:lost|took|ended) (?:her|his|their) (?:own )?li(?:fe|ves)|suffocated|miscarried|(?:was|were|has been|have been|had been|being) (?:\w{1,20} )?(?:killed|murdered|stabbed|shot|"
    r"raped|injured|harmed|hurt|abused|assaulted|stillborn|trafficked|burned|burnt|scalded|beaten|shaken|groomed|"
    r"strangled|smothered|poisoned|neglected))\b"
)
"""What was done to somebody, as a fact of the past."""
HARMED = re.compile(rf"^(?: \w{{1,20}}){{0,2}}?,? {HARM}", re.IGNORECASE)
HAPPENED = re.compile(
    rf"^{ASIDE}(?: \w{{1,20}}){{0,4}}? (?:survived|were|had|died|became|went|ran|started|stopped|ended|suffered|received|left|lived|moved|"
    r"have been|drowned|took|attempted|needed|gave|told)\b",
    re.IGNORECASE,
)
POSSIBLE = re.compile(
    r"^(?:,? ?[\w'’-]{1,30}){0,5}? (?:may|might|can|could|would|should|must|cannot|will|gets?|needs?|is entitled)\b",
    re.IGNORECASE,
)
SUPPOSED = re.compile(
    r"\b(?:(?:if|when(?:ever)?|unless|suppose|imagine|such as|whether|should|every time|in case|an example)\b|for example,?|e\.g\.)[^.;,]{0,80}$",
    re.IGNORECASE,
)
"""What is before a thing that has not happened, or not to one child."""
PERIOD = re.compile(
    r"\b(?:19|20)\d\d\b|\b(?:in|during|over|for) (?:the|that|this|last) (?:year|quarter|month|period|week|summer|winter|spring|autumn)\b|"
    r"\b(?:last|this) (?:year|month|quarter|week|summer|winter|spring|autumn)\b|\bsince (?:January|February|March|April|May|June|July|August|"
    r"September|October|November|December)\b|\byesterday\b|\brecently\b",
    re.IGNORECASE,
)
LAW = re.compile(
    r"\b(?:Act|Regulations|Rules|Order|Children|Convention|Guidance|Directive|Together)(?: \([^)]{0,80}\))? (?:19|20)\d\d\b",
    re.IGNORECASE,
)
NATIONAL = re.compile(
    r"\b(?:in|across|for|of|throughout) (?:England|Wales|Scotland|Great Britain|Britain|the UK|the United Kingdom|the country|the world)\b|"
    r"\b[Nn]ational(?:ly)?\b|\bworldwide\b",
)
INSTITUTION = re.compile(
    r"\b[A-Z][\w'’-]{1,30} (?:[A-Z][\w'’-]{1,30} )?(?:Primary|Infants?|Juniors?|Nursery|High|Secondary|Grammar|Academy|School|College|"
    r"Hospital|Infirmary|Street|Road|Avenue|Lane|Close|Drive|Crescent|Estate|Gardens|Grove|Terrace)\b|"
    r"\b[A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2}\b"
)
"""A school, a hospital, a street or a postcode."""
AT_LEAST = re.compile(r"\b(?:at least|more than|over|than|least)\s*$", re.IGNORECASE)
THERE = re.compile(
    r"\b(?:there (?:was|were|have been|has been|had been)|recorded|saw|notified of|reported|reviewed|registered|confirmed|investigated)"
    r"(?: \w{1,20}){0,2}\s*$",
    re.IGNORECASE,
)
SLOGAN = re.compile(
    r"^,? (?:one|1) (?:plan|record|voice|story|team|worker|number|assessment|conversation)\b", re.IGNORECASE
)
"""One child, one plan: a way of working."""
TOGETHER = re.compile(r"^ and (?!their\b|his\b|her\b|its\b|the\b)[a-z]{3,20}\b")
"""Both children and parents: two kinds of people, and no number of them."""
TOOK_PART = re.compile(
    r"^(?: [\w'’-]{1,30}){0,8}? (?:(?:sit|sits|sat) on|(?:spoke|speak) at|trained as|(?:took|take) part in (?:the|our) (?:survey|pilot|workshops?|consultation)|"
    r"help(?:ed)?(?: us)?(?: to)? (?:recruit|write|run|design|choose|plan|shape|test|train)|opened (?:the|our)|co-(?:designed|wrote|produced|chair(?:ed)?))\b"
)
"""What people do for the partnership, in public and by choice."""
SHARE = re.compile(
    rf"(?: in need| looked after)? (?:in|out of) (?:every )?(?!(?:19|20)\d\d\b){OTHER}\b(?! (?:days?|weeks?|months?|years?))|"
    r" (?:per|to an?|in each|in every|for each|for every) \w| at a time\b| by (?:another|one|child)\b| after another\b| (?:is|was|are|were) (?:one |far )?too many|(?:,? \w{1,20}){0,2} too many\b",
    re.IGNORECASE,
)


def has_a_small_number(sentence: str) -> bool:
    """Whether a number below twenty is in a sentence by itself; one without has no count to look for, and no age.

    It is a quick look that spares the long patterns most sentences, and never says no where one of them would find.
    """
    return FIGURE.search(sentence) is not None or not NUMBER_WORDS.isdisjoint(re.findall("[a-z]+", sentence.casefold()))
