from datetime import UTC, date, datetime, timedelta

from skiptrace.casework.digest import digest
from skiptrace.model.move import Move, MoveKind, Standing, kind_of

DAY = date(2026, 11, 1)
START = datetime(2026, 11, 1, 8, tzinfo=UTC)
WEAK, FAIR, STRONG = Standing(5, 0.3, 0.1), Standing(3, 0.5, 0.3), Standing(1, 0.9, 0.6)
DEAD = Standing(9, 0.01, 0.0)


def move(
    case_no: str, lead: str, was: Standing | None, now: Standing | None, hours: int = 0
) -> Move:
    kind = kind_of(was, now)
    assert kind is not None
    at = START + timedelta(hours=hours)
    return Move(case_no, lead, kind, "call", "subject", was, now, DAY, at)


def test_the_case_with_the_best_new_chance_comes_first() -> None:
    found = digest([
        move("C1", "a", STRONG, DEAD),
        move("C2", "b", WEAK, FAIR),
        move("C3", "c", None, STRONG),
        move("C3", "d", FAIR, WEAK),
        move("C4", "e", FAIR, DEAD),
    ])  # fmt: skip
    assert [item.case_no for item in found] == ["C3", "C2", "C1", "C4"]
    assert [step.kind for step in found[0].moves] == [MoveKind.NEW, MoveKind.FELL]
    assert (found[0].count(MoveKind.NEW), found[0].count(MoveKind.DIED)) == (1, 0)


def test_moves_of_one_lead_are_told_as_one() -> None:
    (item,) = digest([move("C1", "a", WEAK, FAIR), move("C1", "a", FAIR, STRONG, hours=5)])
    (told,) = item.moves
    assert (told.was, told.now, told.kind) == (WEAK, STRONG, MoveKind.ROSE)


def test_what_came_and_went_is_no_news() -> None:
    assert digest([move("C1", "a", WEAK, STRONG), move("C1", "a", STRONG, WEAK, hours=5)]) == []
    assert digest([move("C1", "a", None, FAIR), move("C1", "a", FAIR, None, hours=5)]) == []
