"""Methods that change messages that are there."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from aiogram.methods import (
    DeleteMessage,
    EditMessageCaption,
    EditMessageReplyMarkup,
    EditMessageText,
    SetMessageReaction,
)
from aiogram.types import Message, ReactionTypeEmoji
from telegram.constants import ReactionEmoji

from tests.botapi.failure import bad_request
from tests.botapi.formatting import format_caption, format_text
from tests.botapi.markup import check_markup
from tests.botapi.world import DeedKind

if TYPE_CHECKING:
    from tests.botapi.backend import Backend, Handlers
    from tests.botapi.world import Room

_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
_DELETABLE_SECONDS = 48 * 3600


def edit_message_text(backend: Backend, request: EditMessageText) -> Message:
    """Change the text of a message of the bot; its keyboard goes unless given again."""
    formatted = format_text(request.text, request.parse_mode, request.entities)
    room, message = _own(backend, request)
    if message.text is None:
        raise bad_request("there is no text in the message to edit")
    change = {"text": formatted.text, "entities": list(formatted.entities) or None}
    return _change(backend, room, message, change, request.reply_markup)


def edit_message_caption(backend: Backend, request: EditMessageCaption) -> Message:
    """Change the caption of a message of the bot."""
    formatted = format_caption(request.caption, request.parse_mode, request.caption_entities)
    room, message = _own(backend, request)
    if message.document is None:
        raise bad_request("there is no caption in the message to edit")
    entities = list(formatted.entities) or None
    change = {"caption": formatted.text or None, "caption_entities": entities}
    return _change(backend, room, message, change, request.reply_markup)


def edit_message_reply_markup(backend: Backend, request: EditMessageReplyMarkup) -> Message:
    """Change only the keyboard of a message of the bot."""
    room, message = _own(backend, request)
    return _change(backend, room, message, {}, request.reply_markup)


def delete_message(backend: Backend, request: DeleteMessage) -> bool:
    """Delete a message of the bot or, in a private chat, of the user."""
    room = backend.world.room(request.chat_id)
    message = room.messages.get(request.message_id)
    if message is None:
        raise bad_request("message to delete not found")
    own = message.from_user is not None and message.from_user.id == backend.world.bot.id
    young = time.time() - message.date.timestamp() < _DELETABLE_SECONDS
    if not young or not (own or room.chat.type == "private"):
        raise bad_request("message can't be deleted")
    del room.messages[request.message_id]
    backend.world.note(room, DeedKind.DELETED, message)
    return True


def set_message_reaction(backend: Backend, request: SetMessageReaction) -> bool:
    """React to a message with one emoji of Telegram's list."""
    room = backend.world.room(request.chat_id)
    message = room.messages.get(request.message_id)
    if message is None:
        raise bad_request("message to react not found")
    reactions = request.reaction or []
    if len(reactions) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    for reaction in reactions:
        if not isinstance(reaction, ReactionTypeEmoji) or reaction.emoji not in set(ReactionEmoji):
            raise bad_request("REACTION_INVALID")
    backend.world.note(room, DeedKind.REACTED, message)
    return True


def _own(
    backend: Backend, request: EditMessageText | EditMessageCaption | EditMessageReplyMarkup
) -> tuple[Room, Message]:
    if request.chat_id is None or request.message_id is None:
        raise bad_request("message identifier is not specified")
    room = backend.world.room(request.chat_id)
    backend.rates.check(room.chat.id, new=False)
    message = room.messages.get(request.message_id)
    if message is None:
        raise bad_request("message to edit not found")
    if message.from_user is None or message.from_user.id != backend.world.bot.id:
        raise bad_request("message can't be edited")
    return room, message


def _change(
    backend: Backend, room: Room, message: Message, change: dict[str, Any], markup: object
) -> Message:
    change["reply_markup"] = check_markup(markup)
    if all(getattr(message, name) == value for name, value in change.items()):
        raise bad_request(_NOT_MODIFIED)
    edited = message.model_copy(update={**change, "edit_date": int(time.time())})
    room.messages[message.message_id] = edited
    backend.rates.count(room.chat.id, new=False)
    return backend.world.note(room, DeedKind.EDITED, edited)


HANDLERS: Handlers = {
    EditMessageText: edit_message_text,
    EditMessageCaption: edit_message_caption,
    EditMessageReplyMarkup: edit_message_reply_markup,
    DeleteMessage: delete_message,
    SetMessageReaction: set_message_reaction,
}
