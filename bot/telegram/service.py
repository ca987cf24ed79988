"""The bot's life: start, work, stop."""

from __future__ import annotations

import asyncio
import logging
import signal
from contextlib import suppress
from typing import TYPE_CHECKING

from telegram.error import InvalidToken, NetworkError
from telegram.ext import Defaults, Updater
from telegram.request import HTTPXRequest

from bot.telegram.assembly import join_parts
from bot.telegram.database import Database
from bot.telegram.errors import TokenRefused
from bot.telegram.inbox import InboxQueue
from bot.telegram.instance_lock import instance_lock
from bot.telegram.lanes import Lanes
from bot.telegram.limiter import ChatRateLimiter
from bot.telegram.memory import Memory
from bot.telegram.mind import Mind
from bot.telegram.polling import PollHealth, PollingBot, log_poll_error, watch
from bot.telegram.redaction import configure_logging
from bot.telegram.token import read_token

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from bot.answering import Answerer
    from bot.settings import Settings
    from bot.telegram.errors import TelegramBotError
    from bot.telegram.settings import TelegramSettings

_LOG = logging.getLogger(__name__)

ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "inline_query")

_CONNECTIONS = 64
_PRUNE_SECONDS = 3600.0
_LONGEST_PAUSE = 30.0


def serve(settings: Settings, open_answerer: Callable[[], Answerer]) -> None:
    """Run the bot until it is told to stop.

    Raises
    ------
    bot.telegram.errors.TelegramBotError
        Where it can't start or must stop.
    """
    configure_logging()
    token = read_token(settings.telegram)
    with instance_lock(settings.telegram.database):
        mind = Mind(open_answerer)
        database = Database(settings.telegram.database)
        try:
            asyncio.run(_live(settings, token, mind, database))
        finally:
            mind.close()
            database.close()


def make_bot(settings: TelegramSettings, token: str) -> PollingBot:
    """Return the bot with its own rates; polls have a connection of their own."""
    root = settings.base_url.rstrip("/")
    return PollingBot(
        token,
        PollHealth(),
        base_url=f"{root}/bot",
        base_file_url=f"{root}/file/bot",
        request=HTTPXRequest(
            connection_pool_size=_CONNECTIONS,
            connect_timeout=10.0,
            read_timeout=20.0,
            write_timeout=20.0,
            pool_timeout=30.0,
        ),
        get_updates_request=HTTPXRequest(connection_pool_size=2, connect_timeout=10.0),
        defaults=Defaults(link_preview_options=None, allow_sending_without_reply=True),
        rate_limiter=ChatRateLimiter(),
    )


async def _live(settings: Settings, token: str, mind: Mind, database: Database) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    bot = make_bot(settings.telegram, token)
    memory = Memory.over(database, settings.telegram.retention_days)
    lanes = Lanes(join_parts(settings, bot, memory, mind, database).work)
    queue = InboxQueue(memory.inbox, lanes.add)
    if error := await _run(settings.telegram, bot, queue, lanes, memory, stop):
        raise error


async def _run(  # noqa: PLR0913, PLR0917
    settings: TelegramSettings,
    bot: PollingBot,
    queue: InboxQueue,
    lanes: Lanes,
    memory: Memory,
    stop: asyncio.Event,
) -> TelegramBotError | None:
    updater = Updater(bot, queue)
    if not await _unless_stopped(_start(updater, settings), stop):
        return None
    for stored in memory.inbox.unfinished():
        lanes.add(stored)
    _LOG.info("polling as @%s", bot.username)
    background = [
        asyncio.create_task(watch(bot.health, settings.poll_seconds)),
        asyncio.create_task(_prune(memory)),
    ]
    error = await _until(stop, bot.health.fatal)
    _LOG.info("stopping")
    for task in background:
        task.cancel()
    with suppress(InvalidToken):  # what ended polling comes up once more
        await updater.stop()
    await lanes.close(settings.stop_seconds)
    await updater.shutdown()
    return error


async def _unless_stopped(work: Coroutine[None, None, None], stop: asyncio.Event) -> bool:
    """Do the work; tell whether it was done before the stop."""
    task = asyncio.ensure_future(work)
    stopping = asyncio.ensure_future(stop.wait())
    await asyncio.wait((task, stopping), return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if task.done():
        task.result()
        return True
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    return False


async def _until(
    stop: asyncio.Event, fatal: asyncio.Future[TelegramBotError]
) -> TelegramBotError | None:
    stopping = asyncio.ensure_future(stop.wait())
    fatal.add_done_callback(lambda _: stop.set())
    await stopping
    return fatal.result() if fatal.done() else None


async def _start(updater: Updater, settings: TelegramSettings) -> None:
    await _initialize(updater)
    await updater.start_polling(
        timeout=settings.poll_seconds,
        bootstrap_retries=-1,
        allowed_updates=ALLOWED_UPDATES,
        drop_pending_updates=False,
        error_callback=log_poll_error,
    )


async def _initialize(updater: Updater) -> None:
    """Make the first call to Telegram, however long its network is away."""
    pause = 1.0
    while True:
        try:
            await updater.initialize()
        except InvalidToken:
            raise TokenRefused from None  # its own message holds the token
        except NetworkError as error:
            _LOG.warning("Telegram can't be reached (%s); again in %.0f s", error, pause)
            await asyncio.sleep(pause)
            pause = min(_LONGEST_PAUSE, pause * 2)
        else:
            return


async def _prune(memory: Memory) -> None:
    while True:
        memory.prune()
        await asyncio.sleep(_PRUNE_SECONDS)
