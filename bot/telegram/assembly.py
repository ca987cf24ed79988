"""Joins the parts of the bot."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from bot.telegram.access import Access
from bot.telegram.asking import Asking
from bot.telegram.browsing import Browsing
from bot.telegram.buttons import AnswerButtons, Buttons
from bot.telegram.commands import Commands
from bot.telegram.delivery import Delivery
from bot.telegram.dialogue import Dialogue
from bot.telegram.index_watch import current_or_none
from bot.telegram.inline import Inline
from bot.telegram.metrics import Metrics
from bot.telegram.office import Office, Shelves
from bot.telegram.outline import Outline
from bot.telegram.removals import Removals
from bot.telegram.shelving import Shelving
from bot.telegram.state import State
from bot.telegram.upload_files import UploadFiles
from bot.telegram.uploads import Uploads
from embeddings.encoder_choice import open_encoder
from embeddings.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bot.settings import Settings
    from bot.telegram.database import Database
    from bot.telegram.memory import Memory
    from bot.telegram.mind import Mind
    from bot.telegram.polling import PollingBot
    from embeddings.progress import BuildSummary, Progress


def make_metrics(settings: Settings, bot: PollingBot, memory: Memory) -> Metrics:
    """Return the metrics of a running bot."""

    def generation() -> float:
        named = current_or_none(settings.index.folder)
        return named.number if named else 0

    return Metrics(lambda: memory.inbox.waiting, lambda: bot.health.silence, generation)


def join_parts(  # noqa: PLR0913, PLR0917 - it joins the parts
    settings: Settings,
    bot: PollingBot,
    memory: Memory,
    mind: Mind,
    database: Database,
    metrics: Metrics,
) -> Dialogue:
    """Return the dialogue with everything it needs."""
    delivery = Delivery(bot, database, memory.inbox.high_water)
    access = Access(settings.telegram, database)
    state = State(database, mind, lambda: current_or_none(settings.index.folder), metrics)
    outline = Outline(mind, memory.names, memory.cards)
    browsing = Browsing(mind, memory, outline)
    office = Office(access, state, _shelves(settings, bot, memory, mind, database))
    asking = Asking(bot, mind, memory, access, state)
    answers = AnswerButtons(mind, memory)
    buttons = Buttons(
        {
            "v": answers.show,
            "f": answers.vote,
            "o": outline.press,
            "r": browsing.choose,
            "b": browsing.turn,
            "u": office.press_upload,
            "x": office.press_removal,
        },
        access,
        delivery,
    )
    return Dialogue(
        bot,
        delivery,
        memory,
        asking,
        Commands(memory, access, browsing, office, asking.refuse),
        buttons,
        Inline(mind, access),
        office,
        state,
    )


def _shelves(
    settings: Settings, bot: PollingBot, memory: Memory, mind: Mind, database: Database
) -> Shelves | None:
    folder = settings.corpus.folder
    if folder is None:
        return None
    delivery = Delivery(bot, database, memory.inbox.high_water)
    files = UploadFiles(settings.telegram.database.parent / "uploads", folder)
    shelving = Shelving(files, partial(_build, settings, folder), mind, delivery)
    return Shelves(
        Uploads(bot, database, files, mind, shelving, delivery),
        Removals(mind, memory.names, shelving, delivery),
    )


def _build(settings: Settings, corpus: Path, tell: Callable[[Progress], None]) -> BuildSummary:
    encoder = open_encoder(settings.encoder.choice())
    return Store(settings.index.folder).build(corpus, encoder, tolerant=True, progress=tell)
