"""Chats as their members see them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from aiogram.types import ChatMemberBanned, ChatMemberMember, ChatMemberUpdated, Message, User

from tests.botapi.world import DeedKind, Standing, now

if TYPE_CHECKING:
    from tests.botapi.server import BotApiServer
    from tests.botapi.world import Deed, Room

WAIT = 15.0


class View:
    """A chat as its members see it: the bot's deeds, read one after the other."""

    def __init__(self, server: BotApiServer, room: Room) -> None:
        self._server = server
        self.room = room
        self._seen = 0

    @property
    def id(self) -> int:
        """The chat's id."""
        return self.room.chat.id

    def next_message(self, timeout: float = WAIT) -> Message:
        """Return the next message of the bot, passing over edits and deletions."""
        return self._next(DeedKind.SENT, timeout)

    def next_edit(self, timeout: float = WAIT) -> Message:
        """Return the next edit, passing over new messages and deletions."""
        return self._next(DeedKind.EDITED, timeout)

    def next_deletion(self, timeout: float = WAIT) -> Message:
        """Return the next message the bot deletes."""
        return self._next(DeedKind.DELETED, timeout)

    @property
    def deeds(self) -> tuple[Deed, ...]:
        """All the bot did here so far."""
        return self._server.call(lambda: tuple(self.room.deeds))

    @property
    def from_bot(self) -> tuple[Message, ...]:
        """The bot's messages as they stand now, oldest first."""
        bot = self._server.backend.world.bot.id
        messages = self._server.call(lambda: list(self.room.messages.values()))
        return tuple(m for m in messages if m.from_user is not None and m.from_user.id == bot)

    def wait_until(self, count: int, timeout: float = WAIT) -> tuple[Message, ...]:
        """Wait for a number of sent messages in all; return the messages as they stand."""

        def enough() -> bool | None:
            sent = sum(deed.kind is DeedKind.SENT for deed in self.room.deeds)
            return True if sent >= count else None

        self._server.wait_for(enough, timeout, f"{count} messages in chat {self.id}")
        return self.from_bot

    def _next(self, kind: DeedKind, timeout: float) -> Message:
        def find() -> Message | None:
            for index in range(self._seen, len(self.room.deeds)):
                if self.room.deeds[index].kind is kind:
                    self._seen = index + 1
                    return self.room.deeds[index].message
            return None

        return self._server.wait_for(find, timeout, f"{kind.value} message in chat {self.id}")


class Group(View):
    """A group or supergroup."""

    def add_topic(self, name: str) -> int:
        """Open a topic of a forum; return its thread id."""

        def add() -> int:
            topic = next(self.room.numbers)
            self.room.topics[topic] = name
            return topic

        return self._server.call(add)

    def kick_bot(self, by: User) -> None:
        """Throw the bot out."""
        self._server.call(lambda: change_standing(self._server, self.room, by, out=True))

    def migrate(self, by: User) -> Group:
        """Turn a basic group into a supergroup; return it."""
        backend = self._server.backend

        def turn() -> Room:
            new = backend.world.add_supergroup(self.room.chat.title or "")
            old, fresh = self.room.chat.id, new.chat.id
            before = backend.world.post(self.room, by, migrate_to_chat_id=fresh)
            after = backend.world.post(new, by, migrate_from_chat_id=old)
            self.room.migrated_to = fresh
            backend.queue.push("message", before)
            backend.queue.push("message", after)
            return new

        return Group(self._server, self._server.call(turn))


def change_standing(server: BotApiServer, room: Room, user: User, *, out: bool) -> None:
    """Let the bot in or out of a chat and tell it."""
    backend = server.backend
    inside = ChatMemberMember(user=backend.world.bot)
    outside = ChatMemberBanned(user=backend.world.bot, until_date=datetime.fromtimestamp(0, UTC))
    away = Standing.BLOCKED if room.chat.type == "private" else Standing.KICKED
    room.standing = away if out else Standing.MEMBER
    backend.queue.push(
        "my_chat_member",
        ChatMemberUpdated(
            chat=room.chat,
            from_user=user,
            date=now(),
            old_chat_member=inside if out else outside,
            new_chat_member=outside if out else inside,
        ),
    )
