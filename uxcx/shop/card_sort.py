"""The open card sort: 30 people put 28 cards into piles and name the piles.

How many people put the size guide where is fixed by a quota; every other card falls by chance.
"""

import numpy as np
import pandas as pd

from uxcx.shop.streams import choose

PEOPLE = 30
# Ideas behind the piles, and the words that people write on them.
PILES = {
    "shoes": ("Shoes", "Our shoes", "Shop", "What you can buy", "shoes by kind", "Browse"),
    "about the shoe": (
        *("About the shoe", "Shoe details", "Product info", "Everything on one shoe"),
        *("Is it right for me?", "details"),
    ),
    "buying and delivery": (
        *("Paying and delivery", "Order", "How I get it", "Buying", "Shipping + payment"),
        "Checkout stuff",
    ),
    "returns": ("Returns", "Sending back", "If it doesn't fit", "Return + refund", "Wrong shoe"),
    "help": ("Help", "Service", "Contact", "Questions", "When something goes wrong", "help me"),
    "account": ("My account", "Me", "My stuff", "Account", "My page", "Log in"),
    "the company": ("About us", "The company", "Who we are", "the boring part", "Legal etc."),
}
# Card: where it belongs, and where else people put it, with the chance of that.
CARDS = {
    "Trainers": ("shoes", {}),
    "Boots": ("shoes", {}),
    "Sandals": ("shoes", {}),
    "Children's shoes": ("shoes", {}),
    "Sale": ("shoes", {"buying and delivery": 0.05}),
    "New this week": ("shoes", {"the company": 0.05}),
    "Gift cards": ("buying and delivery", {"shoes": 0.4, "help": 0.05}),
    "Size guide": ("about the shoe", {}),  # by quota, see below
    "Wide and narrow feet": ("about the shoe", {"shoes": 0.22, "help": 0.05}),
    "Materials": ("about the shoe", {"the company": 0.08}),
    "Photos of the shoe": ("about the shoe", {"shoes": 0.1}),
    "Opinions of buyers": ("about the shoe", {"the company": 0.1, "help": 0.05}),
    "How to clean it": ("about the shoe", {"help": 0.4}),
    "Delivery costs": ("buying and delivery", {"help": 0.08}),
    "Delivery times": ("buying and delivery", {"help": 0.08}),
    "Ways to pay": ("buying and delivery", {"account": 0.1}),
    "Where is my parcel?": ("buying and delivery", {"account": 0.33, "help": 0.15}),
    "Start a return": ("returns", {"buying and delivery": 0.08, "account": 0.08}),
    "Swap for another size": ("returns", {"help": 0.1, "about the shoe": 0.08}),
    "When do I get my money?": ("returns", {"help": 0.12, "buying and delivery": 0.1}),
    "Warranty": ("returns", {"help": 0.3, "the company": 0.15}),
    "Chat with us": ("help", {}),
    "Phone hours": ("help", {"the company": 0.12}),
    "Frequent questions": ("help", {}),
    "My orders": ("account", {"buying and delivery": 0.15}),
    "My details": ("account", {}),
    "Our story": ("the company", {}),
    "Jobs": ("the company", {}),
}
ELSEWHERE = 0.015  # for a card about which no other place is named
SIZE_GUIDE = {"about the shoe": 25, "help": 3, "shoes": 1, "returns": 1}  # people
# Some people make fewer piles: the second idea joins the first.
JOINS = (("buying and delivery", "returns", 0.30), ("help", "the company", 0.20))


def cardsort(year) -> pd.DataFrame:
    """Build the 840 rows of the card sort."""
    draw, ideas = year.draw, list(PILES)
    columns = {}
    for card, (home, others) in CARDS.items():
        if card == "Size guide":
            placed = np.repeat(list(SIZE_GUIDE), list(SIZE_GUIDE.values()))
            columns[card] = draw("cardsort.size_guide").permutation(placed)
            continue
        chances = [others.get(idea, ELSEWHERE if not others else 0.01) for idea in ideas]
        chances[ideas.index(home)] = 0
        chances[ideas.index(home)] = 1 - sum(chances)
        columns[card] = choose(draw(f"cardsort.{card}"), ideas, chances, PEOPLE)
    placed = pd.DataFrame(columns)
    for first, second, chance in JOINS:
        joins = draw(f"cardsort.joins.{second}").random(PEOPLE) < chance
        placed[joins] = placed[joins].replace(second, first)

    words = {
        idea: choose(draw(f"cardsort.label.{idea}"), labels, np.ones(len(labels)), PEOPLE)
        for idea, labels in PILES.items()
    }
    table = placed.rename_axis("person").reset_index()
    table = table.melt("person", var_name="card", value_name="pile")
    table = table.sort_values("person", kind="stable", ignore_index=True)
    return pd.DataFrame(
        {
            "pid": [f"K-{person + 1:02d}" for person in table["person"]],
            "card": table["card"],
            "group_label": [
                words[idea][person]
                for person, idea in zip(table["person"], table["pile"], strict=True)
            ],
            "group_idea": table["pile"],
        }
    )
