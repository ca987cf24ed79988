"""Methods about the bot itself, chats and files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aiogram.methods import (
    Close,
    DeleteMyCommands,
    DeleteWebhook,
    GetChat,
    GetChatMember,
    GetFile,
    GetMe,
    GetMyCommands,
    GetWebhookInfo,
    LogOut,
    SetMyCommands,
    SetMyDescription,
    SetMyShortDescription,
    SetWebhook,
)
from aiogram.types import (
    AcceptedGiftTypes,
    BotCommandScopeDefault,
    ChatFullInfo,
    ChatMemberMember,
    File,
)

from tests.botapi.failure import bad_request

if TYPE_CHECKING:
    from aiogram.types import BotCommand, BotCommandScopeUnion, User, WebhookInfo

    from tests.botapi.backend import Backend, Handlers

DOWNLOAD_LIMIT = 20 * 1024 * 1024

_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_COMMAND_LIMIT = 100
_COMMAND_TEXT = 256
_DESCRIPTION = 512
_SHORT_DESCRIPTION = 120


def get_me(backend: Backend, _request: GetMe) -> User:
    """Return the bot itself."""
    return backend.world.bot


def get_file(backend: Backend, request: GetFile) -> File:
    """Return where a file can be fetched."""
    kept = backend.world.files.get(request.file_id)
    if kept is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if kept.size > DOWNLOAD_LIMIT:
        raise bad_request("file is too big")
    return File(
        file_id=kept.file_id,
        file_unique_id=kept.unique_id,
        file_size=kept.size,
        file_path=kept.path,
    )


def get_chat(backend: Backend, request: GetChat) -> ChatFullInfo:
    """Return what is known of a chat."""
    chat = backend.world.room(request.chat_id).chat
    gifts = AcceptedGiftTypes(
        unlimited_gifts=False,
        limited_gifts=False,
        unique_gifts=False,
        premium_subscription=False,
        gifts_from_channels=False,
    )
    return ChatFullInfo(
        id=chat.id,
        type=chat.type,
        title=chat.title,
        username=chat.username,
        first_name=chat.first_name,
        is_forum=chat.is_forum,
        accent_color_id=0,
        max_reaction_count=11,
        accepted_gift_types=gifts,
    )


def get_chat_member(backend: Backend, request: GetChatMember) -> ChatMemberMember:
    """Return a user as an ordinary member."""
    backend.world.room(request.chat_id)
    known = {backend.world.bot.id: backend.world.bot, **backend.world.users}
    user = known.get(request.user_id)
    if user is None:
        raise bad_request("user not found")
    return ChatMemberMember(user=user)


def set_my_commands(backend: Backend, request: SetMyCommands) -> bool:
    """Keep the list of commands."""
    if len(request.commands) > _COMMAND_LIMIT:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in request.commands:
        if not _COMMAND.fullmatch(command.command):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(command.description) <= _COMMAND_TEXT:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    backend.world.profile[_commands_key(request.scope, request.language_code)] = request.commands
    return True


def get_my_commands(backend: Backend, request: GetMyCommands) -> list[BotCommand]:
    """Return the list of commands."""
    key = _commands_key(request.scope, request.language_code)
    return list(backend.world.profile.get(key, ()))


def delete_my_commands(backend: Backend, request: DeleteMyCommands) -> bool:
    """Forget the list of commands."""
    backend.world.profile.pop(_commands_key(request.scope, request.language_code), None)
    return True


def set_my_description(backend: Backend, request: SetMyDescription) -> bool:
    """Keep the text of the empty chat."""
    _keep(backend, "description", request.description, _DESCRIPTION)
    return True


def set_my_short_description(backend: Backend, request: SetMyShortDescription) -> bool:
    """Keep the text of the profile."""
    _keep(backend, "short description", request.short_description, _SHORT_DESCRIPTION)
    return True


def set_webhook(backend: Backend, request: SetWebhook) -> bool:
    """Turn delivery to an address on."""
    return backend.webhook.set(request)


def delete_webhook(backend: Backend, request: DeleteWebhook) -> bool:
    """Turn delivery to an address off."""
    return backend.webhook.delete(request)


def get_webhook_info(backend: Backend, _request: GetWebhookInfo) -> WebhookInfo:
    """Tell how delivery to an address goes."""
    return backend.webhook.info


def done(_backend: Backend, _request: object) -> bool:
    """Accept a request that changes nothing here."""
    return True


def _commands_key(scope: BotCommandScopeUnion | None, language: str | None) -> str:
    where = scope or BotCommandScopeDefault()
    return f"commands {where.model_dump_json()} {language or ''}"


def _keep(backend: Backend, name: str, text: str | None, limit: int) -> None:
    if text is not None and len(text) > limit:
        raise bad_request(f"bot {name} is too long")
    backend.world.profile[name] = text


HANDLERS: Handlers = {
    GetMe: get_me,
    GetFile: get_file,
    GetChat: get_chat,
    GetChatMember: get_chat_member,
    SetMyCommands: set_my_commands,
    GetMyCommands: get_my_commands,
    DeleteMyCommands: delete_my_commands,
    SetMyDescription: set_my_description,
    SetMyShortDescription: set_my_short_description,
    SetWebhook: set_webhook,
    DeleteWebhook: delete_webhook,
    GetWebhookInfo: get_webhook_info,
    Close: done,
    LogOut: done,
}
