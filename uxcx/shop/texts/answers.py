"""What people write into the open fields of the two surveys, by theme and mood.

Gaps in braces are filled by `filling`. Reasons belong to the recommendation, comments to CSAT.
"""

# Why this number? The mood of a reason about the price follows the price rating, that of the
# others follows the number itself.
REASONS: dict[str, dict[str, tuple[str, ...]]] = {
    "price": {
        "good": (
            "fair prices",
            "cheaper than the shops in town",
            "good prices, and free shipping from 60",
            "often a good offer",
            "you get a lot for your money",
            "price is right",
            "the sale in spring was great",
        ),
        "middle": (
            "prices are ok",
            "the price decides for me",
            "I compare prices first, always",
            "not cheap, not dear",
        ),
        "bad": (
            "too expensive",
            "everything costs more than last year",
            "nice shoes but who can pay for them",
            "prices went up again",
            "I found them cheaper elsewhere",
            "4.90 for shipping is a lot",
        ),
    },
    "delivery": {
        "good": ("quick delivery", "the parcel came when they said", "always on time so far"),
        "middle": ("delivery is a matter of luck", "parcel ok, could be quicker"),
        "bad": (
            "the parcel came {wait} late",
            "waited at home for nothing",
            "nobody told me that it would be late",
            "the new carrier is a disaster",
            "delivery!!",
            "promised Friday, came {wait} after that",
        ),
    },
    "shoes": {
        "good": (
            "I love my new shoes",
            "never had better boots",
            "comfortable, and they look good",
            "good quality, last for years",
            "nice choice of shoes",
            "{who} envies me",
        ),
        "middle": ("shoes are fine", "nice, but nothing special"),
        "bad": ("the sole came off", "not the quality I expected", "looked better in the photo"),
    },
    "fit": {
        "good": ("they fit at once", "finally shoes for wide feet"),
        "middle": ("sizes run small, you get used to it", "had to exchange once"),
        "bad": (
            "wrong size again, and I followed the chart",
            "sizes are a lottery",
            "had to send back two pairs",
        ),
    },
    "site": {
        "good": ("easy to order", "new site is so much clearer", "ordered in two minutes"),
        "middle": ("site is ok", "works, a bit slow on the phone"),
        "bad": ("could not find my size on the phone", "checkout crashed", "confusing menus"),
    },
    "service": {
        "good": ("kind people on the phone", "return was no problem at all", "friendly help"),
        "middle": ("help was all right", "had to ask twice"),
        "bad": (
            "the chat robot does not understand a word",
            "no answer to my mails",
            "waiting for my money back",
        ),
    },
}

COMMENTS: dict[str, tuple[str, ...]] = {
    "late": (
        "came {wait} too late",
        "where was my parcel all that time?",
        "late, and no word about it",
        "took ages",
    ),
    "returned": ("had to go back, too small", "not my size", "return was quick at least"),
    "good": (
        "all fine",
        "thank you",
        "everything went well",
        "quick and easy",
        "love them",
        "good as always",
        "arrived before I had thought of it",
    ),
    "middle": ("ok", "it was alright", "so so", "nothing to complain about, nothing to praise"),
    "bad": ("expected more", "not good", "box was damaged", "not happy", "never again"),
}

# One person, forty forms.
FURIOUS = ("STILL NO ANSWER", "give me my money back", "I will send this every day", "1 star!!!")
