"""Logs without the bot's token."""

from __future__ import annotations

import json
import logging
import re

_TOKEN = re.compile(r"(?<![0-9])[0-9]{5,}:[A-Za-z0-9_-]{20,}")
_HIDDEN = "<token>"
_LINE_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_TIME_FORMAT = "%Y-%m-%dT%H:%M:%S%z"


def redact(text: str) -> str:
    """Return the text with every bot token (``<digits>:<letters>``) taken out."""
    return _TOKEN.sub(_HIDDEN, text)


class RedactingFormatter(logging.Formatter):
    """Formats a record, traceback included, and then takes the tokens out."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record's line or lines without a token."""
        return redact(super().format(record))


class JsonFormatter(logging.Formatter):
    """Formats a record as one JSON object a line, without tokens."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the object: time, level, logger, message and, if there is one, traceback."""
        line = {
            "time": self.formatTime(record, _TIME_FORMAT),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return redact(json.dumps(line, ensure_ascii=False))


def configure_logging(*, as_json: bool) -> None:
    """Send logs to standard error, redacted; silence the libraries that print URLs."""
    handler = logging.StreamHandler()
    handler.setFormatter(
        JsonFormatter() if as_json else RedactingFormatter(_LINE_FORMAT, _TIME_FORMAT)
    )
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    for name in ("httpx", "httpcore"):
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.getLogger("telegram.request").setLevel(logging.CRITICAL)  # dumps what proxies answer
    for name in ("telegram.ext", "telegram.Bot", "tornado.access", "faiss.loader"):
        logging.getLogger(name).setLevel(logging.ERROR)
