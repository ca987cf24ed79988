"""Failures with example facts, for the page of messages."""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import TYPE_CHECKING

from bot.answering import QuestionTooLong
from bot.encoder_process import EncoderNotMeasured
from bot.errors import OutputUnwritable
from bot.messages.errors import describe
from bot.settings_errors import (
    OutOfRange,
    SettingFolderMissing,
    SettingNotABackend,
    SettingNotAFolder,
    SettingNotAnEncoder,
    SettingNotAWebAddress,
    UnknownSetting,
    WrongType,
)
from bot.settings_errors import ValueKind as Kind
from bot.telegram.errors import BotDatabaseUnusable, TokenFileUnreadable
from corpus.errors import FolderMissing, HoiBaoCaoError, NoReports, TooLargeFile
from embeddings.encoder_errors import EndpointDimensionChanged, EndpointKeyRefused
from embeddings.errors import ForeignEncoder, IndexFolderUnusable
from embeddings.evaluation import BadQuestionFile
from embeddings.glossary import BadWordList, WordListUnreadable

if TYPE_CHECKING:
    from collections.abc import Mapping

_CONFIG = Path("config.toml")
_USUAL: Mapping[str, object] = {
    "path": "bao-cao-quy-1.docx",
    "folder": Path("index"),
    "file": "vectors.npy",
    "line": 12,
    "pages": 1500,
    "most": 1000,
    "actual": ".pdf",
    "seconds": 120.0,
    "found": 1,
    "known": 2,
    "holder": (4321, "may-chu", "2023-12-01T08:00:00+07:00"),
    "reason": "Permission denied",
    "wanted": "15/BC-UBND",
    "place": "IX.9",
    "variable": "HOIBAOCAO_TELEGRAM_TOKEN",
    "url": "http://localhost",
    "address": "127.0.0.1",
    "port": 9100,
    "encoder": "sentence-transformers:BAAI/bge-m3",
    "needed": "hoibaocao[sentence-transformers]",
    "device": "cuda:1",
    "batch": 16,
    "status": 404,
}
"""What facts of a name are for example, unless the failure is one of :data:`_OWN`."""

_OWN: Mapping[type[HoiBaoCaoError], tuple[object, ...]] = {
    FolderMissing: ("bao-cao",),
    NoReports: ("bao-cao",),
    TooLargeFile: ("bao-cao-quy-1.pdf", 200_000_000),
    BadWordList: ("tu-rieng.tsv", 12),
    WordListUnreadable: ("tu-rieng.tsv",),
    ForeignEncoder: (Path("index"), ("bundled", 256), ("openai", 1536)),
    IndexFolderUnusable: (Path("index"), "Permission denied"),
    QuestionTooLong: (2345, 2000),
    OutputUnwritable: (Path("ket-qua.html"), "Permission denied"),
    BadQuestionFile: (Path("cau-hoi.jsonl"), 12),
    UnknownSetting: (_CONFIG, "index.folde", "chi-muc", ("folder", "watch")),
    WrongType: (_CONFIG, "answer.passages", "ba", Kind.INTEGER),
    OutOfRange: (_CONFIG, "answer.passages", 0, (1, 50)),
    SettingFolderMissing: (_CONFIG, "corpus.folder", "bao-cao"),
    SettingNotAFolder: (_CONFIG, "index.folder", "chi-muc.txt"),
    SettingNotAnEncoder: (_CONFIG, "encoder.model", "bge-m3"),
    SettingNotABackend: (_CONFIG, "encoder.backend", "jax", ("torch", "onnx", "openvino")),
    EndpointDimensionChanged: ("endpoint:https://may-chu/v1", 768, 384),
    EncoderNotMeasured: ("sentence-transformers:BAAI/bge-m3", ""),
    EndpointKeyRefused: ("endpoint:https://may-chu/v1", "HOIBAOCAO_ENCODER_KEY"),
    SettingNotAWebAddress: (_CONFIG, "telegram.base_url", "ftp://x"),
    BotDatabaseUnusable: ("data/bot.sqlite3",),
    TokenFileUnreadable: ("token.txt",),
}


def sentences(room: str) -> list[tuple[str, str]]:
    """Return the name and sentence of each failure that a module of sentences speaks of.

    Parameters
    ----------
    room
        The module's name below ``bot.messages.errors``.

    Raises
    ------
    KeyError
        If a failure holds a fact that has no example here.
    """
    module = f"bot.messages.errors.{room}"
    kinds = [kind for kind, words in describe.registry.items() if words.__module__ == module]
    return [(kind.__name__, describe(_sample(kind))) for kind in kinds]


def _sample(kind: type[HoiBaoCaoError]) -> HoiBaoCaoError:
    if kind in _OWN:
        return kind(*_OWN[kind])
    if kind.__init__ is HoiBaoCaoError.__init__:
        return kind()
    _, *facts = inspect.signature(kind.__init__).parameters
    return kind(*(_value(name, kind) for name in facts))


def _value(name: str, kind: type[HoiBaoCaoError]) -> object:
    if name == "known" and kind.__module__ != "embeddings.errors":
        return ("346/BC-UBND", "57/BC-UBND")
    if name == "file" and kind.__module__ == "bot.settings_errors":
        return _CONFIG
    return _USUAL[name]
