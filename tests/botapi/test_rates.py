"""The rates count as Telegram's do; time is given here, not waited for."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.botapi.failure import ApiError
from tests.botapi.rates import RateLimits, Rates

PRIVATE, GROUP = 100_001, -4_000_001


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def send(rates: Rates, chat: int, *, new: bool = True) -> int:
    """Send one message; return the seconds to wait, 0 if it went through."""
    try:
        rates.check(chat, new=new)
    except ApiError as error:
        parameters = error.body["parameters"]
        assert isinstance(parameters, dict)
        return int(parameters["retry_after"])
    rates.count(chat, new=new)
    return 0


def test_a_chat_bears_a_burst_and_then_one_message_a_second() -> None:
    clock = Clock()
    rates = Rates(RateLimits(chat_burst=3), clock)
    assert [send(rates, PRIVATE) for _ in range(4)] == [0, 0, 0, 1]
    clock.now += 1
    assert [send(rates, PRIVATE) for _ in range(2)] == [0, 1]


def test_another_chat_is_not_held_up() -> None:
    rates = Rates(RateLimits(chat_burst=1), Clock())
    assert [send(rates, PRIVATE), send(rates, PRIVATE), send(rates, PRIVATE + 1)] == [0, 1, 0]


def test_a_group_gets_twenty_messages_a_minute_and_edits_do_not_count() -> None:
    clock = Clock()
    rates = Rates(RateLimits(chat_burst=100), clock)
    for _ in range(20):
        assert send(rates, GROUP) == 0
        clock.now += 0.5
    assert send(rates, GROUP) == 50
    assert send(rates, GROUP, new=False) == 0
    clock.now += 50
    assert send(rates, GROUP) == 0


def test_thirty_requests_a_second_over_all_chats() -> None:
    rates = Rates(RateLimits(), Clock())
    waits = [send(rates, PRIVATE + chat) for chat in range(31)]
    assert waits == [0] * 30 + [1]


def test_obeying_retry_after_always_succeeds() -> None:
    clock = Clock()
    rates = Rates(RateLimits(), clock)
    times = []
    for _ in range(60):
        clock.now += send(rates, GROUP)
        times.append(clock.now)
        clock.now += 0.01
    assert all(earlier <= later for earlier, later in pairwise(times))
    assert send(rates, PRIVATE) == 0


def test_without_limits_nothing_is_counted() -> None:
    rates = Rates(None, Clock())
    assert [send(rates, GROUP) for _ in range(100)] == [0] * 100


def test_a_refusal_is_a_429_with_its_seconds() -> None:
    rates = Rates(RateLimits(chat_burst=1), Clock())
    send(rates, PRIVATE)
    with pytest.raises(ApiError, match="Too Many Requests: retry after 1") as refusal:
        rates.check(PRIVATE, new=True)
    assert refusal.value.code == 429
