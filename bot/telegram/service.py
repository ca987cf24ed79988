"""The bot's life: start, work, stop."""

from __future__ import annotations

import asyncio
import logging
import signal
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from telegram import LinkPreviewOptions
from telegram.error import InvalidToken, NetworkError, TelegramError
from telegram.ext import Defaults, Updater
from telegram.request import HTTPXRequest

from bot.messages.telegram import COMMANDS
from bot.messages.telegram_office import telegram_away
from bot.telegram.assembly import join_parts, make_metrics
from bot.telegram.corpus_watch import watch_corpus
from bot.telegram.database import Database
from bot.telegram.errors import AddressInUse, TokenRefused
from bot.telegram.inbox import InboxQueue
from bot.telegram.index_watch import current_or_none, follow_index
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
    from bot.telegram.metrics import Metrics
    from bot.telegram.settings import TelegramSettings
    from embeddings.current import Named

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
    configure_logging(as_json=settings.telegram.log_json)
    token = read_token(settings.telegram)
    with instance_lock(settings.telegram.database):
        opened = current_or_none(settings.index.folder)
        mind = Mind(open_answerer, settings.answer.passages)
        database = Database(settings.telegram.database)
        try:
            error = asyncio.run(_live(settings, token, mind, database, opened))
        finally:
            mind.close()
            database.close()
    if error is not None:
        raise error


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
        defaults=Defaults(link_preview_options=LinkPreviewOptions(is_disabled=True)),
        rate_limiter=ChatRateLimiter(),
    )


@dataclass(frozen=True, slots=True)
class Life:
    """What lives together from start to stop."""

    settings: Settings
    bot: PollingBot
    memory: Memory
    mind: Mind
    metrics: Metrics
    lanes: Lanes
    updater: Updater
    failed: Callable[[str], None]


async def _live(
    settings: Settings, token: str, mind: Mind, database: Database, opened: Named | None
) -> TelegramBotError | None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    bot = make_bot(settings.telegram, token)
    memory = Memory.over(database, settings.telegram.retention_days)
    metrics = make_metrics(settings, bot, memory)
    dialogue = join_parts(settings, bot, memory, mind, database, metrics)
    lanes = Lanes(dialogue.work)
    updater = Updater(bot, InboxQueue(memory.inbox, lanes.add))
    life = Life(settings, bot, memory, mind, metrics, lanes, updater, dialogue.failed)
    return await _run(life, stop, opened)


async def _run(life: Life, stop: asyncio.Event, opened: Named | None) -> TelegramBotError | None:
    settings = life.settings.telegram
    stop_metrics = _serve_metrics(life.metrics, settings.metrics_port)
    try:
        if not await _unless_stopped(_initialize(life.updater), stop):
            return None
        for stored in life.memory.inbox.unfinished():
            life.lanes.add(stored)
        intake = _Webhook(life) if settings.webhook.port else _Polling(life)
        if not await _unless_stopped(intake.start(), stop):
            return None
        _LOG.info("listening as @%s", life.bot.username)
        background = [
            asyncio.create_task(work)
            for work in (
                *intake.background(),
                _offer_commands(life.bot),
                _prune(life.memory),
                follow_index(life.settings.index.folder, life.mind, opened),
                watch_corpus(life.settings),
            )
        ]
        error = await _until(stop, life.bot.health.fatal)
        _LOG.info("stopping")
        for task in background:
            task.cancel()
        await intake.stop()
        return error
    finally:
        await life.lanes.close(settings.stop_seconds)
        if life.updater.running:  # stopped while it was still starting
            await life.updater.stop()
        await life.updater.shutdown()
        stop_metrics()


class _Polling:
    """Updates by long polling."""

    def __init__(self, life: Life) -> None:
        self._life = life

    async def start(self) -> None:
        await self._life.updater.start_polling(
            timeout=self._life.settings.telegram.poll_seconds,
            bootstrap_retries=-1,
            allowed_updates=ALLOWED_UPDATES,
            drop_pending_updates=False,
            error_callback=self._failed,
        )

    def _failed(self, error: TelegramError) -> None:
        log_poll_error(error)
        self._life.failed(telegram_away(error.message))

    def background(self) -> list[Coroutine[None, None, None]]:
        return [watch(self._life.bot.health, self._life.settings.telegram.poll_seconds)]

    async def stop(self) -> None:
        with suppress(InvalidToken):  # what ended polling comes up once more
            await self._life.updater.stop()


class _Webhook:
    """Updates by webhook."""

    def __init__(self, life: Life) -> None:
        from bot.telegram.webhook import WebhookSite

        settings = life.settings.telegram.webhook
        self._site = WebhookSite(settings, life.bot, life.updater.update_queue)

    async def start(self) -> None:
        await _persistently(lambda: self._site.start(ALLOWED_UPDATES))

    def background(self) -> list[Coroutine[None, None, None]]:
        return []

    async def stop(self) -> None:
        await self._site.stop()


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
    fatal.add_done_callback(lambda _: stop.set())
    await stop.wait()
    return fatal.result() if fatal.done() else None


async def _initialize(updater: Updater) -> None:
    """Make the first call to Telegram.

    Raises
    ------
    TokenRefused
        If Telegram does not know the token.
    """
    try:
        await _persistently(updater.initialize)
    except InvalidToken:
        raise TokenRefused from None  # its own message holds the token


async def _persistently(call: Callable[[], Coroutine[None, None, None]]) -> None:
    """Make a first call to Telegram, however long its network is away."""
    pause = 1.0
    while True:
        try:
            await call()
        except NetworkError as error:
            _LOG.warning("Telegram can't be reached (%s); again in %.0f s", error, pause)
            await asyncio.sleep(pause)
            pause = min(_LONGEST_PAUSE, pause * 2)
        else:
            return


def _serve_metrics(metrics: Metrics, port: int) -> Callable[[], None]:
    if not port:
        return lambda: None
    try:
        return metrics.serve(port)
    except OSError as error:
        raise AddressInUse("127.0.0.1", port) from error


async def _offer_commands(bot: PollingBot) -> None:
    """Fill the menu of commands; the bot works without it."""
    try:
        await bot.set_my_commands(tuple(COMMANDS.items()))
    except TelegramError as error:
        _LOG.warning("the menu of commands could not be set: %s", error)


async def _prune(memory: Memory) -> None:
    while True:
        memory.prune()
        await asyncio.sleep(_PRUNE_SECONDS)
