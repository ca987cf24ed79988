"""Logs without the bot's token."""

from __future__ import annotations

import logging
import re

_TOKEN = re.compile(r"(?<![0-9])[0-9]{5,}:[A-Za-z0-9_-]{20,}")
_HIDDEN = "<token>"


def redact(text: str) -> str:
    """Return the text with every bot token (``<digits>:<letters>``) taken out."""
    return _TOKEN.sub(_HIDDEN, text)


class RedactingFormatter(logging.Formatter):
    """Formats a record, traceback included, and then takes the tokens out."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record's line or lines without a token."""
        return redact(super().format(record))


def configure_logging(level: int = logging.INFO) -> None:
    """Send logs to standard error, redacted; silence the libraries that print URLs."""
    handler = logging.StreamHandler()
    handler.setFormatter(
        RedactingFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s", "%Y-%m-%dT%H:%M:%S%z")
    )
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in ("httpx", "httpcore"):
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.getLogger("telegram.request").setLevel(logging.CRITICAL)  # dumps what proxies answer
    for name in ("telegram.ext", "telegram.Bot", "tornado.access", "faiss.loader"):
        logging.getLogger(name).setLevel(logging.ERROR)
