"""Why the bot can't start or must stop."""

from __future__ import annotations

from corpus.errors import HoiBaoCaoError


class TelegramBotError(HoiBaoCaoError):
    """Root of what ends the bot."""


class TokenMissing(TelegramBotError):
    """Neither the environment variable nor a token file gives a token.

    Attributes
    ----------
    variable
        Name of the environment variable.
    """

    def __init__(self, variable: str) -> None:
        super().__init__(variable)
        self.variable = variable


class TokenFileUnreadable(TelegramBotError):
    """The file named as ``token_file`` can't be read.

    Attributes
    ----------
    path
        The file.
    """

    def __init__(self, path: object) -> None:
        super().__init__(str(path))
        self.path = str(path)


class TokenMalformed(TelegramBotError):
    """What was given is not of the form ``<digits>:<letters>``; the token itself is not kept."""


class TokenRefused(TelegramBotError):
    """Telegram does not know the token."""


class AnotherInstance(TelegramBotError):
    """Another process polls with the same token, or holds the same database."""


class BotDatabaseUnusable(TelegramBotError):
    """The bot's database can't be opened or is not of this program.

    Attributes
    ----------
    path
        The file.
    """

    def __init__(self, path: object) -> None:
        super().__init__(str(path))
        self.path = str(path)


class WebhookAddressWrong(TelegramBotError):
    """``webhook.port`` is set, but ``webhook.url`` is no public address.

    Attributes
    ----------
    url
        As it was given.
    """

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.url = url


class AddressInUse(TelegramBotError):
    """A port can't be listened on.

    Attributes
    ----------
    address, port
        As they were given.
    """

    def __init__(self, address: str, port: int) -> None:
        super().__init__(f"{address}:{port}")
        self.address = address
        self.port = port
