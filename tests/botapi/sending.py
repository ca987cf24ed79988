"""Methods that put messages into chats."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aiogram.methods import SendChatAction, SendDocument, SendMessage
from aiogram.types import BufferedInputFile, Document, Message, ReplyParameters

from tests.botapi.failure import bad_request
from tests.botapi.formatting import Formatted, format_caption, format_text
from tests.botapi.markup import check_markup
from tests.botapi.world import DeedKind

if TYPE_CHECKING:
    from tests.botapi.backend import Backend, Handlers
    from tests.botapi.world import Room, StoredFile

UPLOAD_LIMIT = 50 * 1024 * 1024

_ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)


def send_message(backend: Backend, request: SendMessage) -> Message:
    """Send a text."""
    formatted = format_text(request.text, request.parse_mode, request.entities)
    content = {"text": formatted.text, "entities": _listed(formatted)}
    return _send(backend, request, content)


def send_document(backend: Backend, request: SendDocument) -> Message:
    """Send a file, uploaded or known by its id."""
    formatted = format_caption(request.caption, request.parse_mode, request.caption_entities)
    content = {
        "document": _document(backend, request.document),
        "caption": formatted.text or None,
        "caption_entities": _listed(formatted),
    }
    return _send(backend, request, content)


def send_chat_action(backend: Backend, request: SendChatAction) -> bool:
    """Show what the bot does; it is in the journal and nowhere else."""
    room = backend.world.room(request.chat_id)
    _topic(room, request.message_thread_id, None)
    if request.action not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    return True


def _send(
    backend: Backend, request: SendMessage | SendDocument, content: dict[str, Any]
) -> Message:
    markup = check_markup(request.reply_markup)
    world = backend.world
    room = world.room(request.chat_id)
    backend.rates.check(room.chat.id, new=True)
    original = _original(room, request.reply_parameters)
    topic = _topic(room, request.message_thread_id, original)
    message = world.post(
        room,
        world.bot,
        reply_to_message=original,
        message_thread_id=topic,
        is_topic_message=True if topic else None,
        reply_markup=markup,
        **content,
    )
    backend.rates.count(room.chat.id, new=True)
    return world.note(room, DeedKind.SENT, message)


def _listed(formatted: Formatted) -> list[Any] | None:
    return list(formatted.entities) or None


def _original(room: Room, reply: ReplyParameters | None) -> Message | None:
    if reply is None:
        return None
    original = room.messages.get(reply.message_id or 0)
    if original is None and reply.allow_sending_without_reply is not True:
        raise bad_request("message to be replied not found")
    return original.model_copy(update={"reply_to_message": None}) if original else None


def _topic(room: Room, topic: int | None, original: Message | None) -> int | None:
    """Return the topic a message goes to: the one named, or that of the message it answers."""
    if topic is not None and topic not in room.topics:
        raise bad_request("message thread not found")
    if topic is None and original is not None and original.is_topic_message:
        return original.message_thread_id
    return topic


def _document(backend: Backend, document: object) -> Document:
    if not isinstance(document, BufferedInputFile):
        kept = backend.world.files.get(str(document))
        if kept is None:
            raise bad_request("wrong remote file identifier specified: Wrong string length")
        return _described(kept, None)
    if not document.data:
        raise bad_request("file must be non-empty")
    if len(document.data) > UPLOAD_LIMIT:
        raise bad_request("Request Entity Too Large")
    name = document.filename or "file"
    return _described(backend.world.store(name, document.data), name)


def _described(kept: StoredFile, name: str | None) -> Document:
    return Document(
        file_id=kept.file_id, file_unique_id=kept.unique_id, file_name=name, file_size=kept.size
    )


HANDLERS: Handlers = {
    SendMessage: send_message,
    SendDocument: send_document,
    SendChatAction: send_chat_action,
}
