"""Times as people in Vietnam read them."""

from __future__ import annotations

import datetime as dt

VIETNAM = dt.timezone(dt.timedelta(hours=7))
"""People read Vietnam's time, wherever the server stands; it has no summer time."""


def moment(at: float) -> str:
    """Write a time, given in seconds since the epoch: ``"05:13 ngày 15/11/2023"``."""
    return f"{dt.datetime.fromtimestamp(at, VIETNAM):%H:%M ngày %d/%m/%Y}"
