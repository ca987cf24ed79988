"""The people who use the bot: what a test makes them do."""

from __future__ import annotations

import time
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from aiogram.types import (
    CallbackQuery,
    Document,
    InlineQuery,
    Message,
    MessageOriginUser,
    PhotoSize,
    Sticker,
    User,
    Voice,
)

from tests.botapi.buttons import AskedInline, PressedButton, button
from tests.botapi.chats import View, change_standing
from tests.botapi.formatting import find_entities
from tests.botapi.privacy import reaches_bot
from tests.botapi.world import InlineQuestion, Press, Standing, now

if TYPE_CHECKING:
    from tests.botapi.chats import Group
    from tests.botapi.server import BotApiServer
    from tests.botapi.world import StoredFile


class Person(View):
    """A user, and the private chat of the user with the bot."""

    def __init__(self, server: BotApiServer, user: User) -> None:
        super().__init__(server, server.backend.world.rooms[user.id])
        self.user = user

    def send(
        self,
        text: str,
        *,
        to: Group | None = None,
        topic: int | None = None,
        reply_to: Message | None = None,
        forwarded: bool = False,
        ago: float = 0.0,
    ) -> Message:
        """Write a text, in private or to a group; ``ago`` seconds back, as Telegram has it."""
        content: dict[str, Any] = {"text": text, "entities": list(find_entities(text)) or None}
        content["date"] = now() - timedelta(seconds=ago)
        if forwarded:
            content["forward_origin"] = MessageOriginUser(date=now(), sender_user=self.user)
        return self._post(content, to, topic, reply_to)

    def send_document(
        self,
        content: bytes,
        name: str | None,
        *,
        mime_type: str | None = None,
        size: int | None = None,
        sized: bool = True,
        caption: str | None = None,
        to: Group | None = None,
        reply_to: Message | None = None,
    ) -> Message:
        """Send a file; ``size`` lets it claim to be bigger, ``sized`` lets it leave that out."""
        kept = self._keep(content, name or "", size)
        document = Document(
            file_id=kept.file_id,
            file_unique_id=kept.unique_id,
            file_name=name,
            mime_type=mime_type,
            file_size=kept.size if sized else None,
        )
        content_of = {"document": document, "caption": caption}
        return self._post(content_of, to, reply_to=reply_to)

    def send_voice(self, *, to: Group | None = None) -> Message:
        """Send a voice message of three seconds."""
        kept = self._keep(b"OggS", "voice.ogg")
        voice = Voice(file_id=kept.file_id, file_unique_id=kept.unique_id, duration=3)
        return self._post({"voice": voice}, to)

    def send_photo(self, *, caption: str | None = None, to: Group | None = None) -> Message:
        """Send a photo."""
        kept = self._keep(b"\xff\xd8\xff", "photo.jpg")
        size = PhotoSize(file_id=kept.file_id, file_unique_id=kept.unique_id, width=90, height=60)
        return self._post({"photo": [size], "caption": caption}, to)

    def send_sticker(self, *, to: Group | None = None) -> Message:
        """Send a sticker."""
        kept = self._keep(b"RIFF", "sticker.webp")
        sticker = Sticker(
            file_id=kept.file_id,
            file_unique_id=kept.unique_id,
            type="regular",
            width=512,
            height=512,
            is_animated=False,
            is_video=False,
        )
        return self._post({"sticker": sticker}, to)

    def edit(self, message: Message, text: str) -> Message:
        """Change a text sent before."""
        backend = self._server.backend

        def change() -> Message:
            room = backend.world.rooms[message.chat.id]
            entities = list(find_entities(text)) or None
            edited = message.model_copy(
                update={"text": text, "entities": entities, "edit_date": int(time.time())}
            )
            room.messages[message.message_id] = edited
            if reaches_bot(backend.world, room, edited):
                backend.queue.push("edited_message", edited)
            return edited

        return self._server.call(change)

    def delete(self, message: Message) -> None:
        """Delete a message for everybody; bots are not told."""
        rooms = self._server.backend.world.rooms
        self._server.call(lambda: rooms[message.chat.id].messages.pop(message.message_id))

    def press(self, message: Message, label: str = "", *, data: str | None = None) -> PressedButton:
        """Press the button whose label contains a text, or send what a forged button would.

        The message is taken as it stands now; a deleted one still shows its old buttons.
        """
        backend = self._server.backend

        def push() -> Press:
            current = backend.world.rooms[message.chat.id].messages.get(message.message_id)
            shown = current or message
            query = CallbackQuery(
                id=str(backend.world.serial()),
                from_user=self.user,
                chat_instance=str(message.chat.id),
                message=shown,
                data=button(shown, label).callback_data if data is None else data,
            )
            press = backend.world.presses[query.id] = Press(query, time.monotonic())
            backend.queue.push("callback_query", query)
            return press

        return PressedButton(self._server, self._server.call(push))

    def ask_inline(self, query: str, *, offset: str = "") -> AskedInline:
        """Type ``@bot query`` in some chat."""
        backend = self._server.backend

        def ask() -> InlineQuestion:
            asked = InlineQuery(
                id=str(backend.world.serial()),
                from_user=self.user,
                query=query,
                offset=offset,
                chat_type="sender",
            )
            question = InlineQuestion(asked, time.monotonic())
            backend.world.questions[asked.id] = question
            backend.queue.push("inline_query", asked)
            return question

        return AskedInline(self._server, self._server.call(ask))

    def block_bot(self) -> None:
        """Block the bot: it is told, and may not write here any more."""
        self._server.call(lambda: change_standing(self._server, self.room, self.user, out=True))

    def unblock_bot(self) -> None:
        """Let the bot write again."""
        self._server.call(lambda: change_standing(self._server, self.room, self.user, out=False))

    def _keep(self, content: bytes, name: str, size: int | None = None) -> StoredFile:
        world = self._server.backend.world
        return self._server.call(lambda: world.store(name, content, size))

    def _post(
        self,
        content: dict[str, Any],
        to: Group | None,
        topic: int | None = None,
        reply_to: Message | None = None,
    ) -> Message:
        room = to.room if to is not None else self.room
        backend = self._server.backend

        def post() -> Message:
            if room.standing is Standing.STRANGER:
                room.standing = Standing.MEMBER
            original = reply_to.model_copy(update={"reply_to_message": None}) if reply_to else None
            message = backend.world.post(
                room,
                self.user,
                reply_to_message=original,
                message_thread_id=topic,
                is_topic_message=True if topic else None,
                **content,
            )
            if reaches_bot(backend.world, room, message):
                backend.queue.push("message", message)
            return message

        return self._server.call(post)
