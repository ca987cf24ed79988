"""Questions that come in pieces: people on phones press "send" in the middle of a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.telegram.incoming import Want

if TYPE_CHECKING:
    from bot.telegram.incoming import Asked

WAIT_SECONDS = 1.5
"""How long an unfinished-looking message waits for the rest."""

TOGETHER_SECONDS = 5
"""Pieces of one question lie no further apart."""

_FEW_WORDS = 4
_MOST_PIECES = 6
_SPLIT_LENGTH = 4000
"""Clients cut a text of more than 4,096 units into messages nearly that long."""

_END_MARKS = (".", "?", "!", "…", ":", ";")


def unfinished(asked: Asked) -> bool:
    """Tell whether more is likely to come: a few words without an end mark, or a cut long text."""
    text = asked.text.rstrip()
    if asked.want is not Want.QUESTION:
        return False
    if len(text) >= _SPLIT_LENGTH:
        return True
    return not text.endswith(_END_MARKS) and len(text.split()) <= _FEW_WORDS


def belongs(pieces: list[Asked], following: Asked) -> bool:
    """Tell whether the next message goes on with the same question.

    It does when the same person sent it within seconds, and either the last piece looked
    unfinished or the next one was forwarded along with it as what the question is about.
    """
    last = pieces[-1]
    near = (
        following.want is Want.QUESTION
        and (following.chat, following.thread, following.user)
        == (last.chat, last.thread, last.user)
        and abs(following.date - last.date) <= TOGETHER_SECONDS
        and following.reply_to is None
    )
    return near and len(pieces) < _MOST_PIECES and (unfinished(last) or following.forwarded)
