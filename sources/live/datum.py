"""Coordinates of Chinese maps as WGS-84, which satellites and every other map use.

Chinese law has maps shifted (GCJ-02); one provider shifts once more (BD-09); the state's own,
CGCS2000, differs from WGS-84 by centimetres. The shift is published by nobody; its formula was
found by fitting and stands alike in many free libraries (coordtransform, eviltransform): constants
and known points from there. Degrees throughout, longitude first.
"""

from math import atan2, cos, hypot, pi, radians, sin, sqrt
from typing import Final

Point = tuple[float, float]
"""(longitude, latitude)."""

# Krasovsky 1940 ellipsoid: half axis in metres, squared eccentricity.
_AXIS: Final = 6_378_245.0
_ECCENTRICITY: Final = 0.006_693_421_622_965_943
# The second shift: a turn and stretch around an offset.
_BD_PI: Final = pi * 3000.0 / 180.0
_BD_LON, _BD_LAT = 0.0065, 0.006
# A tenth of a millimetre; each round divides the error by a thousand.
_CLOSE: Final = 1e-9
_ROUNDS: Final = 10


def in_china(point: Point) -> bool:
    """Whether the shift applies there: a box around the country, as all implementations use it."""
    lon, lat = point
    return 72.004 <= lon <= 137.8347 and 0.8293 <= lat <= 55.8271


def wgs84_to_gcj02(point: Point) -> Point:
    """The shifted point; outside China the point itself."""
    if not in_china(point):
        return point
    lon, lat = point
    east, north = _shift(lon - 105.0, lat - 35.0)
    curve = 1 - _ECCENTRICITY * sin(radians(lat)) ** 2
    north = north * 180.0 / (_AXIS * (1 - _ECCENTRICITY) / (curve * sqrt(curve)) * pi)
    east = east * 180.0 / (_AXIS / sqrt(curve) * cos(radians(lat)) * pi)
    return lon + east, lat + north


def _shift(x: float, y: float) -> Point:
    """Metres to the east and north, as fitted."""
    waves = 20.0 * sin(6.0 * x * pi) + 20.0 * sin(2.0 * x * pi)
    east = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x))
    east += (waves + 20.0 * sin(x * pi) + 40.0 * sin(x / 3.0 * pi)) * 2.0 / 3.0
    east += (150.0 * sin(x / 12.0 * pi) + 300.0 * sin(x / 30.0 * pi)) * 2.0 / 3.0
    north = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x))
    north += (waves + 20.0 * sin(y * pi) + 40.0 * sin(y / 3.0 * pi)) * 2.0 / 3.0
    north += (160.0 * sin(y / 12.0 * pi) + 320.0 * sin(y * pi / 30.0)) * 2.0 / 3.0
    return east, north


def gcj02_to_wgs84(point: Point) -> Point:
    """The point whose shift is this one, found by going back by the error until it vanishes."""
    lon, lat = point
    for _ in range(_ROUNDS):
        there = wgs84_to_gcj02((lon, lat))
        off = there[0] - point[0], there[1] - point[1]
        lon, lat = lon - off[0], lat - off[1]
        if max(abs(off[0]), abs(off[1])) < _CLOSE:
            break
    return lon, lat


def bd09_to_gcj02(point: Point) -> Point:
    """The second shift undone; exact to about half a metre, as published."""
    x, y = point[0] - _BD_LON, point[1] - _BD_LAT
    far = hypot(x, y) - 0.000_02 * sin(y * _BD_PI)
    turn = atan2(y, x) - 0.000_003 * cos(x * _BD_PI)
    return far * cos(turn), far * sin(turn)


def bd09_to_wgs84(point: Point) -> Point:
    """Both shifts undone."""
    return gcj02_to_wgs84(bd09_to_gcj02(point))
