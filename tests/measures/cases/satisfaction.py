"""How each case of satisfaction.json is put to the measures."""

from uxcx.measures import satisfaction


def ratings(i):
    counts = next(value for key, value in i.items() if key.startswith("counts"))
    return [rating for rating, count in enumerate(counts, 1) for _ in range(count)]


def october(i):
    result = satisfaction.csat(ratings(i))
    return [result.n, result.estimate]


def sentiment(i):
    return satisfaction.net_box([5] * i["positive"] + [1] * i["negative"]).estimate / 100


def agreement(i):
    return 100 * satisfaction.ces_share([6] * i["positive"] + [3] * i["negative"]).estimate


CALLS = {
    "ces1_cys": lambda i: satisfaction.ces_mean(ratings(i), "1.0").estimate,
    "ces2_academy": lambda i: satisfaction.ces_mean(i["ratings"], "2.0").estimate,
    "ces2_simplesat": agreement,
    "csat_book_index": lambda i: satisfaction.index(ratings(i)).estimate,
    "csat_book_mean": lambda i: satisfaction.mean_rating(ratings(i)).estimate,
    "csat_book_oct2021": october,
    "csat_book_top1": lambda i: satisfaction.top_box(ratings(i)).estimate,
    "csat_book_top2": lambda i: satisfaction.csat(ratings(i)).estimate,
    "csat_delighted": lambda i: 100 * satisfaction.csat(ratings(i)).estimate,
    "csat_hexl": lambda i: 100 * satisfaction.csat(ratings(i)).estimate,
    "csat_hexl_mean": lambda i: satisfaction.mean_rating(ratings(i)).estimate,
    "net_box_closealert": sentiment,
    "net_box_hexl": lambda i: satisfaction.net_box(ratings(i), boxes=i["boxes"]).estimate,
}

NOT_REPRODUCED = {
    "ces1_cys_asprinted": "the counts belong to 1,010 people and sum to 3,020, not 2,820 of 1,000",
    "ces2_academy_example": "4 + 5 + 6 + 7 + 7 is 29, so the mean is 5.8; the page writes 24",
    "csat_cys_10points": "6865 / 1000 is 6.865; the page prints 6,89",
}
