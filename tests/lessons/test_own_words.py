"""Lesson 05: the findings its panels promise, and the very message for every known slip."""

import pandas as pd
import pytest

from uxcx import shop
from uxcx.lessons import own_words as lesson
from uxcx.measures import agreement
from uxcx.practice import State

WRITES, REPLY, ASKS, CLOSED = lesson.EXERCISES["5.1"].answer.pairs


def moments(*given):
    return dict(zip((WRITES, REPLY, ASKS, CLOSED), given, strict=True))


@pytest.mark.parametrize(
    ("id", "answer", "words"),
    [
        ("5.a", "a", "What is the base?"),
        ("5.a", "c", "Who of those gave"),
        ("5.b", "a", "does NPS not see"),
        ("5.b", "c", "two borders"),
        ("5.c", "a", "no proof of bias"),
        ("5.c", "c", "Who did not?"),
        ("5.d", "a", "half of the tickets were routine"),
        ("5.d", "c", "the mean itself"),
        ("5.e", "a", "How much of it would luck give?"),
        ("5.e", "b", "divide by what luck left open"),
        ("5.e", "d", "what luck gives"),
        ("5.f", "a", "A quick answer can be a cold one"),
        ("5.f", "b", "What else could make"),
        ("5.1", moments("neither", "resolution", "neither", "resolution"), "Is the shoe mended"),
        ("5.1", moments("neither", "first response", "neither", "first response"),
         "Is the shoe mended"),
        ("5.1", moments("neither", "resolution", "neither", "first response"),
         "Is the shoe mended"),
        ("5.1", moments("first response", "neither", "neither", "resolution"),
         "the clock starts"),
        ("5.1", moments("neither", "first response", "resolution", "neither"),
         "one more contact"),
        ("5.1", moments("neither", "first response", "neither", "neither"),
         "The problem is gone there"),
        ("5.2", 3.555, "plain average of 4.21 and 2.90"),
        ("5.2", 4.035, "averaged the two averages"),
        ("5.2", 4.10, "with its own tickets, 8 hard ones"),
        ("5.2", 3.88, "weights changed places"),
        ("5.2", 3.97, "people with their own tickets"),
        ("5.2", 4.43, "people with the bot's tickets"),
        ("5.2", 1.5, "Take the bot's two means"),
        ("5.3", 0.8, "agree a lot by luck"),
        ("5.3", 80, "agree a lot by luck"),
        ("5.3", 0.68, "what luck alone would give"),
        ("5.3", 0.12, "divide by what luck left open"),
        ("5.3", 0.7, "shared “fit” alone"),
        ("5.3", 0.444, "luck for “fit” alone"),
        ("5.3", 0.6, "fair coin"),
        ("5.3", 37.5, "divide by 100"),
        ("5.3", 0.1, "Write down two numbers first"),
        ("5.4", "a", "Price is theme four"),
        ("5.4", "c", "one of the smallest themes"),
        ("5.4", "d", "a hint that a test can follow"),
        ("5.5", "The biggest word is good, which shows that our customers are happy here",
         "both feed the word good"),
        ("5.5", "I would read the comments first and count the themes, but the slide is nice",
         "what a word loses"),
        ("5.5", "A cloud shows good big even where people wrote not good, so it is no proof",
         "instead of counting words"),
    ],
)  # fmt: skip
def test_a_known_slip_gets_its_very_message(id, answer, words):
    reply = lesson.EXERCISES[id].reply(answer)
    assert reply.state is State.NOT_YET
    assert words in reply.message


@pytest.mark.parametrize("given", [3.22, 3.2, 0.25 * 4.21 + 0.75 * 2.9])
def test_rounded_means_give_the_right_rating_too(given):
    assert lesson.EXERCISES["5.2"].reply(given).state is State.CORRECT


@pytest.mark.parametrize("given", [0.375, 0.38, 0.37])
def test_kappa_with_two_decimals_is_right(given):
    assert lesson.EXERCISES["5.3"].reply(given).state is State.CORRECT


def test_the_whole_result_of_the_function_is_an_answer():
    kappa = agreement.cohens_kappa([[14, 2], [2, 2]])
    assert lesson.EXERCISES["5.3"].reply(kappa).state is State.CORRECT


def test_the_ticket_left_a_number_for_each_question_and_the_words_disagree_with_the_clock():
    story = lesson.the_ticket()["what the customer meets"]
    for words in ("made it easy", "rates the help", "would recommend", "No answer to my mails"):
        assert story.str.contains(words).sum() == 1
    facts = lesson.facts()
    assert int(facts["ticket_quicker"]) < 50 < int(facts["ticket_closed"])


@pytest.fixture
def comments():
    return lesson.twelve_comments()


def press(panel, label):
    panel.actions()[label]()


def code_all(panel, themes):
    for theme in themes:
        panel.set(theme=theme)
        press(panel, "Next comment")


