"""What the methods of the API work on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

    from aiogram.methods import TelegramMethod

    from tests.botapi.rates import Rates
    from tests.botapi.updates import UpdateQueue
    from tests.botapi.webhook import Webhook
    from tests.botapi.world import World


@dataclass(frozen=True, slots=True)
class Backend:
    """The world, the way updates leave it, and the rates.

    Attributes
    ----------
    query_seconds
        How long the press of a button or an inline query waits for its answer.
    """

    world: World
    queue: UpdateQueue
    webhook: Webhook
    rates: Rates
    query_seconds: float


Handler: TypeAlias = "Callable[[Backend, Any], object]"
Handlers: TypeAlias = "dict[type[TelegramMethod[Any]], Handler]"
