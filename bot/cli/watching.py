"""``hoibaocao index --watch``: index files as they arrive."""

from __future__ import annotations

import signal
import threading
from typing import TYPE_CHECKING

from bot.cli.indexing import show_summary
from bot.cli.opening import corpus_folder
from bot.cli.streams import say
from bot.messages import index as words
from bot.messages.errors import describe
from bot.messages.words import quoted
from corpus.errors import HoiBaoCaoError

if TYPE_CHECKING:
    from bot.settings import Settings
    from embeddings.progress import BuildSummary


def keep_indexing(settings: Settings, *, json: bool) -> int:
    """Watch the folder of reports until Ctrl-C or SIGTERM; each build is told when it is done."""
    from embeddings.encoder_choice import open_encoder
    from embeddings.store import Store
    from embeddings.watch import Watcher

    def tell(what: BuildSummary | HoiBaoCaoError) -> None:
        if isinstance(what, HoiBaoCaoError):
            say(describe(what))
        else:
            show_summary(what, json=json, indent=None)

    folder = corpus_folder(settings)
    encoder = open_encoder(settings.encoder.choice())
    watcher = Watcher(Store(settings.index.folder), folder, encoder)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    say(words.WATCHING.format(folder=quoted(folder)))
    try:
        watcher.run(threading.Event(), tell)
    except KeyboardInterrupt:
        say(words.WATCH_ENDED)
    return 0
