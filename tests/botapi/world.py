"""The users, chats, messages and files behind the API."""

from __future__ import annotations

import asyncio
import itertools
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import Enum
from typing import TYPE_CHECKING, Any

from aiogram.types import (
    CallbackQuery,
    Chat,
    InlineQuery,
    Message,
    User,
)

from tests.botapi.failure import ApiError, bad_request, forbidden

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aiogram.methods import AnswerCallbackQuery, AnswerInlineQuery

FIRST_USER = 100_001
FIRST_GROUP = -4_000_001
FIRST_SUPERGROUP = -1_001_000_000_001


class Standing(Enum):
    """What the bot is in a chat."""

    STRANGER = "stranger"
    """A private chat in which the user never wrote."""
    MEMBER = "member"
    BLOCKED = "blocked"
    KICKED = "kicked"


class DeedKind(Enum):
    """What the bot did to a message."""

    SENT = "sent"
    EDITED = "edited"
    DELETED = "deleted"
    REACTED = "reacted"


@dataclass(frozen=True, slots=True)
class Deed:
    """One visible act of the bot in a chat, with the message as it is afterwards."""

    kind: DeedKind
    message: Message
    at: float


@dataclass(slots=True)
class Room:
    """A chat with everything in it."""

    chat: Chat
    numbers: Iterator[int]
    standing: Standing = Standing.MEMBER
    messages: dict[int, Message] = field(default_factory=dict)
    topics: dict[int, str] = field(default_factory=dict)
    deeds: list[Deed] = field(default_factory=list)
    migrated_to: int | None = None
    last_speaker: int = 0


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file on Telegram's side; ``size`` may claim more than ``content`` holds."""

    file_id: str
    unique_id: str
    path: str
    content: bytes
    size: int


@dataclass(slots=True)
class Press:
    """A pressed button and the bot's answer to it."""

    query: CallbackQuery
    at: float
    answer: AnswerCallbackQuery | None = None


@dataclass(slots=True)
class InlineQuestion:
    """An inline query and the bot's answer to it."""

    query: InlineQuery
    at: float
    answer: AnswerInlineQuery | None = None


class World:
    """Everything that exists; touched only by the server's event loop."""

    def __init__(self, bot: User) -> None:
        self.bot = bot
        self.users: dict[int, User] = {}
        self.rooms: dict[int, Room] = {}
        self.files: dict[str, StoredFile] = {}
        self.presses: dict[str, Press] = {}
        self.questions: dict[str, InlineQuestion] = {}
        self.profile: dict[str, Any] = {}
        self.changed = asyncio.Event()
        # Private chats and basic groups lie in one message box with one sequence of ids, each
        # supergroup has its own (https://core.telegram.org/api/updates).
        self._numbers = itertools.count(1)
        self._users = itertools.count(FIRST_USER)
        self._groups = itertools.count(FIRST_GROUP, -1)
        self._supergroups = itertools.count(FIRST_SUPERGROUP, -1)
        self._serial = itertools.count(1)

    def add_user(self, first_name: str, username: str | None, language: str) -> User:
        """Make a user and the empty private chat with the bot."""
        user = User(
            id=next(self._users),
            is_bot=False,
            first_name=first_name,
            username=username,
            language_code=language,
        )
        chat = Chat(id=user.id, type="private", first_name=first_name, username=username)
        self.users[user.id] = user
        self.rooms[chat.id] = Room(chat, self._numbers, Standing.STRANGER)
        return user

    def add_group(self, title: str) -> Room:
        """Make a basic group with the bot in it."""
        chat = Chat(id=next(self._groups), type="group", title=title)
        return self._keep(Room(chat, self._numbers))

    def add_supergroup(self, title: str, *, forum: bool = False) -> Room:
        """Make a supergroup with the bot in it, with topics if it is a forum."""
        chat = Chat(
            id=next(self._supergroups), type="supergroup", title=title, is_forum=forum or None
        )
        return self._keep(Room(chat, itertools.count(1)))

    def _keep(self, room: Room) -> Room:
        self.rooms[room.chat.id] = room
        return room

    def room(self, chat_id: int | str) -> Room:
        """Return the chat a request names, if the bot may act there.

        Raises
        ------
        ApiError
            400 for no such chat or a migrated one, 403 where the bot is not let in.
        """
        try:
            room = self.rooms[int(chat_id)]
        except (KeyError, ValueError):
            raise bad_request("chat not found") from None
        if room.migrated_to is not None:
            raise ApiError(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                migrate_to=room.migrated_to,
            )
        if room.standing is Standing.BLOCKED:
            raise forbidden("bot was blocked by the user")
        if room.standing is Standing.STRANGER:
            raise forbidden("bot can't initiate conversation with a user")
        if room.standing is Standing.KICKED:
            raise forbidden(f"bot was kicked from the {room.chat.type} chat")
        return room

    def serial(self) -> int:
        """Return a number never given before."""
        return next(self._serial)

    def post(self, room: Room, sender: User, **content: Any) -> Message:  # noqa: ANN401
        """Put a message into a chat; ``content`` are further fields of the message."""
        content.setdefault("date", now())
        message = Message(
            message_id=next(room.numbers),
            chat=room.chat,
            from_user=sender,
            **content,
        )
        room.messages[message.message_id] = message
        room.last_speaker = sender.id
        return message

    def note(self, room: Room, kind: DeedKind, message: Message) -> Message:
        """Note what the bot did, and wake who waits for it."""
        room.deeds.append(Deed(kind, message, time.monotonic()))
        self.pulse()
        return message

    def pulse(self) -> None:
        """Wake all who wait for a change."""
        self.changed.set()
        self.changed = asyncio.Event()

    def store(self, name: str, content: bytes, size: int | None = None) -> StoredFile:
        """Keep a file; ``size`` lets it claim to be bigger than it is."""
        serial = self.serial()
        kept = StoredFile(
            file_id=f"file-{serial:06d}",
            unique_id=f"unique-{serial:06d}",
            path=f"documents/file_{serial}{_suffix(name)}",
            content=content,
            size=len(content) if size is None else size,
        )
        self.files[kept.file_id] = kept
        return kept


def now() -> datetime:
    """Return the time in whole seconds, as Telegram tells it."""
    return datetime.now(UTC).replace(microsecond=0)


def _suffix(name: str) -> str:
    _, dot, suffix = name.rpartition(".")
    return f".{suffix}" if dot and suffix.isalnum() else ""
