"""Which topics stand for a goal on the overview: leads first, one definition of a subject, each for one goal."""

from content.catalogue import Sdg
from features.profile.goal_cells import pick_cells
from features.profile.topic import Topic
from tests.features.profile.test_topic import topic

VALUES = (1, 2, 3, 4, 5, 6, 7, 8)


def make_topic(key: str, *, year: int = 2021, lead: int | None = None, variant_of: str | None = None) -> Topic:
    return topic(*VALUES, year=year, key=key, short_name=key, lead_position=lead, variant_of=variant_of)


def goal(number: int, *keys: str) -> Sdg:
    return Sdg(number, "Ziel", "#000000", keys)


def pick_keys(goals: list[Sdg], *topics: Topic) -> dict[int, list[str]]:
    return {number: [one.indicator.key for one in some] for number, some in pick_cells(goals, topics).items()}


def test_a_lead_topic_comes_first_then_the_newest_at_most_three() -> None:
    topics = (
        make_topic("old", year=2015),
        make_topic("new", year=2024),
        make_topic("lead", year=2010, lead=1),
        make_topic("mid", year=2020),
    )

    assert pick_keys([goal(1, "old", "new", "lead", "mid")], *topics) == {1: ["lead", "new", "mid"]}


def test_of_several_definitions_of_a_subject_the_lead_stands_for_all() -> None:
    topics = (make_topic("poverty"), make_topic("narrow", lead=1, variant_of="poverty"), make_topic("other"))

    assert pick_keys([goal(1, "poverty", "narrow", "other"), goal(2, "poverty")], *topics) == {1: ["narrow", "other"]}


def test_each_topic_stands_for_one_goal_and_the_poorest_goal_chooses_first() -> None:
    goals = [goal(8, "jobs", "income", "growth"), goal(10, "income"), goal(13, "none")]

    assert pick_keys(goals, make_topic("jobs"), make_topic("income"), make_topic("growth")) == {
        10: ["income"],
        8: ["jobs", "growth"],
    }
