"""Notes of the diary study, by stage of the journey: low (1-2), middle (3) and high (4-5)."""

NOTES: dict[str, dict[str, tuple[str, ...]]] = {
    "discover": {
        "low": ("The same advert follows me everywhere.", "I could not find the shoe from the ad."),
        "middle": ("Saw them in a post, had a look.", "Newsletter again. Opened it anyway."),
        "high": (
            "{who} told me about the shop. Looks good!",
            "Found exactly the style that I had in mind.",
            "Nice pictures, I kept scrolling.",
        ),
    },
    "choose": {
        "low": (
            "Which size? The chart does not open on my phone.",
            "Three pages about sizes and I know less than before.",
        ),
        "middle": ("Took my usual {size}. We will see.", "Filters work, but forget what I chose."),
        "high": ("Good photos from all sides.", "Reviews helped me to pick the {size}."),
    },
    "buy": {
        "low": (
            "Had to type my address twice.",
            "The page hung after I pressed pay. Did it work?",
        ),
        "middle": ("Paid. Many steps, but fine.", "Wanted no account, found the guest way late."),
        "high": ("Done in two minutes.", "Paying was quick and clear."),
    },
    "receive": {
        "low": (
            "Waited all day. No parcel, no message.",
            "It came {wait} late. The party is over.",
            "Tracking says delivered. There is nothing here.",
            "The third 'new date' this week.",
        ),
        "middle": ("It came, left with {who}.", "On time. The box was a bit dented."),
        "high": (
            "On time, as they said.",
            "Here a day early, what a surprise!",
            "The driver smiled. Box opened, all good.",
        ),
    },
    "wear": {
        "low": ("Blisters after an hour.", "They pinch. I should have taken one size up."),
        "middle": ("Fine so far, still a bit stiff.", "Ok with thin socks."),
        "high": ("Walked all day, no pain at all.", "{who} asked where I got them."),
    },
    "help": {
        "low": (
            "The chat asked for my number four times.",
            "Nobody could tell me where my parcel is.",
        ),
        "middle": ("Got an answer after two days.", "Had to call twice, then it worked."),
        "high": ("A real person, and a kind one.", "Question solved in one call."),
    },
    "return": {
        "low": (
            "Could not find the return page. Gave up, tried again, found it.",
            "Still no money back.",
        ),
        "middle": ("Printed the label at work. It went.", "Drop-off point is far, but it worked."),
        "high": ("Label was in the box. Back in a minute.", "Money was there after three days."),
    },
}
