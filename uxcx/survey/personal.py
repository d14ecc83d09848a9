"""What says who somebody is, in a cell or in a heading: the patterns, and nothing else.

A search finds patterns, not people. Phone numbers without a + or a 0 in front look like any number;
they are found by a word such as "call" before them, or by the heading of their column. What follows
from a find is the work of `privacy`.
"""

import re
import unicodedata

_HEADINGS = {
    "name": r"\b(first|last|full|family|given|middle|user|nick|customer|guest|contact|recipient|"
    r"respondent|participant|person|your|ihr|dein)s?[ _.-]*names?\b|^names?\W*$|\bsurname|"
    r"vorname|nachname|\b(pré)?nom\b|^nombre|apellido|cognome|^naam|wie hei(ß|ss)en sie|"
    r"recipient(first|last)name",
    "mail address": r"\be[ _-]?mails?\b|mail[ _-]?adress|mail[ _-]?address|^mail$|recipientemail|"
    r"\bcorreo|courriel",
    "phone number": r"\b(tele)?phone\b|\bmobile[ _-]?(no|number|phone)|^mobile$|\bcell\b|"
    r"t[eé]l[eé](f|ph)on|mobilnummer|\bhandy|\btel\b|whatsapp|^fax",
    "network address": r"\bip[ _-]?addr|^ip$|ipaddress|\bip[ _-]adress",
    "postal address": r"\b(street|postal|home|your)[ _-]?address|^address\W*$|^adresse|^street|"
    r"stra(ß|ss)e\b|\bpost(al)?[ _-]?code|\bzip\b|^plz\b|postleitzahl",
    "date of birth": r"birth|geburt|\bdob\b",
    "place on the map": r"latitude|longitude|^(lat|long?|gps)\b",
    "personal number": r"personalnummer|(employee|staff|personnel)[ _-]?(id|no|number)|\bssn\b|"
    r"social security|\biban\b|passport",
}
_HEADINGS = {kind: re.compile(pattern, re.I | re.M) for kind, pattern in _HEADINGS.items()}

_UPPER = "A-ZÀ-ÖØ-ÞŁŚŻŽŠČ"
_WORD = rf"[{_UPPER}][\w'-]+"
_TITLES = "Mr|Mrs|Ms|Mx|Miss|Dr|Prof|Herrn?|Frau|Mme|Mlle|Monsieur|Madame|Señora?|Signora?|Dhr|Mevr"
_GREETINGS = r"regards|sincerely|greetings|cheers|gr(?:ü|ue?)(?:ß|ss)e?n?|cordialement|saludos"
_IN_TEXT = {
    "mail address": r"[\w.+-]+ ?(?:@|\(at\)|\[at\]) ?[\w-]+(?:\.[\w-]+)+|@localhost\b"
    r"|\w+ (?:at|@) [\w-]+ (?:dot|punkt) [a-z]{2,}\b",
    "network address": r"(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}"
    r"(?:25[0-5]|2[0-4]\d|1?\d?\d)(?!\.?\d)"
    r"|(?<![\w:.])(?=[\da-f:]*::|(?:[\da-f]+:){7})(?:2|f[cde])[\da-f]{2,3}(?::[\da-f]{0,4}){2,7}"
    r"(?![\w:])",
    "phone number": r"(?<![\w.,/-])(?:\+|00(?=[1-9])|\(?0(?=[1-9]))\d?(?:[ ()/.-]{0,3}\d){7,14}"
    r"(?!\w)"
    r"|(?<![\w.,/-])(?:[18][ -])?(?:\(\d{3}\)|\d{3})[ .-]{1,2}\d{3}[ .-]\d{2}[ .-]?\d{2}(?!\w)"
    r"|(?<![\w.,/-])\(\d{2,4}\)[ -]?\d{3,5}[ -]\d{3,5}(?!\w)"
    r"|(?<![\w.,/-])(?:\d{3}-\d{3}-\d{3}|[6-9]\d{4}[ -]\d{5})(?![\w-])"
    r"|\b(?i:call|phone|tel|mobile?|handy|whats ?app|ring|rufen)\b\W{0,3}(?:[^\W\d]+\W+){0,4}?"
    r"\+?\d(?:[ ()/.-]{0,3}\d){5,}",
    "name": rf"\b(?i:my name(?: i|')s|mein name ist|ich hei(?:ß|ss)e|je m'appelle|me llamo|"
    rf"mi chiamo) \w+"
    rf"|\b(?i:i am|i'm|this is|ich bin|hier ist) {_WORD} {_WORD}"
    rf"|\b(?:{_TITLES})\b\.? {_WORD}"
    rf"|\b(?i:{_GREETINGS})\b[,!.]?\s+{_WORD}"
    rf"|\b(?i:thanks|thank you|best|danke)[,!]\s+{_WORD}(?: {_WORD})?[.!]?\s*$",
    "postal address": rf"\b[\w-]+(?:straße|strasse|str\.|gasse) \d"
    rf"|\b\d{{1,5}} (?:{_WORD} ){{1,2}}(?:Street|Road|Avenue|Lane|Drive)\b",
    "account number": r"\b[A-Z]{2}\d{2}(?: ?[\dA-Z]{4}){3,7}\b|\b(?:\d{4}[ -]){3}\d{4}\b"
    r"|(?<![\w-])\d{3}-\d{2}-\d{4}(?![\w-])",
    "web profile": r"(?:linkedin\.com/in|facebook\.com|instagram\.com|twitter\.com)/\w",
}
_IN_TEXT = {kind: re.compile(pattern) for kind, pattern in _IN_TEXT.items()}
# Dates have as many digits as phone numbers; but 06.12.34.56.78 is a phone number in France.
_DATE = re.compile(
    r"(?<![\d./-])(?:19|20)\d\d([-/.])\d{1,2}\1\d{1,2}(?!\d)"
    r"|(?<!\d)\d{1,2}([-/.])\d{1,2}\2(?:19|20)\d\d(?!\d)"
    r"|(?<![\d./-])\d{1,2}([-/.])\d{1,2}\3\d{2}(?![./-]?\d)"
)
# What a text is searched for first: a million comments must not take long.
_CUES = {
    "mail address": ("@", "(at)", "[at]", " dot ", " punkt "),
    "name": (
        "my name", "mein name", "heiße ", "heisse ", "appelle ", "llamo ", "chiamo ", "i am ",
        "i'm ", "this is ", "ich bin ", "hier ist ", "mr ", "mr.", "mrs", "ms ", "ms.", "mx ",
        "miss ", "dr ", "dr.", "prof ", "prof.", "herr", "frau ", "mme ", "mlle", "monsieur",
        "madame", "señor", "signor", "dhr", "mevr", "regards", "sincerely", "greetings", "cheers",
        "grüß", "gruß", "grüss", "gruess", "cordialement", "saludos", "thanks,", "thanks!",
        "thank you,", "thank you!", "best,", "best!", "danke,", "danke!",
    ),
    "postal address": (
        "straße ", "strasse ", "str. ", "gasse ", " street", " road", " avenue", " lane", " drive",
    ),
    "web profile": (".com/",),
}  # fmt: skip
_MANY_DIGITS = re.compile(
    r"(?<![\w.,/-])(?!(?:19|20)\d\d([-/.])\d\d?\1\d\d?(?!\d)"
    r"|\d\d?([-/.])\d\d?\2(?:(?:19|20)\d\d(?!\d)|\d\d(?![./-]?\d)))"  # but no date
    r"[+(]{0,2}\d[\d ()/.-]{5,}\d"
)
_PLAIN = re.compile(
    r"(?:19|20)\d\d-[01]\d-[0-3]\d(?:[ T][0-2]\d:[0-5]\d(?::[0-5]\d)?)?"
    r"|[A-Za-z]{0,3}\d{1,6}|[A-Za-z]\d{7,9}|\d{1,3}[.,]\d{1,4}",
    re.ASCII,
)
_LONG_NUMBER = re.compile(r"\d{14}")
_COLONS = re.compile(r"[\da-f]:[\da-f]{1,4}:[\da-f]{1,4}:[\da-f]")
_NUMBERS = {"phone number", "network address", "account number"}
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")
_DASHES[ord("’")] = "'"
_OTHER_DIGIT = re.compile(r"[^\D0-9]")
_PARTICLES = {"van", "von", "de", "der", "den", "la", "le", "del", "di", "da", "dos", "bin", "al"}


