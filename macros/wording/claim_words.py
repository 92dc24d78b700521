"""The words that make a claim, each in the list of the macro that says it, and the phrases and names that make none.

A list is of patterns with spaces between: `*` stands for any ending, `_` for a space, and IS, DID and PART for the lists
of those names.
"""

from __future__ import annotations

from macros.tables.periods import MONTHS

UNITS = "one|two|three|four|five|six|seven|eight|nine"
NUMBER = (
    rf"\d(?:[\d,.]{{0,12}}\d)?(?:k|m|bn|pc)?|[½⅓⅔¼¾%]|{UNITS[4:]}|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|"
    rf"(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-(?:{UNITS}|odd))?|hundreds?|thousands?|[mb]illions?|dozens?"
)
PART = (
    "thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|(?:thir|four|fif|six|seven|eigh|nine)teenths?|"
    "twentieths?|hundredths?|thousandths?"
)
LONG_MONTHS = "|".join(one for one in MONTHS if one not in ("March", "May"))
IS = "(?:is|are|was|were)"
DID = "(?:was|were|has|have|had|comes?|came|leads?|led|makes?|made|waits?|waited)"
"""The verbs after which a subject has been named: “one contact came”, and not “one voice”."""

CLAIMS = {
    "change(says='pace')": r"""
        doubl* trebl* tripl(?:e|ed|es|ing) quadrupl* quintupl* halv* twice \w*-?fold steadily sharply slightly slowly
        slowdown quick(?:ly|en*) rapidly gradually markedly dramatically steeply suddenly significantly substantially
        considerably massively continuously (?:steady|sharp|steep|slight|sudden|massive|modest)_change*
        year_(?:on|after|by)_year year-on-year in_a_row consecutive* (?:years?|months?|time|quarters?)_running (?<!how_)much
        far_(?:more|less|fewer|higher|lower) (?:ever|fast)-\w+ing
    """,
    "change(says='direction')": r"""
        rose risen ris(?:e|es|ing) grew grown grow(?:s|ing)? growth_in increas* f[ae]ll(?:en|s|ing)?
        drop(?:s|ped|ping)?(?!-) declin* decreas* reduc* lessen* diminish* shr[aiu]nk* climb(?:s|ed)?
        climbing_(?:to|by|from|since) jump(?:s|ed)? leapt soar* surg(?:ed|es) spik(?:ed|es|ing)
        (?:surge|spike|dip|jump|leap|slump|upsurge|climb|slide)s?_(?:in|to|from|since) plung* plummet* rocket* crashed
        nosediv* balloon(?:ed|s|ing) mushroom(?:ed|s|ing) multipl(?:ied|ies|ying) mount(?:ed|s) swell(?:ed|s|ing)?
        swollen mounting tumbl* slump* sank sinks? sunk crept creep(?:s|ing) edg(?:ed|es|ing) eas(?:ed|es|ing)
        dip(?:s|ped) slip(?:s|ped) slid collaps* dwindl* escalat(?:ed|es|ing) rebound* bounc(?:ed|es|ing)_back
        (?:has|have)_picked_up picked_up_(?:in|since) picked_up$ improv* worsen* deteriorat* recover(?:s|ed|ing)
        gain(?:s|ed) deepen(?:ed|s|ing) lost_ground brighter lighten(?:ed|s|ing) taper(?:ed|s|ing) tail(?:ed|s|ing)_off
        ebb(?:ed|s|ing) wan(?:ed|es|ing) abat(?:ed|es|ing) subsid(?:ed|es|ing) relent(?:ed|s|ing) expand(?:ed|s|ing)
        (?:has|have)_contracted cut
        (?:went|came|going|coming|gone|shot|tick(?:ed|s|ing)|inch(?:ed|es|ing)|mov(?:ed|ing)|head(?:ed|ing|s)|still|sharply|slightly)_(?:up|down)
        (?:up|down)_(?:by|from|to|on|since|again|sharply|slightly|(?:a|an)_(?:PART)) IS_(?:up|down) up,_\w+_down
        down,_\w+_up on_the_(?:up|rise|decline|wane|increase|mend) upwards? downwards? upturn* downturn*
        revers(?:ed|es|ing) halt(?:ed|s) turn(?:ed|ing)_the_corner through_the_roof the_other_way unchanged
        (?:no|not|never|without|did_not|little|hardly|scarcely|barely)_chang(?:e|ed|ing) changed_(?:little|hardly)
        back_to_(?:where|normal) return(?:ed|s)_to_(?:its|their|the)_(?:earlier|former|previous|old|usual) stay(?:s|ed)
        remain(?:s|ed) steady steadied stable static constant (?:held|holds?|holding)_(?:firm|up) flat plateau*
        stagnat* stall(?:ed|s|ing) level(?:s|led|ling)_(?:off|out|up) swung fluctuat* slow(?:ed|ing) accelerat*
        widen(?:s|ed|ing) narrow(?:s|ed|ing) gap_(?:has_|is_|was_)?(?:clos|shut|open)*
        gap_with_\w+_(?:has_|is_)?(?:clos|shut|open)* took_off tak(?:es|en|ing)_off into_reverse evaporat* downhill
        flourish* wither* boom(?:s|ed|ing)? spiral(?:s|led|ling)? snowball* (?:trickl|pour|flood)(?:ed|ing)_in
        out_of_control under_control kept_down from_(?:bad|good)_to slid(?:es|ing)_(?:down|to) reviv* rallied
    """,
    "compare(with_='England')": r"""
        above below beneath more less fewer higher(?!_education) lower larger smaller bigger greater longer shorter
        faster slower better worse than ahead_of behind exceed*
        out(?:number|perform|strip|pac|do|did|scor|gr[eo]w|rank|weigh|class)* surpass* overt(?:ook|akes?|aken|aking)
        overhaul(?:s|ed) eclips(?:es|ed) trump(?:s|ed) dwarf(?:s|ed) rival(?:s|led) beats? lag* trail(?:s|ed)
        pull(?:ed|s)_ahead pass(?:es|ed)_(?:England|its) match(?:es|ed)_(?:England|the|its|their) matches
        mirror(?:s|ed) resembl(?:es|ed) differs differed different_from unlike in_contrast by_contrast
        le(?:d|ads?)_(?:England|every|all|its|the_(?:region|country|list|table|neighbours)) led_the level_with
        (?:kept|keeps?|keeping)_(?:pace|up)_with c(?:aught|atch|atches|atching)_up close_to similar equal(?:s|led|ly)?
        on_(?:a_)?par in_line short_of f[ae]lls?_short (?:the|is|are|was|were)_same_as IS_the_same as_\w+_as
        IS_(?:very_|too_|a_|an_|its_)?(?:high|low) runs?_(?:high|low)
        (?:high|low)_(?:\w+_)?(?:rates?|shares?|numbers?|levels?|proportions?|turnover|caseloads?|vacancies)
        excess(?!_deaths) IS_average (?:near|around|about|at|under|over|to)_(?:the_)?(?:\w+_)?average
        (?:above|below)-average \w+-than-\w+ outlier* st(?:ands?|ood)_out def(?:ies|ied)_(?:the|its|England)
        buck(?:s|ed|ing)_the (?:compar|far)(?:e|es|ed)_(?:well|badly|poorly|favourably) do(?:es|ne)?_(?:well|badly)
        did_(?:well|badly) mid-table halfway in_the_middle
        (?:meets?|met|missed|misses|hits?|on|off|under|over|within)_(?:the_|its_|their_)?targets? poorer richer weaker
        stronger busier quieter heavier lighter cheaper dearer rid(?:es|ing)_high in_the_red
    """,
    "highest('KEY')": r"""
        highest largest biggest greatest longest commonest busiest strongest heaviest steepest sharpest
        (?:the_)?most_(?:common|often)(?:ly)? the_most peak(?:s|ed|ing)? maximum_(?:in|was|is|of)
        (?:its|their|a)_maximum
    """,
    "lowest('KEY')": r"""
        lowest smallest fewest shortest rarest quietest weakest lightest (?<!at_)least(?:_common|_often)?
        bottom(?:ed|s)_out minimum_(?:in|was|is|of) (?:its|their|a)_minimum
    """,
    "rank()": r"""
        c(?:ame|omes?)_(?:first|second|third|last) IS_(?:first|second|third|last)_(?:of|in|among) IS_last$ rank(?:s|ed)
        best worst top tops topp(?:ed|ing)(?!_up) bottom heads_the_(?:list|table)
        lead(?:s|ing)_the_(?:way|list|table|field) number[-_]one at_the_foot
        record_(?:high|low|number|level|year|month|rate)s? another_record new_records?_(?:for|in|was) record-\w+
        br(?:oke|eaks?|oken)_(?:the_|all_)?records? unprecedented all-time
        (?:hits?|hit_a|a_new|\w+-year|\w+-month)_(?:high|low)s? fastest slowest poorest leading main chief prime
        principal (?:primary|usual)_(?:reason|source|cause|factor|need) dominat* among_(?:the|its) for_the_first_time
        first_time_(?:since|that|in|ever) once_again yet_again no_longer IS_now_\w+ bec[ao]me_the
        used_to_(?:be|come|make|lead) replac(?:ed|es) (?:second|third|fourth|fifth)_year_(?:in|running|that)
        (?:has|have|had)_never still_(?:first|last) runner-up
    """,
    "share(KEY='…', of={'KEY': 'All …'}, words=true)": rf"""
        half halves (?:an?|{UNITS})[-_](?:{PART}) one_(?:in|of) most mostly mainly largely predominantly predominat*
        prevail* bulk overwhelmingly chiefly primarily principally exclusively solely entirely wholly virtually
        practically just_about by_and_large as_a_rule usually rarely seldom typically generally normally commonly
        frequently occasionally sometimes invariably consistently (?<!how_)often_\w+ scarcely majorit(?:y|ies)
        the_typical lion[’']s_share (?:over|under)-represented evenly fifty-fifty without_exception
        (?:the|a)_(?:large_|small_|vast_|tiny_)?minority (?:large|small|tiny|big|huge)_(?:share|part|number|proportion)
        (?:sliver|fraction|slice|trickle|flood|wave|lot|lots|loads|couple|pair|trio|scores|tens|great_deal)_of
        countless the_(?:rest|remainder)_DID few (?<!how_)many several handful numerous plenty ^no ^all there_IS_no but_no IS_all
        (?:almost|nearly|not)_all all_(?:but|of) none nobody no_one not_(?:one|a_single) hardly barely every everyone
        everybody only just_one both always never (?:one|any|each|some|a_single)_\w+_DID
        IS_(?:un|in)?(?:common|usual|frequent|rare|scarce|widespread|prevalent|rife|endemic|universal|typical|normal|tiny|small|large|huge|negligible|marginal|absent)
    """,
    "time_period()": rf"""
        (?:19|20)\d\d(?:[-/]\d\d)? (?:\d\d?_)?(?:{LONG_MONTHS})(?:_\d{{4}})? (?:\d\d?_)?(?:March|May)_(?:19|20)\d\d
        (?i:in|by|since|from|until|to|of|during)_(?:March|May) (?i:last|this|next)_(?:year|month|quarter) Q[1-4]
        (?:year|decade|month)s?_(?:ago|earlier) (?i:since)_the_\w+
    """,
    "number()": rf"""
        {NUMBER} zero nil nought (?:single|triple)_figures half-dozen
        IS_(?:good|excellent|outstanding|inadequate|poor|weak|strong|bad) (?:good|bad|strong|weak|poor)_year
        fail(?:s|ed|ing)_to
    """,
}
"""What each macro says, as what would be typed in its place; the first that fits is the one to use.

Each word is a pattern, in which `*` stands for any ending, `_` for a space, and IS, DID and PART for those above. KEY stands
for the column that tells the figure's rows apart.
"""
PHRASES = rf"""
    growing_up up_(?:and|or)_down step(?:s|ped|ping)?_up up_to_date
    (?:requires?_)?improvement_(?:board|plan|partner|programme|to_be_good)s? requires?_improvement
    reducing_parental_conflict short_cuts? closed_doors weight_gains? peak_(?:times?|hours?)
    equal_(?:chances?|opportunit*|rights?|access) stable_(?:homes?|famil*|placements?)
    (?:primary|secondary|high|infant|junior)_schools? chief_(?:executive|constable|officer|inspector|nurse)s?
    principal_social_workers? best_(?:practice|interests?|start) half_(?:terms?|brothers?|sisters?|siblings?)
    both_parents only_child all_ages no_further_action no_recourse_to_public_funds
    (?:everyone|everybody)[’']s_(?:business|responsibility|job) zero_tolerance above_and_beyond prime_minister[’']?s?
    24/7 (?:call|ring|police)_(?:101|111|999) 999_calls 1,?001_(?:critical_)?days (?:for_every|per)_(?:{NUMBER})
    (?:aged?|ages)_(?:under_|over_|up_to_)?(?:{NUMBER})(?:_(?:to|and|or)_(?:{NUMBER}|over|under))?
    (?:children|people|babies|infants)_(?:under|over)_(?:1\d|2[0-5]|\d)
    within_(?:{NUMBER})_(?:working_)?(?:hours?|days?|weeks?|months?|years?)
    (?:key_stages?|section|level|stage|tier|article|regulation|schedule|chapter|part|attainment|progress)_\d+(?:_(?:to|and)_\d+)?
"""
"""Set phrases, ages, rates and time limits, and numbers that are names: in them no word claims anything."""
NAMES = r"""
    Years?_(?:1[0-3]|[1-9])(?:_(?:to|and|or)_\d+)? Working_Together(?:_(?:19|20)\d\d)?
    Keeping_Children_Safe_in_Education(?:_20\d\d)? NHS_111 Most_Wanted Every_Child_Matters Families_First
    Everyone[’']s_Invited Graded_Care_Profile_\d Better_Start Best_Start Stronger_Families All_Saints
    “[A-Z\d][\w’&-]*(?:_(?:[A-Z\d][\w’&-]*|a|and|for|in|is|it|of|on|or|than|the|to|with))+”
"""
"""Names, with the capitals that they have; so is any other in quotation marks with capitals: “Rising Stars”."""
