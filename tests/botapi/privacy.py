"""Privacy mode: which messages of a group reach the bot.

https://core.telegram.org/bots/features#privacy-mode: commands meant for the bot, other commands if
the bot was the last to write, replies to the bot, mentions of it, and service messages. Private
chats are open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aiogram.types import Message, User

    from tests.botapi.world import Room, World


def reaches_bot(world: World, room: Room, message: Message) -> bool:
    """Tell whether a user's message is delivered to the bot."""
    if room.chat.type == "private" or world.bot.can_read_all_group_messages:
        return True
    return (
        _answers(message, world.bot)
        or _commands(message, world.bot)
        or _mentions(message, world.bot)
    )


def _answers(message: Message, bot: User) -> bool:
    original = message.reply_to_message
    return (
        original is not None and original.from_user is not None and original.from_user.id == bot.id
    )


def _commands(message: Message, bot: User) -> bool:
    """Whether the text begins with a command that names the bot or nobody.

    Telegram brings a command that names nobody only where the bot wrote last or is the only bot;
    it is the only bot here.
    """
    text = message.text or ""
    if not text.startswith("/"):
        return False
    _, at, name = text.split(maxsplit=1)[0].partition("@")
    return not at or name.lower() == (bot.username or "").lower()


def _mentions(message: Message, bot: User) -> bool:
    text = message.text or message.caption or ""
    return f"@{bot.username}".lower() in text.lower()
