"""Shifted coordinates: known points, and there and back again."""

from math import cos, hypot, radians

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.live.datum import (
    Point,
    bd09_to_gcj02,
    bd09_to_wgs84,
    gcj02_to_wgs84,
    in_china,
    wgs84_to_gcj02,
)


def metres(one: Point, other: Point) -> float:
    """Distance on the ground, near enough over metres."""
    east = (one[0] - other[0]) * 111_320 * cos(radians(one[1]))
    return hypot(east, (one[1] - other[1]) * 110_574)


# Points that the free libraries (eviltransform, coordtransform) test themselves with.
KNOWN = [
    ((121.5272106, 31.1774276), (121.531541859215, 31.17530398364597)),
    ((113.912316, 22.543847), (113.9171764808363, 22.540796131694766)),
    ((116.377817, 39.911954), (116.38404722455657, 39.91334545536069)),
]


@pytest.mark.parametrize(("wgs84", "gcj02"), KNOWN, ids=["Shanghai", "Shenzhen", "Beijing"])
def test_known_points(wgs84: Point, gcj02: Point) -> None:
    assert metres(wgs84_to_gcj02(wgs84), gcj02) < 0.01
    assert metres(gcj02_to_wgs84(gcj02), wgs84) < 0.01


def test_the_second_shift_at_known_points() -> None:
    # coordtransform's own example.
    there = bd09_to_gcj02((116.404, 39.915))
    assert metres(there, (116.39762729119315, 39.90865673957631)) < 0.01
    assert metres(wgs84_to_gcj02((116.404, 39.915)), (116.41024449916938, 39.91640428150164)) < 0.01
    assert bd09_to_wgs84((116.404, 39.915)) == gcj02_to_wgs84(there)


@given(st.floats(74, 135), st.floats(18, 53))
def test_going_back_ends_where_it_began(lon: float, lat: float) -> None:
    assert metres(gcj02_to_wgs84(wgs84_to_gcj02((lon, lat))), (lon, lat)) < 0.01


@given(st.floats(74, 135), st.floats(18, 53))
def test_the_shift_is_some_hundred_metres(lon: float, lat: float) -> None:
    assert 50 < metres(wgs84_to_gcj02((lon, lat)), (lon, lat)) < 1500


@pytest.mark.parametrize("point", [(0.0, 0.0), (-74.0, 40.7), (151.2, -33.9)])
def test_elsewhere_nothing_is_shifted(point: Point) -> None:
    assert not in_china(point)
    assert wgs84_to_gcj02(point) == point
    assert gcj02_to_wgs84(point) == point
