"""Packs on loading: whole or held as invalid, never an exception, never half a pack."""

from importlib.resources import files

import pytest

from skiptrace.policy.pack import load_pack, read_pack
from skiptrace.policy.rows import LANGUAGES

TEXT = (files("skiptrace.policy") / "packs" / "cn.toml").read_text(encoding="utf-8")


def test_the_shipped_file_reads() -> None:
    assert read_pack("cn", TEXT) == load_pack("cn")


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("format = 1", "format = 2", "format must be 1"),
        ('name = "cn"', 'name = "us"', "the file names itself 'us'"),
        ('version = "2026.1"', "version = 2026", "version and jurisdiction must be texts"),
        ("limit = 3", "limit = 0", "CN-CONNECT-3: limit must be at least 1"),
        ("limit = 3", "limit = true", "CN-CONNECT-3: limit must be of type int"),
        ("limit = 3", 'limit = "3"', "CN-CONNECT-3: limit must be of type int"),
        ("limit = 3", "limits = 3", "CN-CONNECT-3: parameters of 'connected_per_day' are limit"),
        ("closes = 22:00:00", "closes = 22", "CN-HOURS: closes must be of type time"),
        ('check = "hours"', 'check = "hour"', "CN-HOURS: there is no check 'hour'"),
        ('id = "CN-HOURS"', 'id = "CN-LOST"', "more than one row is named CN-LOST"),
        ('id = "CN-HOURS"', 'ident = "CN-HOURS"', "a row has no id"),
        ('reach = "case"', 'reach = "all"', "FLAG-DNC: reach must be one of"),
        ('flag = "dispute"', 'flag = "quarrel"', "FLAG-DISPUTE: flag must be one of"),
        ('["third_party_refused"]', '["refused"]', "CN-TP-STOP: refusals must be one of"),
        ('channels = ["visit"]', 'channels = ["fax"]', "HOUSE-TP-HOME: channels must be one of"),
        ('certainty = "low"', 'certainty = "none"', "CN-INTERVAL-7: certainty must be one of"),
        ("effective_from = 2013-03-15", "effective_from = 2013", "CN-REPORT: effective_from must"),
        ('title_zh = "夜间禁止"', 'title_zh = ""', "CN-HOURS: title_zh must be a text"),
        ('title_zh = "夜间禁止"', "", "CN-HOURS: title_zh is missing"),
        (
            'title_zh = "夜间禁止"',
            'title_zh = "夜"\nbypass = true',
            "CN-HOURS: unknown field bypass",
        ),
        ("enabled = false", 'enabled = "no"', "CN-INTERVAL-7: enabled must be true or false"),
        ("[[rules]]", "[[rules]", "not TOML"),
    ],
)
def test_one_wrong_field_makes_the_whole_pack_invalid(old: str, new: str, problem: str) -> None:
    assert old in TEXT
    pack = read_pack("cn", TEXT.replace(old, new, 1))
    assert pack.problem.startswith(problem)
    assert pack.rules == ()


def test_a_rule_without_counter_examples_is_refused() -> None:
    pack = read_pack("cn", TEXT.replace("held = false", "held = true"))
    assert pack.problem == "FLAG-DNC: examples must show what it holds and what it lets pass"


@pytest.mark.parametrize(
    "text",
    ["", "rules = 3", 'rules = ["a"]', "\x00", TEXT.replace("enabled = true", "enabled = false")],
)
def test_a_pack_that_holds_nothing_is_no_pack(text: str) -> None:
    pack = read_pack("cn", text)
    assert pack.problem
    assert pack.rules == ()


@pytest.mark.parametrize("name", ["", "../cn", "CN", "cn.toml", "xx", "a" * 99])
def test_a_name_that_is_no_shipped_pack_gives_an_invalid_one(name: str) -> None:
    assert load_pack(name).problem


def test_every_rule_speaks_both_languages_and_names_its_source() -> None:
    for rule in load_pack().rules:
        assert set(rule.texts) == set(LANGUAGES)
        assert rule.citation
        assert rule.texts["zh"] != rule.texts["en"]
