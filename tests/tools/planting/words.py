"""Word lists of the planted-errors generator: its own, so that the program is not examined by its own lists."""

from __future__ import annotations


def listed(text: str) -> list[str]:
    """The words of a text."""
    return text.split()


NUMBERS = listed(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty"
)
"""From 2 on."""

MONTHS = listed("January February March April May June July August September October November December")
SHORT_MONTHS = {"Jan.": 0, "Feb.": 1, "Aug.": 7, "Sept.": 8, "Oct.": 9, "Nov.": 10, "Dec.": 11}
WEEKDAYS = listed("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")

PARTS = {
    "a quarter": "a third", "a third": "a quarter", "half": "a third", "twice": "three times", "doubled": "trebled",
    "dozens": "hundreds", "hundreds": "thousands", "thousands": "hundreds", "a dozen": "two dozen",
    "three quarters": "two thirds", "two thirds": "three quarters", "tenfold": "fivefold",
}  # fmt: skip

CITIES = listed(
    "Amsterdam Ankara Athens Baghdad Bangkok Beijing Beirut Berlin Bogota Boston Brussels Bucharest Budapest Cairo "
    "Chicago Copenhagen Dallas Damascus Delhi Denver Detroit Dublin Frankfurt Geneva Glasgow Hamburg Havana Helsinki "
    "Houston Istanbul Jakarta Johannesburg Kabul Karachi Khartoum Kiev Lagos Lima Lisbon London Madrid Manila Miami "
    "Milan Montreal Moscow Mumbai Munich Nairobi Naples Oslo Ottawa Paris Philadelphia Prague Riga Rome Santiago "
    "Sarajevo Seattle Seoul Shanghai Sofia Stockholm Sydney Tehran Tokyo Toronto Tripoli Tunis Vienna Vilnius Warsaw "
    "Zagreb Zurich"
)
COUNTRIES = listed(
    "Afghanistan Albania Algeria Angola Argentina Australia Austria Bangladesh Belarus Belgium Bolivia Brazil Bulgaria "
    "Cambodia Cameroon Canada Chile China Colombia Croatia Cuba Cyprus Denmark Ecuador Egypt Estonia Ethiopia Finland "
    "France Germany Ghana Greece Hungary Iceland India Indonesia Iran Iraq Ireland Israel Italy Japan Jordan Kenya "
    "Kuwait Latvia Lebanon Libya Lithuania Malaysia Mali Mexico Morocco Nepal Netherlands Nigeria Norway Pakistan "
    "Panama Peru Poland Portugal Qatar Romania Russia Rwanda Serbia Slovakia Slovenia Somalia Spain Sudan Sweden "
    "Switzerland Syria Taiwan Thailand Tunisia Turkey Uganda Ukraine Uruguay Venezuela Vietnam Yemen Zambia Zimbabwe"
)
STATES = listed(
    "Alabama Alaska Arizona Arkansas California Colorado Connecticut Florida Illinois Indiana Iowa Kansas Kentucky "
    "Louisiana Maine Maryland Massachusetts Michigan Minnesota Mississippi Missouri Montana Nebraska Nevada Ohio "
    "Oklahoma Oregon Pennsylvania Tennessee Texas Utah Vermont Virginia Wisconsin Wyoming"
)

ROLES = {
    "prime minister": "deputy prime minister", "foreign minister": "finance minister",
    "finance minister": "foreign minister", "defence minister": "interior minister",
    "defense minister": "interior minister", "interior minister": "justice minister", "minister": "deputy minister",
    "vice president": "president", "president": "vice-president", "chief executive": "finance director",
    "chairman": "treasurer", "chairwoman": "treasurer", "managing director": "chairman",
    "director": "deputy director", "deputy mayor": "mayor", "mayor": "deputy mayor", "spokesman": "director",
    "spokeswoman": "director", "captain": "first mate", "head nurse": "head doctor", "professor": "lecturer",
    "senator": "congressman", "governor": "lieutenant governor", "general": "colonel", "colonel": "major",
    "sergeant": "superintendent", "inspector": "constable", "judge": "prosecutor", "prosecutor": "judge",
    "secretary-general": "president", "manager": "assistant manager", "coach": "assistant coach",
    "ambassador": "consul", "commissioner": "deputy commissioner", "bishop": "archbishop", "editor": "publisher",
    "economist": "accountant", "engineer": "architect", "schoolteacher": "bus driver", "harbour master": "mayor",
}  # fmt: skip

