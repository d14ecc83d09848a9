"""Sentences for product reviews, by theme and tone.

Tones: good, bad, ironic (praise in words, a complaint in meaning) and vague (two careful readers
may well disagree about the theme). Gaps in braces are filled by `filling`.
"""

SENTENCES: dict[str, dict[str, tuple[str, ...]]] = {
    "fit": {
        "good": (
            "fits like a glove.",
            "my usual {size} was right first time.",
            "I have wide feet and nothing pinches.",
            "took them {shift} larger after reading other reviews, and that was spot on.",
            "true to size, even with thick socks.",
            "no blisters, not even on the first day.",
            "same size as always, same fit as always.",
            "perfect from the first step.",
            "my feet are hard to please and they are pleased.",
        ),
        "bad": (
            "way too small, my toes hit the front.",
            "I always wear {size} and these come up {shift} short.",
            "the {size} is more like a child's size.",
            "so wide at the heel that I walk out of them.",
            "tight across the top, blisters after an hour.",
            "size {size} on the box, but not on my feet.",
            "could not tell from the page which size to take. I guessed, and guessed badly.",
        ),
        "ironic": (
            "perfect, if you have no toes.",
            "lovely {shoe}. One day I may grow into them.",
            "great for keeping the door open. My feet do not get in.",
        ),
        "vague": (
            "they feel odd somehow.",
            "not quite what my feet had in mind.",
        ),
    },
    "quality": {
        "good": (
            "the sole still looks new after {time}.",
            "solid stitching, no glue marks, well made.",
            "soft leather and a sole that grips.",
            "kept my feet dry in heavy rain.",
            "I wear them daily and they hold up.",
            "my last pair from here lived four years.",
            "light, and still warm enough {use}.",
            "you can feel that somebody took care making them.",
        ),
        "bad": (
            "the sole came loose after {time}.",
            "a seam opened after {time}. Not what I call made to last.",
            "smells of glue even after a week on the balcony.",
            "the laces tore the second time I tied them.",
            "water gets in on wet grass.",
        ),
        "ironic": (
            "the sole left me after {time}. We had a good time together.",
            "very airy. The holes came by themselves.",
        ),
        "vague": (
            "let us see how long they last.",
            "ask me again in winter.",
            "not good, not bad.",
        ),
    },
    "delivery": {
        "good": (
            "ordered on Monday, here on Wednesday.",
            "the parcel came a day early.",
            "came quickly and well packed.",
            "the driver even carried it up the stairs.",
            "two days from click to door.",
            "the message said between two and four, and at three the bell rang.",
        ),
        "bad": (
            "waited {wait} longer than promised.",
            "the parcel came {wait} late and nobody told me.",
            "I stayed at home for nothing, twice.",
            "needed them {use}, and they came after the day had passed.",
            "the box looked as if somebody had stood on it.",
            "tracking said 'on its way' for {wait}.",
        ),
        "ironic": (
            "wonderful {shoe} for a party. A pity that the party is over.",
            "the parcel saw more of the country than I did this year.",
        ),
        "vague": (
            "the waiting was the exciting part.",
            "came in the end.",
        ),
    },
    "price": {
        "good": (
            "you will not find this for less.",
            "good value for the money.",
            "worth every cent.",
            "fair price, and the shipping was free.",
            "half of what I paid for my last pair, and no worse.",
            "good {shoe} need not cost a fortune.",
        ),
        "bad": (
            "too dear for what you get.",
            "the next sale would have been the better moment.",
            "two weeks later they were cheaper. That annoys me.",
            "for this price I expect more.",
            "I saw a similar pair for a lot less.",
        ),
        "ironic": ("cheap was only the feeling, not the bill.",),
        "vague": (
            "you get what you pay for.",
            "money well spent, I hope.",
            "for the money, well.",
        ),
    },
    "look": {
        "good": (
            "look even better than in the picture.",
            "{who} asked at once where I got them.",
            "lovely colour, goes with everything.",
            "the {colour} is even nicer in daylight.",
            "simple, elegant, very much my style.",
            "people keep asking me where I found them.",
        ),
        "bad": (
            "the {colour} is a very different {colour} from the photo.",
            "look clumsy on the foot.",
            "in the picture they are matt, in real life they shine like plastic.",
        ),
        "ironic": ("nice {colour}. I had ordered another one, but nice.",),
        "vague": (
            "different from what I saw.",
            "you have to like the style.",
        ),
    },
    "service": {
        "good": (
            "the help line sorted out my question in five minutes.",
            "a kind person on the phone found the right size for me.",
            "I wrote a mail and had an answer within the hour.",
        ),
        "bad": (
            "I wrote three mails and got the same answer three times.",
            "the chat kept asking for my order number, which I had typed twice.",
            "still waiting for an answer.",
            "nobody picks up the phone after four.",
        ),
        "ironic": ("the chat robot and I are close friends by now. My problem is still there.",),
        "vague": ("they tried.",),
    },
    "site": {
        "good": (
            "ordered on my phone in two minutes.",
            "the new pages are much clearer than the old ones.",
        ),
        "bad": (
            "the size chart is a picture that I cannot enlarge on my phone.",
            "the checkout threw me out twice.",
            "I could not find where to start the return.",
            "the page took for ever to load.",
        ),
        "ironic": ("the size chart is lovely art. Too small to read, but lovely.",),
        "vague": ("ordering was an adventure.",),
    },
}

BUT = ("But ", "Only: ", "Sadly, ", "On the other hand, ")
OPENINGS = ("Bought them {use}. ", "A present for {who}. ", "My second pair. ", "Hm. ", "Well. ")
CLOSINGS = {
    "good": (" Would buy again.", " Five stars from me.", " Thank you!", " My new favourites."),
    "bad": (" Never again.", " Not good at all.", " Disappointed.", " I expected better."),
}
