"""Read mutated copies of every kind of file; none may crash, hang or leave a traceback.

``python scripts/fuzz_readers.py --files 2000`` prints what came of them. Each file is read as the
bot reads it, in a contained child process; what is allowed is a report or one of the exceptions of
``corpus.errors``. A file that breaks the rule is kept in the folder that ``--keep`` names.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
import zipfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from corpus import CorpusError, bundled_folder  # noqa: E402 (the path comes first)
from corpus.contained import read_report  # noqa: E402
from corpus.limits import Limits  # noqa: E402
from tests.corpus.samples.reports import DOCUMENTS  # noqa: E402
from tests.corpus.samples.text import write_text  # noqa: E402
from tests.corpus.samples.word import write_word  # noqa: E402

LIMITS = Limits(quiet_seconds=100)
SLOW_TYPES = {".doc": 0.01, ".odt": 0.01, ".rtf": 0.01}
"""Share of the files of a type that LibreOffice takes seconds to read."""


@dataclass(frozen=True)
class Outcome:
    """What came of one file."""

    name: str
    kind: str
    what: str
    seconds: float


def main() -> int:
    """Mutate, read, count; return 1 if a file broke the rule."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=346)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--keep", type=Path, default=None)
    options = parser.parse_args()
    outcomes = fuzz(options.files, options.seed, options.workers, options.keep)
    counts = Counter((outcome.kind, outcome.what) for outcome in outcomes)
    for (kind, what), count in sorted(counts.items()):
        print(f"{kind:6} {what:20} {count:5}")
    slowest = max(outcomes, key=lambda outcome: outcome.seconds)
    broken = [outcome for outcome in outcomes if outcome.what.startswith("!")]
    print(f"{len(outcomes)} files, {len(broken)} broke the rule; slowest {slowest.seconds:.1f} s")
    return 1 if broken else 0


def fuzz(files: int, seed: int, workers: int, keep: Path | None) -> list[Outcome]:
    """Read mutated files.

    Parameters
    ----------
    files
        How many.
    seed
        The same seed mutates in the same way.
    workers
        How many are read at a time.
    keep
        Folder for the files that break the rule.
    """
    chance = random.Random(seed)  # noqa: S311 (no secret)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        sources = seeds(work)
        weights = [SLOW_TYPES.get(source.suffix, 0.3) for source in sources]
        paths = []
        for number in range(files):
            source = chance.choices(sources, weights)[0]
            path = work / f"mutant-{number}{source.suffix}"
            path.write_bytes(mutated(source, chance))
            paths.append(path)
        with ThreadPoolExecutor(workers) as pool:
            return list(pool.map(lambda path: read(path, keep), paths))


def seeds(work: Path) -> list[Path]:
    """Write the sound files that are mutated."""
    found = [path for path in (ROOT / "tests/corpus/files").iterdir() if path.is_file()]
    found += list(bundled_folder().glob("*.txt"))
    for document in DOCUMENTS:
        word, text = work / f"{document.name}.docx", work / f"{document.name}.txt"
        write_word(document, word)
        text.write_text(write_text(document), encoding="utf-8")
        found += [word, text]
    return sorted(found, key=lambda path: path.name)


def mutated(source: Path, chance: random.Random) -> bytes:
    """Return the bytes of a file with some of them changed."""
    if source.suffix in (".docx", ".odt") and chance.random() < 0.7:
        return _mutated_entry(source, chance)
    return _mutated_bytes(source.read_bytes(), chance)


def _mutated_entry(source: Path, chance: random.Random) -> bytes:
    """Mutate one entry of a packed file and pack it again, so that the mutation is reached."""
    with zipfile.ZipFile(source) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice([n for n in entries if n.endswith(".xml")])
    entries[name] = _mutated_bytes(entries[name], chance)
    with tempfile.TemporaryFile() as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for entry, data in entries.items():
                archive.writestr(entry, data)
        file.seek(0)
        return file.read()


def _mutated_bytes(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5, 20, 100))):
        if changed:
            _change(changed, chance)
    if chance.random() < 0.15:
        del changed[chance.randrange(len(changed) or 1) :]
    return bytes(changed)


def _change(changed: bytearray, chance: random.Random) -> None:
    """Flip a bit, or overwrite, delete, repeat, copy or insert a few bytes."""
    place = chance.randrange(len(changed))
    length = chance.choice((1, 2, 8, 64, 1024))
    match chance.randrange(6):
        case 0:
            changed[place] ^= 1 << chance.randrange(8)
        case 1:
            changed[place : place + length] = chance.randbytes(length)
        case 2:
            del changed[place : place + length]
        case 3:
            changed[place:place] = changed[place : place + length] * chance.choice((1, 4, 60))
        case 4:
            other = chance.randrange(len(changed))
            changed[place : place + length] = changed[other : other + length]
        case _:
            changed[place:place] = chance.choice((b"\0", b"<", b"&#0;", b"9" * 40, b"\xff\xfe"))


def read(path: Path, keep: Path | None) -> Outcome:
    """Read one file; an outcome that begins with ``!`` breaks the rule."""
    start = time.monotonic()
    try:
        read_report(path, LIMITS)
        what = "report"
    except CorpusError as error:
        what = type(error).__name__
        if what == "ParsingTooSlow":
            what = "!ParsingTooSlow"
    except Exception as error:  # noqa: BLE001 (any other exception is what is looked for)
        what = f"!{type(error).__name__}"
    if what.startswith("!") and keep is not None:
        keep.mkdir(parents=True, exist_ok=True)
        (keep / path.name).write_bytes(path.read_bytes())
    seconds = time.monotonic() - start
    path.unlink()
    return Outcome(path.name, path.suffix, what, seconds)


if __name__ == "__main__":
    sys.exit(main())