SAYING = listed(
    "said told added says wrote explained replied announced argued warned insisted claimed tweeted stated noted"
)
NO_NAMES = listed("Police Officials Prosecutors Residents Doctors Witnesses Authorities Lawyers Organisers Experts")
"""Speakers whose capital is only that of the sentence."""

FORCES = listed("claimed admitted conceded insisted boasted alleged complained acknowledged")
"""What "said" is made in planted cues."""

TITLED = listed(
    "Mr Mr. Mrs Mrs. Ms Ms. Dr Dr. President Senator Sen. Rep. Gov. Governor Captain Colonel Gen. General Sgt. Sir "
    "Lord Lady Professor Prof. Minister Councillor Judge Inspector"
)
NO_PERSON = frozenset(
    listed("""Both Also All Here There Former Fellow Not Still Only Even What Why How Who I You This That These Those
    Its The A An In On At But And For From With After Before As If When While By To Of It He She They We His Her Their
    New United North South East West San Los Las St Mount Lake Prime White Islamic Saudi Great Sri Hong Red Black
    Supreme High Royal National State Federal European Middle Central Northern Southern Eastern
    Western University Council Party
    Ministry Street Bank Police Court Committee Agency News House City County Union Times Post Reuters Service Office
    Department Army Group Act League Cup Road Airport Square Lines Institute Association Hospital School College Press
    Club Company Church Republic Force Navy Congress Senate Parliament Commission Nations Foreign Fox Washington York
    Jersey River Island Islands Valley Beach Park Bridge Harbour Day Street Avenue Network""")
) | frozenset(MONTHS) | frozenset(WEEKDAYS) | frozenset(CITIES) | frozenset(COUNTRIES) | frozenset(STATES)  # fmt: skip

HEDGES: dict[str, str | tuple[str, str]] = {
    "allegedly": "", "reportedly": "", "apparently": "", "probably": "", "possibly": "", "perhaps": "",
    "purportedly": "", "presumably": "", "largely": "", "suspected": "", "may have been": ("was", "were"),
    "might have been": ("was", "were"), "could have been": ("was", "were"), "may be": "will be", "might be": "will be",
    "could be": "will be", "may have": ("has", "have"), "may": "will", "might": "will",
    "appeared to be": ("was", "were"), "appears to be": "is", "appear to be": "are", "appeared to have": "had",
    "seemed to be": ("was", "were"), "is expected to": "will", "are expected to": "will", "is likely to": "will",
    "are likely to": "will", "was believed to be": "was", "is believed to be": "is", "is thought to be": "is",
    "were believed to be": "were", "are believed to be": "are",
}  # fmt: skip
"""Each with what is left of it; of two forms the second stands after what is many."""

ROUGHLY = (
    "about",
    "around",
    "some",
    "roughly",
    "nearly",
    "almost",
    "at least",
    "more than",
    "up to",
    "as many as",
    "over",
)
"""Before figures."""

NEGATIONS = {
    "had not": "had", "has not": "has", "have not": "have", "was not": "was", "were not": "were", "is not": "is",
    "are not": "are", "would not": "would", "will not": "will", "could not": "could", "cannot": "can",
    "should not": "should", "must not": "must", "does not": "does", "did not": "did", "do not": "do",
    "hadn't": "had", "wasn't": "was", "isn't": "is", "won't": "will", "wouldn't": "would", "couldn't": "could",
    "without any": "with some",
}  # fmt: skip
TAKES_NOT = (
    ("had|has|have", "[a-z]{3,}ed|been|begun|taken|made|given|won|lost|met|left|seen|found"),
    ("was|were|is|are", "[a-z]{3,}ed|the|a|in|on|ready|able|due|expected"),
    ("would|will|could|should|must", "be|have|go|take|make|give|lead|stay|allow|help|continue|remain"),
)
"""Verbs, and what may follow a "not" put behind them."""

IN_QUOTES = {
    "never": "rarely", "always": "often", "must": "should", "should": "must", "all": "most", "every": "almost every",
    "nobody": "hardly anybody", "nothing": "little", "everything": "much", "many": "some", "most": "all", "will": "may",
    "can": "could", "need": "want", "want": "need", "know": "believe", "think": "know", "believe": "know",
    "good": "excellent", "bad": "terrible", "great": "good", "big": "huge", "small": "tiny", "first": "second",
    "more": "much more", "people": "workers", "very": "fairly", "right": "wrong", "today": "tomorrow",
    "again": "soon", "before": "after", "now": "soon", "strong": "weak", "difficult": "impossible", "hope": "expect",
    "important": "vital", "new": "old", "only": "mainly", "years": "months", "days": "weeks",
    "hours": "days", "because": "although", "not": "", "very ": "", "really": "", "so": "too", "fair": "unfair",
    "committed": "devoted", "confident": "hopeful", "concerned": "alarmed", "clear": "likely",
}  # fmt: skip

