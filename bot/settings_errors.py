"""What can be wrong with a configuration file, one class a failure."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from corpus.errors import HoiBaoCaoError

if TYPE_CHECKING:
    from pathlib import Path


class ValueKind(StrEnum):
    """What a setting may hold."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    FLAG = "flag"
    PATH = "path"
    INTEGERS = "integers"
    TEXTS = "texts"
    TABLE = "table"


class SettingsError(HoiBaoCaoError):
    """A configuration file can't be used.

    Attributes
    ----------
    file
        The configuration file.
    """

    def __init__(self, file: Path) -> None:
        super().__init__(str(file))
        self.file = str(file)


class SettingsFileMissing(SettingsError):
    """The file named with ``--config`` does not exist."""


class SettingsFileIsFolder(SettingsError):
    """What is named with ``--config`` is a folder."""


class SettingsFileUnreadable(SettingsError):
    """The file can't be opened or is not UTF-8."""


class SettingsSyntax(SettingsError):
    """The file is not TOML.

    Attributes
    ----------
    line
        Where reading stopped, from 1; ``None`` where that is not known.
    """

    def __init__(self, file: Path, line: int | None) -> None:
        super().__init__(file)
        self.line = line


class SettingError(SettingsError):
    """One setting is wrong.

    Attributes
    ----------
    key
        With its tables: ``"index.folder"``.
    value
        As TOML gave it.
    """

    def __init__(self, file: Path, key: str, value: object) -> None:
        super().__init__(file)
        self.key = key
        self.value = value


class UnknownSetting(SettingError):
    """There is no such setting.

    Attributes
    ----------
    allowed
        The keys there are beside it.
    """

    def __init__(self, file: Path, key: str, value: object, allowed: tuple[str, ...]) -> None:
        super().__init__(file, key, value)
        self.allowed = allowed


class WrongType(SettingError):
    """A value is of another type than its setting.

    Attributes
    ----------
    allowed
        What it may be.
    """

    def __init__(self, file: Path, key: str, value: object, allowed: ValueKind) -> None:
        super().__init__(file, key, value)
        self.allowed = allowed


class OutOfRange(SettingError):
    """A number is too small or too large.

    Attributes
    ----------
    minimum, maximum
        The bounds, both allowed themselves; ``None`` where there is none.
    """

    def __init__(
        self, file: Path, key: str, value: object, bounds: tuple[int | None, int | None]
    ) -> None:
        super().__init__(file, key, value)
        self.minimum, self.maximum = bounds


class SettingFolderMissing(SettingError):
    """A setting names a folder that does not exist; the value is the whole path."""


class SettingNotAWebAddress(SettingError):
    """A setting that names a server is not of the form ``http(s)://host``."""


class SettingNotAnEncoder(SettingError):
    """The encoder's name has no form that is known."""


class SettingNotABackend(SettingError):
    """There is no such backend.

    Attributes
    ----------
    allowed
        Those there are.
    """

    def __init__(self, file: Path, key: str, value: object, allowed: tuple[str, ...]) -> None:
        super().__init__(file, key, value)
        self.allowed = allowed


class SettingNotAFolder(SettingError):
    """A setting that names a folder to be made names something else that is there already."""
