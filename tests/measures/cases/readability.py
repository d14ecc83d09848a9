"""How each case of readability.json is put to the measures."""

from uxcx.measures import readability


def level(i):
    found = readability.reading_level(i["text"])
    return [found.ease, found.grade]


def cat(i):
    counts = i["words"], i["sentences"], i["syllables"]
    from_counts = [
        readability.flesch_reading_ease(*counts),
        readability.flesch_kincaid_grade(*counts),
    ]
    assert level(i) == from_counts
    return from_counts


def syllables(i):
    return sum(map(readability.syllables, readability.words(i["text"])))


CALLS = {
    "flesch_cat_mat": cat,
    "textstat_ease_counts": lambda i: readability.flesch_reading_ease(**i),
    "textstat_ease_short": lambda i: readability.flesch_reading_ease(**i),
    "textstat_grade_counts": lambda i: readability.flesch_kincaid_grade(**i),
    "textstat_grade_short": lambda i: readability.flesch_kincaid_grade(**i),
    "textstat_sentences_easy": lambda i: len(readability.sentences(i["text"])),
    "textstat_short_text": level,
    "textstat_syllables_dog": syllables,
    "textstat_words_apostrophe": lambda i: len(readability.words(i["text"])),
}
