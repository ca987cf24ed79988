"""The loopback server in a thread, and what tests ask of it."""

from __future__ import annotations

import asyncio
import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Self, TypeVar

from aiogram.types import User
from aiohttp import web

from tests.botapi.backend import Backend
from tests.botapi.chats import Group
from tests.botapi.faults import Dice
from tests.botapi.journal import Journal
from tests.botapi.people import Person
from tests.botapi.rates import RateLimits, Rates
from tests.botapi.updates import UpdateQueue
from tests.botapi.web import BotApiSite
from tests.botapi.webhook import Webhook
from tests.botapi.world import World

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from tests.botapi.faults import Faults
    from tests.botapi.journal import Call

Result = TypeVar("Result")

TOKEN = "7000000001:AAF-loopback_0123456789abcdefghijkl"  # noqa: S105 - opens nothing but this server
BOT_USERNAME = "hoi_bao_cao_bot"

_LOOK_SECONDS = 0.1
"""Not every change wakes those who wait; so often they look by themselves."""


class NothingHappened(AssertionError):
    """What a test waited for did not come in time."""


class BotApiServer:
    """A Telegram for one bot on a free port of the loopback interface.

    Use it as a context manager. All state lives in the server's own thread; the methods here and
    those of :class:`Person` and :class:`Group` may be called from any other.

    Parameters
    ----------
    limits
        Sending rates; ``None`` (the default) counts nothing.
    privacy
        Whether the bot runs in privacy mode, as new bots do.
    conflict_seconds
        Pause before repeated 409s; Telegram's is 3.
    query_seconds
        How long a button or inline query waits for its answer.
    port
        0 takes a free one.
    """

    def __init__(
        self,
        *,
        limits: RateLimits | None = None,
        privacy: bool = True,
        conflict_seconds: float = 3.0,
        query_seconds: float = 15.0,
        port: int = 0,
    ) -> None:
        self.token = TOKEN
        self.port = port
        self._limits = limits
        self._privacy = privacy
        self._conflict_seconds = conflict_seconds
        self._query_seconds = query_seconds
        self._journal = Journal()
        self._dice = Dice()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="botapi", daemon=True)
        self._backend: Backend | None = None
        self._runner: web.AppRunner | None = None

    def __enter__(self) -> Self:
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self._start(), self._loop).result(10)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        asyncio.run_coroutine_threadsafe(self._stop(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    @property
    def url(self) -> str:
        """Root of the API: what stands before ``/bot<token>/method``."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def backend(self) -> Backend:
        """The state; touch it only inside :meth:`call`."""
        if self._backend is None:
            raise RuntimeError("the server is not running")
        return self._backend

    def call(self, function: Callable[[], Result]) -> Result:
        """Run a function in the server's thread and return what it returns."""

        async def run() -> Result:
            return function()

        return asyncio.run_coroutine_threadsafe(run(), self._loop).result(10)

    def wait_for(self, find: Callable[[], Result | None], timeout: float, what: str) -> Result:
        """Return what a function finds, as soon as it finds anything.

        Parameters
        ----------
        find
            Runs in the server's thread, after each change and every now and then.
        timeout
            Seconds.
        what
            For the message of the error.

        Raises
        ------
        NothingHappened
            If it found nothing in time.
        """
        future = asyncio.run_coroutine_threadsafe(self._look(find, timeout), self._loop)
        found = future.result(timeout + 10)
        if found is None:
            raise NothingHappened(f"no {what} within {timeout} s")
        return found

    def person(
        self, first_name: str, *, username: str | None = None, language: str = "vi"
    ) -> Person:
        """Make a user who has not yet written to the bot."""
        world = self.backend.world
        user = self.call(lambda: world.add_user(first_name, username, language))
        return Person(self, user)

    def group(self, title: str) -> Group:
        """Make a basic group with the bot in it."""
        return Group(self, self.call(lambda: self.backend.world.add_group(title)))

    def supergroup(self, title: str, *, forum: bool = False) -> Group:
        """Make a supergroup with the bot in it."""
        room = self.call(lambda: self.backend.world.add_supergroup(title, forum=forum))
        return Group(self, room)

    def set_faults(self, faults: Faults) -> None:
        """Switch troubles on or, with ``Faults()``, off."""
        self.call(lambda: self._dice.load(faults))

    def set_limits(self, limits: RateLimits | None) -> None:
        """Change the sending rates."""

        def change() -> None:
            self.backend.rates.limits = limits

        self.call(change)

    def calls(self, method: str | None = None) -> tuple[Call, ...]:
        """Return the log of calls so far, all or those of one method."""
        every = self.call(lambda: tuple(self._journal.calls))
        return tuple(call for call in every if method in (None, call.method))

    def wait_for_call(
        self, method: str, timeout: float = 15.0, *, count: int = 1, status: int = 200
    ) -> Call:
        """Return the n-th call of a method that is answered with a status."""

        def find() -> Call | None:
            answered = (call for call in self._journal.calls if call.status == status)
            calls = [call for call in answered if call.method == method]
            return calls[count - 1] if len(calls) >= count else None

        return self.wait_for(find, timeout, f"call of {method}")

    @property
    def violations(self) -> tuple[Call, ...]:
        """The calls that broke Telegram's specification."""
        return self.call(lambda: tuple(self._journal.violations))

    @property
    def pending(self) -> int:
        """Number of updates not yet confirmed."""
        return self.call(lambda: len(self.backend.queue))

    async def _start(self) -> None:
        bot = User(
            id=int(TOKEN.partition(":")[0]),
            is_bot=True,
            first_name="Hỏi Báo Cáo",
            username=BOT_USERNAME,
            can_join_groups=True,
            can_read_all_group_messages=not self._privacy,
            supports_inline_queries=True,
        )
        queue = UpdateQueue(self._dice, self._conflict_seconds)
        self._backend = Backend(
            World(bot), queue, Webhook(queue), Rates(self._limits), self._query_seconds
        )
        site = BotApiSite(TOKEN, self._backend, self._journal, self._dice)
        self._runner = web.AppRunner(
            site.application(), handler_cancellation=True, access_log=None, shutdown_timeout=0.1
        )
        await self._runner.setup()
        listener = web.TCPSite(self._runner, "127.0.0.1", self.port)
        await listener.start()
        self.port = self._runner.addresses[0][1]

    async def _stop(self) -> None:
        self.backend.webhook.close()
        if self._runner is not None:
            await self._runner.cleanup()
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _look(self, find: Callable[[], Result | None], timeout: float) -> Result | None:
        until = time.monotonic() + timeout
        while (found := find()) is None:
            changed = self.backend.world.changed
            left = until - time.monotonic()
            if left <= 0:
                return None
            with suppress(TimeoutError):
                await asyncio.wait_for(changed.wait(), min(left, _LOOK_SECONDS))
        return found
