"""Uploaded files on disk: by the hash of what is in them, never by the sender's name."""

from __future__ import annotations

import asyncio
import hashlib
import json
import os
import re
import shutil
import sys
from pathlib import Path

from bot.telegram.upload_reader import Understood

SIZE_LIMIT = 20 * 1024 * 1024
"""Telegram gives bots no larger file."""

_SUFFIX = re.compile(r"\.[a-z0-9]{1,5}")
_SAFE = re.compile(r"[^A-Za-z0-9._-]+")
_READ_SECONDS = 600.0


class UploadFiles:
    """The folder where uploads wait, and the corpus folder they go to.

    Parameters
    ----------
    waiting
        Made when missing.
    corpus
        The folder the index is built from.
    """

    def __init__(self, waiting: Path, corpus: Path) -> None:
        self._waiting = waiting
        self._corpus = corpus

    def keep(self, content: bytes, sender_name: str) -> str:
        """Store what was sent; return its name here: hash and suffix."""
        name = hashlib.sha256(content).hexdigest() + safe_suffix(sender_name)
        self._waiting.mkdir(parents=True, exist_ok=True)
        part = self._waiting / (name + ".part")
        part.write_bytes(content)
        part.replace(self._waiting / name)
        return name

    def waits(self, file: str) -> bool:
        """Tell whether a file is still waiting."""
        return (self._waiting / file).is_file()

    def twin(self, file: str) -> str | None:
        """Return the name of the corpus file with the very same content."""
        wanted, size = file.partition(".")[0], (self._waiting / file).stat().st_size
        for path in sorted(self._corpus.iterdir()):
            alike = path.is_file() and path.stat().st_size == size
            if alike and hashlib.sha256(path.read_bytes()).hexdigest() == wanted:
                return path.name
        return None

    async def read(self, file: str, sender_name: str) -> Understood | str | None:
        """Read a waiting file in a child process.

        Returns
        -------
        Understood or str or None
            What was understood, the sentence on why it can't be read, or ``None`` where the
            reader was ended by its ceilings.
        """
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot.telegram.upload_reader",
            str(self._waiting / file),
            shown_name(sender_name),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            env={k: v for k, v in os.environ.items() if "TOKEN" not in k},
        )
        try:
            output, _ = await asyncio.wait_for(process.communicate(), _READ_SECONDS)
        except TimeoutError:
            process.kill()
            await process.wait()
            return None
        if process.returncode != 0:
            return None
        result = json.loads(output)
        return Understood(**result["understood"]) if "understood" in result else result["sentence"]

    def install(self, file: str, report: str) -> Path:
        """Copy a waiting file into the corpus folder, named after its report."""
        stem = _SAFE.sub("-", report).strip(".-") or file.partition(".")[0][:16]
        target = self._corpus / (stem + Path(file).suffix)
        part = self._corpus / f".{target.name}.part"
        shutil.copyfile(self._waiting / file, part)
        part.replace(target)
        return target

    def set_aside(self, name: str) -> Path | None:
        """Take a file out of the corpus folder, to where it can be brought back from.

        What was set aside before a crash stays what is brought back.
        """
        source = self._corpus / Path(name).name
        kept = self._waiting / f"old-{source.name}"
        if kept.is_file():
            source.unlink(missing_ok=True)
            return kept
        if not source.is_file():
            return None
        self._waiting.mkdir(parents=True, exist_ok=True)
        shutil.move(source, kept)
        return kept

    def bring_back(self, kept: Path) -> None:
        """Undo :meth:`set_aside`."""
        shutil.move(kept, self._corpus / kept.name.removeprefix("old-"))

    def drop(self, file: str) -> None:
        """Delete a waiting file."""
        (self._waiting / file).unlink(missing_ok=True)


def safe_suffix(sender_name: str) -> str:
    """Return the suffix of a name somebody sent, or nothing if it is not a plain one."""
    suffix = Path(sender_name.replace("\\", "/")).suffix.lower()
    return suffix if _SUFFIX.fullmatch(suffix) else ""


def shown_name(sender_name: str) -> str:
    """Return a name somebody sent as it may be repeated to them: one short line, no folders."""
    line = "".join(c for c in sender_name if c.isprintable()).replace("\\", "/")
    return line.rpartition("/")[2][:80] or "?"