def test_the_coders_stay_hidden_until_they_are_asked_for(comments):
    code_all(comments, comments.coded["theme_a"])
    assert set(comments.finding.table["Coder A"]) == {"hidden"}
    assert "cannot lead you" in comments.finding.sentence
    assert comments.cover.get_visible()
    comments.set(compare=True)
    assert list(comments.finding.table["Coder A"]) == list(comments.coded["theme_a"])
    assert not comments.cover.get_visible()


def test_whoever_codes_like_one_coder_agrees_with_both_as_far_as_they_do(comments):
    code_all(comments, comments.coded["theme_a"])
    comments.set(compare=True)
    both = agreement.cohens_kappa(comments.coded["theme_a"], comments.coded["theme_b"]).estimate
    alike = (comments.coded["theme_a"] == comments.coded["theme_b"]).sum()
    assert "You agree with A on 12, kappa 1.00." in comments.finding.sentence
    assert f"You agree with B on {alike}, kappa {both:.2f}." in comments.finding.sentence
    assert len(comments.other.get_xdata()) == 12 - alike


def test_a_code_is_kept_when_the_learner_comes_back(comments):
    comments.set(theme="fit")
    press(comments, "Next comment")
    assert comments.values["theme"] not in lesson.THEMES
    press(comments, "Comment before")
    assert comments.values["theme"] == "fit"
    press(comments, "Start again")
    assert "You coded 0 of 12" in comments.finding.sentence


def test_kappa_waits_until_all_are_coded(comments):
    comments.set(theme="fit", compare=True)
    assert "Code all 12" in comments.finding.sentence


def test_the_coders_part_where_a_comment_holds_two_themes(comments):
    coded = comments.coded
    parted = coded[coded["theme_a"] != coded["theme_b"]]
    assert [lesson.TWELVE_COMMENTS.index(name) + 1 for name in parted.index] == [3, 6, 9, 11]
    themes = shop.load("truth_reviews").set_index("review_id").loc[parted.index]
    assert themes["theme_2"].notna().all()


@pytest.fixture
def posts():
    return lesson.who_posts().revealed


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("As at the shop", "the page shows 4.0: too high by 0.3"),
        ("All alike", "the page shows 3.7: right"),
        ("Only the delighted", "the page shows 5.0"),
        ("The middle speaks up", "the page shows 3.3: too low"),
    ],
)
def test_who_posts_moves_the_page_without_any_fake_review(posts, rule, words):
    press(posts, rule)
    assert words in posts.finding.sentence


def test_the_rule_of_the_panel_gives_the_page_of_the_shop(posts):
    shares = posts.finding.table["posted reviews, % of the page"]
    assert shares.to_list() == pytest.approx([100 * x for x in lesson._page().shares], abs=0.2)


def test_a_page_without_reviews_gets_a_sentence(posts):
    posts.set(**dict.fromkeys(posts.values, 0))
    assert "the page is empty" in posts.finding.sentence
    assert not posts.mean.get_visible()


@pytest.fixture
def desk():
    return lesson.bot_or_human().revealed


def means(panel):
    table = panel.finding.table
    table = table.assign(mean=pd.to_numeric(table["mean rating"]))
    return table.set_index(["tickets", "handler"])["mean"]


def test_the_bot_leads_in_all_and_people_in_both_parts(desk):
    assert "the bot ahead" in desk.finding.sentence and "Hard" not in desk.finding.sentence
    desk.set(split=True)
    mean = means(desk)
    assert mean["all", "bot"] > mean["all", "human"]
    assert mean["routine", "human"] > mean["routine", "bot"]
    assert mean["hard", "human"] > mean["hard", "bot"]


def test_the_same_mix_puts_people_ahead_and_more_hard_tickets_for_the_bot_lower_the_whole(desk):
    together = []
    for hard in (8, 41, 83):
        desk.set(to_bot=hard)
        together.append(float(desk.finding.sentence.split("together: ")[1].rstrip(".")))
    assert together == sorted(together, reverse=True) and together[0] > together[-1]
    press(desk, "About the same mix for both")
    assert "people ahead by 0.5" in desk.finding.sentence
    press(desk, "As it was in 2025")
    assert "Bot 4.10, people 3.97" in desk.finding.sentence


def test_what_the_prose_says_of_the_data():
    tickets, codes = shop.load("tickets"), shop.load("review_codes")
    assert 240 < tickets["first_response_min"].quantile(0.9) < 300  # "more than four hours"
    assert 0.6 < tickets["solved_first"].mean() < 0.7  # "a third has to come back"
    for coder in ("theme_a", "theme_b"):
        top = codes[coder].value_counts().index[:4]
        assert list(top) == ["fit", "delivery", "quality", "price"]
    stars = shop.load("reviews")["stars"].value_counts()
    assert stars[5] > stars[4] > stars[1] > stars[2] > stars[3]
    assert shop.load("truth_reasons")["theme"].value_counts().index[0] == "price"
    mails = tickets[tickets["handler"] == "human"].groupby("channel", observed=True)
    assert mails["first_response_min"].median()[["phone", "chat"]].between(3, 5).all()