def kinds_in(text: str) -> list[str]:
    """Name what a cell seems to hold, such as a mail address or a name."""
    if text.isascii() and text.isdigit() and text[0] != "0":
        return []
    text = _folded(text)
    cued = _cued(text)
    without_dates = _DATE.sub(" ", text) if "phone number" in cued else text
    return [
        kind
        for kind, pattern in _IN_TEXT.items()
        if kind in cued and pattern.search(without_dates if kind == "phone number" else text)
    ]


def not_plain(texts: list[str]) -> list[int]:
    """Give the places of texts that are more than a date, a time stamp, a short number or an id."""
    plain = _PLAIN.fullmatch
    return [place for place, text in enumerate(texts) if plain(text) is None]


def worth_a_look(texts: list[str]) -> bool:
    """Sort out quickly many texts that hold nothing personal."""
    return bool(_cued(_folded("\n".join(texts))))


def kinds_of_heading(heading: str) -> list[str]:
    """Name what a column seems to hold by its heading."""
    return [kind for kind, pattern in _HEADINGS.items() if pattern.search(heading)]


def is_full_name(text: str) -> bool:
    """Tell whether a text looks like "Ann Lee" or "Lee, Ann": two to five words in capitals."""
    words = text.replace(",", " ").split()
    capital = [word for word in words if word not in _PARTICLES]
    return (
        2 <= len(capital) <= len(words) <= 5
        and words[0] not in _PARTICLES
        and all(word[0].isupper() for word in capital)
        and all(sign.isalpha() or sign in " ,.'’-" for sign in text)
    )


def _cued(text: str) -> set[str]:
    """List the kinds that a text may hold, by its cues and by many digits."""
    small = text.lower()
    is_prose = small.islower() and (" " in small or "@" in small or "/" in small)
    cued = {kind for kind, cues in _CUES.items() if is_prose and any(cue in small for cue in cues)}
    has_number = (
        any(cue in small for cue in ("::", "tel."))
        or _MANY_DIGITS.search(text)
        or _LONG_NUMBER.search(text)
        or (":" in text and _COLONS.search(small))
    )
    return cued | _NUMBERS if has_number else cued


def _folded(text: str) -> str:
    """Write wide digits, odd blanks and long dashes as plain ones."""
    if text.isascii():
        return text
    text = unicodedata.normalize("NFKC", text.translate(_DASHES)).translate(_DASHES)
    return _OTHER_DIGIT.sub(lambda digit: str(unicodedata.decimal(digit[0])), text)
