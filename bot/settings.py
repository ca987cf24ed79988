"""The settings: one tree of frozen dataclasses, and their defaults, which work as they are."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import urlsplit

from bot.encoder_settings import EncoderSettings, checked
from bot.settings_errors import (
    SettingFolderMissing,
    SettingNotAFolder,
    SettingNotAWebAddress,
    SettingsFileIsFolder,
    SettingsFileMissing,
    SettingsFileUnreadable,
    SettingsSyntax,
)
from bot.settings_tree import Bounds, build
from bot.telegram.settings import TelegramSettings

DEFAULT_FILE = Path("config.toml")
"""Read from the working folder if it is there."""

PASSAGES = Bounds(1, 50)
"""How many passages an answer may show at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusSettings:
    """Where the reports are.

    Attributes
    ----------
    folder
        ``None``: the reports that ship with the program.
    """

    folder: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexSettings:
    """The index, and who keeps it up to date.

    Attributes
    ----------
    folder
        Made when missing.
    watch
        Whether a running bot indexes the files that arrive in ``corpus.folder``.
    """

    folder: Path = Path("index")
    watch: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerSettings:
    """How much an answer shows.

    Attributes
    ----------
    passages
        At most so many, best first.
    """

    passages: int = field(default=3, metadata=PASSAGES.metadata)


@dataclass(frozen=True, slots=True, kw_only=True)
class WordSettings:
    """The office's own words for things, beside those that ship with the program.

    Attributes
    ----------
    glossary, abbreviations
        Files of the form of ``corpus/glossary.tsv`` and ``corpus/abbreviations.tsv``; ``None``:
        the shipped words only.
    """

    glossary: Path | None = None
    abbreviations: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The whole tree; each part is a table of the configuration file."""

    corpus: CorpusSettings = field(default_factory=CorpusSettings)
    index: IndexSettings = field(default_factory=IndexSettings)
    answer: AnswerSettings = field(default_factory=AnswerSettings)
    words: WordSettings = field(default_factory=WordSettings)
    encoder: EncoderSettings = field(default_factory=EncoderSettings)
    telegram: TelegramSettings = field(default_factory=TelegramSettings)


def load_settings(file: Path | None = None) -> Settings:
    """Read a configuration file.

    Parameters
    ----------
    file
        ``None``: ``config.toml`` of the working folder if it is there, else the defaults.
        Relative paths in it are relative to its own folder.

    Raises
    ------
    SettingsError
        If the file can't be read or a setting is wrong; the subclass says which and why.
    """
    if file is None and not DEFAULT_FILE.exists():
        return Settings()
    found = file or DEFAULT_FILE
    settings = build(Settings, _read(found), found)
    _check_folders(settings, found)
    if not _is_web_address(root := settings.telegram.base_url):
        raise SettingNotAWebAddress(found, "telegram.base_url", root)
    return replace(settings, encoder=checked(settings.encoder, found))


def _read(file: Path) -> dict[str, object]:
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except FileNotFoundError as error:
        raise SettingsFileMissing(file) from error
    except IsADirectoryError as error:
        raise SettingsFileIsFolder(file) from error
    except (OSError, ValueError) as error:
        raise SettingsFileUnreadable(file) from error
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsSyntax(file, _line(str(error))) from error


def _line(message: str) -> int | None:
    """Return the line in tomllib's ``"… (at line 3, column 5)"``."""
    _, _, place = message.rpartition("(at line ")
    digits = place.partition(",")[0]
    return int(digits) if digits.isdecimal() else None


def _check_folders(settings: Settings, file: Path) -> None:
    corpus, index = settings.corpus.folder, settings.index.folder
    if corpus is not None and not corpus.is_dir():
        raise SettingFolderMissing(file, "corpus.folder", str(corpus))
    if index.exists() and not index.is_dir():
        raise SettingNotAFolder(file, "index.folder", str(index))


def _is_web_address(text: str) -> bool:
    try:
        address = urlsplit(text)
    except ValueError:
        return False
    return address.scheme in {"http", "https"} and bool(address.hostname)
