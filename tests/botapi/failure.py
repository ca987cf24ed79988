"""How the Bot API says no."""

from __future__ import annotations


class ApiError(Exception):
    """A refusal in Telegram's words.

    Parameters
    ----------
    code
        HTTP status, also the ``error_code`` of the body.
    description
        As Telegram words it, with its prefix ("Bad Request: …").
    retry_after
        Seconds, for 429.
    migrate_to
        Chat id, for a group that became a supergroup.
    """

    def __init__(
        self,
        code: int,
        description: str,
        *,
        retry_after: int | None = None,
        migrate_to: int | None = None,
    ) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self._parameters = {
            name: value
            for name, value in (("retry_after", retry_after), ("migrate_to_chat_id", migrate_to))
            if value is not None
        }

    @property
    def body(self) -> dict[str, object]:
        """The JSON object of the response."""
        body: dict[str, object] = {
            "ok": False,
            "error_code": self.code,
            "description": self.description,
        }
        return body | ({"parameters": self._parameters} if self._parameters else {})


class SchemaError(ApiError):
    """A request that Telegram's specification does not allow; the journal keeps it."""


def bad_request(reason: str) -> ApiError:
    """Return a 400 in Telegram's form."""
    return ApiError(400, f"Bad Request: {reason}")


def forbidden(reason: str) -> ApiError:
    """Return a 403 in Telegram's form."""
    return ApiError(403, f"Forbidden: {reason}")


def conflict(reason: str) -> ApiError:
    """Return a 409 in Telegram's form."""
    return ApiError(409, f"Conflict: {reason}")


def not_found() -> ApiError:
    """Return the 404 of unknown methods and malformed tokens."""
    return ApiError(404, "Not Found")
