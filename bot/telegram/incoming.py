"""What a message wants of the bot, if anything."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from telegram.constants import ChatType

if TYPE_CHECKING:
    from telegram import Message, User

_COMMAND = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@([A-Za-z0-9_]+))?(?=\s|$)")

ASK_COMMAND = "hoi"


class Want(Enum):
    """The kinds of wish."""

    QUESTION = "question"
    COMMAND = "command"
    UNSUPPORTED = "unsupported"
    """Something without words: voice, photo, sticker."""
    FILE = "file"
    NOTHING = "nothing"
    """Not for this bot."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A message that is for the bot.

    Attributes
    ----------
    thread
        The topic's id, 0 outside topics.
    user
        Id of the person, or of the chat that somebody speaks for.
    message
        Its message id; of merged pieces, the last one's.
    text
        The question, or what follows the command.
    command
        Lower-case name without slash; empty for a question.
    reply_to
        Message id of the bot's message it replies to, else ``None``.
    date
        When it was sent or last edited, seconds since the epoch.
    album
        Names the photos sent together; empty for other messages.
    """

    want: Want
    chat: int
    thread: int
    user: int
    message: int
    text: str
    command: str = ""
    reply_to: int | None = None
    date: float = 0.0
    private: bool = True
    forwarded: bool = False
    album: str = ""


def understand(message: Message, me: User) -> Asked:
    """Tell what a message wants.

    In private chats everything is for the bot; in groups only commands, replies to the bot and
    messages that mention it. Commands addressed to another bot are for nobody here.
    """
    text = message.text or message.caption or ""
    want, command, rest = _sort(message, me, text)
    mine = message.reply_to_message
    replied = mine if mine and mine.from_user and mine.from_user.id == me.id else None
    return Asked(
        want=want,
        chat=message.chat_id,
        thread=(message.message_thread_id or 0) if message.is_topic_message else 0,
        user=_asker(message),
        message=message.message_id,
        text=rest,
        command=command,
        reply_to=replied.message_id if replied else None,
        date=(message.edit_date or message.date).timestamp(),
        private=message.chat.type == ChatType.PRIVATE,
        forwarded=message.forward_origin is not None,
        album=message.media_group_id or "",
    )


def _sort(message: Message, me: User, text: str) -> tuple[Want, str, str]:
    if message.via_bot or _is_bot(message):
        return Want.NOTHING, "", ""
    match = _COMMAND.match(text)
    if match:
        return _command(match, me, message)
    if message.chat.type != ChatType.PRIVATE and not _addressed(message, me, text):
        return Want.NOTHING, "", ""
    if not text:
        return _wordless(message), "", ""
    return Want.QUESTION, "", _without_mention(text, me) or _words_of_other(message, me)


def _asker(message: Message) -> int:
    """Return who asks: a user, or the chat that an administrator or a channel speaks for."""
    speaker = message.sender_chat or message.from_user
    return speaker.id if speaker else message.chat_id


def _is_bot(message: Message) -> bool:
    """Tell whether a bot wrote this; who speaks for a chat only looks like one."""
    user = message.from_user
    return user is not None and user.is_bot and message.sender_chat is None


def _command(match: re.Match[str], me: User, message: Message) -> tuple[Want, str, str]:
    name, target = match.group(1).lower(), match.group(2)
    if target and target.lower() != (me.username or "").lower():
        return Want.NOTHING, "", ""
    rest = match.string[match.end() :].strip()
    if name == ASK_COMMAND and (question := rest or _words_of_other(message, me)):
        return Want.QUESTION, "", question
    return Want.COMMAND, name, rest


def _words_of_other(message: Message, me: User) -> str:
    """Return what a bare ``/hoi`` or mention replies to, unless that is the bot's own message."""
    replied = message.reply_to_message
    if replied is None or (replied.from_user and replied.from_user.id == me.id):
        return ""
    return (replied.text or replied.caption or "").strip()


def _addressed(message: Message, me: User, text: str) -> bool:
    replied = message.reply_to_message
    if replied and replied.from_user and replied.from_user.id == me.id:
        return True
    return bool(me.username) and _mention(me).search(text) is not None


def _mention(me: User) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w@])@{re.escape(me.username or '')}\b", re.IGNORECASE)


def _without_mention(text: str, me: User) -> str:
    if not me.username:
        return text
    return re.sub(r"[ \t]{2,}", " ", _mention(me).sub(" ", text)).strip(" ,:\n\t")


_CONTENT = (
    "voice", "audio", "photo", "sticker", "video", "video_note", "animation",
    "location", "venue", "contact", "poll", "dice", "story",
)  # fmt: skip


def _wordless(message: Message) -> Want:
    if message.document and not message.animation:
        return Want.FILE
    content = any(getattr(message, name) for name in _CONTENT)
    return Want.UNSUPPORTED if content else Want.NOTHING