DENIALS = listed(
    "denied denies disputed disputes rejected rejects dismissed dismisses contradicted contradicts challenged"
)

UNSUPPORTED = (
    "Police believe more than one person was involved.",
    "It was the third such case this year.",
    "Two people were being questioned on Sunday night.",
    "An internal inquiry is expected to report within six weeks.",
    "The cost has been put at {n} million euros.",
    "Officials had been warned of the danger {n} times since last spring.",
    "A similar plan was abandoned {n} years ago after protests.",
    "Residents said they had complained for months.",
    "No insurer has agreed to cover the damage.",
    "{name} is expected to resign within weeks.",
    "{name} has a stake in one of the companies involved.",
    "{name} was fined over a similar matter {n} years ago.",
    "Lawyers for the families said they would sue.",
    "The decision was taken against the advice of independent experts.",
    "A witness who asked not to be named said there had been a row beforehand.",
    "Opponents have collected {n} thousand signatures.",
)
UNSUPPORTED_ASIDES = (
    ", who is facing calls to step down,",
    ", who was paid for the work,",
    ", who has {n} children,",
    ", who had been suspended last year,",
    ", a former party treasurer,",
)

SYNONYMS = {
    "began": "started", "started": "began", "attempted": "tried", "purchased": "bought", "assistance": "help",
    "additional": "extra", "required": "needed", "shut": "closed", "closed": "shut", "injured": "hurt",
    "resigned": "stepped down", "ended": "finished", "immediately": "at once", "located": "situated",
    "whole": "entire", "entire": "whole", "biggest": "largest", "largest": "biggest", "across": "throughout",
    "built": "constructed", "often": "frequently", "frequently": "often", "struck": "hit",
    "company": "firm", "companies": "firms", "talks": "negotiations", "negotiations": "talks", "occurred": "happened",
    "happened": "took place", "ship": "vessel", "vessel": "ship", "halted": "stopped", "stopped": "halted",
    "demonstrators": "protesters", "protesters": "demonstrators", "previous": "earlier", "sufficient": "enough",
    "constructed": "built", "remained": "stayed", "stayed": "remained", "sought": "tried to get", "numerous": "many",
    "wounded": "injured", "prior to": "before", "in order to": "to", "as well as": "and",
    "a number of": "several", "rose": "went up", "fell": "dropped", "dropped": "fell",
    "film": "movie", "movie": "film", "lawyer": "attorney", "attorney": "lawyer", "crucial": "key", "main": "chief",
}  # fmt: skip

SPELLING = {
    "color": "colour", "colors": "colours", "labor": "labour", "center": "centre", "centers": "centres",
    "defense": "defence", "theater": "theatre", "program": "programme", "programs": "programmes",
    "organization": "organisation", "organizations": "organisations", "organized": "organised",
    "recognize": "recognise",
    "recognized": "recognised", "criticized": "criticised", "traveled": "travelled", "canceled": "cancelled",
    "neighbor": "neighbour", "neighbors": "neighbours", "favor": "favour", "honor": "honour", "harbor": "harbour",
    "meters": "metres", "kilometers": "kilometres", "toward": "towards", "gray": "grey", "airplane": "aeroplane",
    "license": "licence", "offense": "offence", "authorized": "authorised", "emphasized": "emphasised",
}  # fmt: skip
SPELLING |= {british: american for american, british in SPELLING.items() if british not in ("licence", "towards")}

SHORTER = {
    "did not": "didn't", "was not": "wasn't", "were not": "weren't", "had not": "hadn't", "has not": "hasn't",
    "have not": "haven't", "would not": "wouldn't", "could not": "couldn't", "cannot": "can't", "is not": "isn't",
    "are not": "aren't", "will not": "won't",
}  # fmt: skip
ABBREVIATED = {
    "U.S.": "US", "U.N.": "UN", "Sen.": "Senator", "Gov.": "Governor", "Gen.": "General", "Dr.": "Dr", "Mr.": "Mr",
    "Mrs.": "Mrs", "Ms.": "Ms", "Sgt.": "Sergeant", "Rep.": "Representative",
}  # fmt: skip
