"""One synthetic talk with the times of its characters, for every transcript format."""

from dataclasses import dataclass

AGENT_SAID = "您好,这里是示例消费金融客服中心,请问是测试甲先生吗"
CUSTOMER_SAID = "我换号了,以前那个已经不用了,我现在的新号码是幺九九零零零零五六七八"
NUMBER = "19900005678"
NUMBER_CLAUSE = "我现在的新号码是"


@dataclass(frozen=True)
class Said:
    """start and end in ms; role: agent or customer."""

    role: str
    start: int
    end: int
    text: str

    @property
    def channel(self) -> int:
        return 0 if self.role == "agent" else 1

    @property
    def words(self) -> list[tuple[str, int, int]]:
        """(character, start, end), evenly spread; marks are silent and stand in no word list."""
        step = (self.end - self.start) // len(self.text)
        return [
            (c, self.start + i * step, self.start + (i + 1) * step)
            for i, c in enumerate(self.text)
            if c not in ",,。"
        ]


TALK = (Said("agent", 1000, 6200, AGENT_SAID), Said("customer", 35200, 44960, CUSTOMER_SAID))
WHEN_S = next(
    start // 1000
    for place, (_, start, _) in enumerate(TALK[1].words)
    if "".join(w for w, _, _ in TALK[1].words)[place:].startswith(NUMBER_CLAUSE)
)
"""The second in which the number's clause begins, as only word times tell."""
