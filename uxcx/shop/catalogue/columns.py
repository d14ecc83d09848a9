"""The words in which the catalogue is written: one function per kind of column, shared values."""

from uxcx.shop.schema import CATEGORY, DATE, IDENTIFIER, NUMBER, TEXT, WHOLE, YES_NO, Column

DEVICE = ("desktop", "mobile")
SOURCES = ("search", "direct", "mail", "social", "advert", "friend")
REGIONS = ("North", "West", "South", "East")
MARKETS = ("Southland", "Northland")
TASKS = ("find shoe", "choose size", "guest checkout", "track parcel", "start return")


def identifier(name, meaning, refers_to="", blank=""):
    """Describe a column of keys."""
    return Column(name, IDENTIFIER, meaning, refers_to=refers_to, blank=blank)


def text(name, meaning, blank=""):
    """Describe a column of free text."""
    return Column(name, TEXT, meaning, blank=blank)


def category(name, values, meaning, ordered=False, blank=""):
    """Describe a column that holds one of few values."""
    return Column(name, CATEGORY, meaning, values=values, ordered=ordered, blank=blank)


def day(name, meaning, blank=""):
    """Describe a column of dates."""
    return Column(name, DATE, meaning, blank=blank)


def whole(name, unit, meaning):
    """Describe a column of whole numbers; it has no empty cells."""
    return Column(name, WHOLE, meaning, unit=unit)


def number(name, unit, meaning, blank=""):
    """Describe a column of numbers."""
    return Column(name, NUMBER, meaning, unit=unit, blank=blank)


def yes_no(name, meaning):
    """Describe a column of True and False."""
    return Column(name, YES_NO, meaning)
