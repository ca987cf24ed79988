"""A Telegram Bot API on the loopback interface, for tests.

Shapes are Telegram's: every request is validated against ``aiogram.methods``, every update and
result against ``aiogram.types``, and unknown fields are refused. What no schema holds is written
by hand in the modules here, with its source; what is not known of Telegram is a parameter.

It differs from Telegram in being stricter (unknown parameters are refused, more than 100 entities
are refused), in knowing no parse mode but HTML and no method that is not in its tables (404, and
a violation in the journal), and in taking plain HTTP.
"""

from __future__ import annotations

from tests.botapi.buttons import button, buttons
from tests.botapi.chats import Group
from tests.botapi.faults import Faults
from tests.botapi.journal import Call
from tests.botapi.people import Person
from tests.botapi.rates import RateLimits
from tests.botapi.server import BotApiServer, NothingHappened
from tests.botapi.world import Deed, DeedKind

__all__ = [
    "BotApiServer",
    "Call",
    "Deed",
    "DeedKind",
    "Faults",
    "Group",
    "NothingHappened",
    "Person",
    "RateLimits",
    "button",
    "buttons",
]
