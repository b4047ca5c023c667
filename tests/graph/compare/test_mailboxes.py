import pytest

from graph.compare import EmailLevel, compare_emails

OWN = "test_jia88@qq.com"


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [
        pytest.param(OWN, "TEST_JIA88@QQ.com", EmailLevel.EXACT, id="upper case"),
        pytest.param(OWN, "test_jia88@163.com", EmailLevel.OTHER_PROVIDER, id="other provider"),
        pytest.param(OWN, "test_jai88@qq.com", EmailLevel.SLIP, id="two swapped"),
        pytest.param(OWN, "test_jia8@qq.com", EmailLevel.SLIP, id="one left out"),
        pytest.param(OWN, "test_jia88@qq,com", EmailLevel.SLIP, id="a comma for the dot"),
        pytest.param(OWN, "test_yi77@qq.com", EmailLevel.DIFFERENT, id="same provider only"),
        pytest.param("jia@qq.com", "jib@qq.com", EmailLevel.DIFFERENT, id="too short for a slip"),
        pytest.param("info@a.com", "info@b.com", EmailLevel.DIFFERENT, id="a name of many"),
        pytest.param(OWN, "", EmailLevel.UNKNOWN, id="missing"),
    ],
)
def test_by_level(left: str, right: str, level: EmailLevel) -> None:
    assert compare_emails(left, right).level is level
    assert compare_emails(right, left) == compare_emails(left, right)
