from pathlib import Path

from skiptrace.policy.pack import load_pack

PAGE = Path(__file__).parents[2] / "docs" / "policy.md"


def test_the_page_lists_every_rule_of_the_pack_with_its_source_and_certainty() -> None:
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    rows = [line.strip("| ").split(" | ") for line in lines if line.startswith("| ")][1:]
    listed = [(row[0], row[1], row[3], row[4], row[5]) for row in rows if row[0] != "---"]
    assert listed == [
        (
            rule.rule_id,
            {"hold": "holds", "condition": "condition", "notice": "notice"}[rule.effect.value]
            + ("" if rule.enabled else ", off"),
            rule.citation,
            rule.certainty.value,
            rule.effective_from.isoformat(),
        )
        for rule in load_pack("cn").rules
    ]
