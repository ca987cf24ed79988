"""Files of strangers come to no harm: each bad one is refused with the exception that says why."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

from corpus import errors, read_report
from corpus.contained import read_report as read_within
from corpus.limits import Limits
from tests.corpus.samples.reports import KE_HOACH_DRAFT
from tests.corpus.samples.word import write_word

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def word(tmp_path: Path) -> Path:
    path = tmp_path / "report.docx"
    write_word(KE_HOACH_DRAFT, path)
    return path


def pdf(pages: int, trailer: bytes = b"") -> bytes:
    """Write a PDF by hand whose pages are all one empty page."""
    kids = b" ".join([b"3 0 R"] * pages)
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>" % (pages, kids),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
    )
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    out += b"xref\n0 4\n0000000000 65535 f \n" + table
    out += b"trailer << /Size 4 /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF" % (trailer, start)
    return out


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCKED = (
    b"/ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>] "
    b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % (b"ab" * 32, b"cd" * 32)
)


@pytest.mark.parametrize(
    ("name", "data", "error"),
    [
        ("empty.pdf", b"", errors.EmptyFile),
        ("empty.docx", b"", errors.EmptyFile),
        ("blank.pdf", pdf(1), errors.EmptyFile),
        ("endless.pdf", pdf(1).replace(b"[3 0 R]", b"[2 0 R]"), errors.EmptyFile),
        ("letter.docx", pdf(1), errors.MislabelledFile),
        ("letter.pdf", b"{\\rtf1 x}", errors.MislabelledFile),
        ("letter.txt", pdf(1), errors.MislabelledFile),
        ("cut.pdf", pdf(1)[:60], errors.DamagedFile),
        ("noise.pdf", bytes(range(256)) * 9, errors.DamagedFile),
        ("noise.docx", b"PK\x03\x04" + bytes(range(256)), errors.DamagedFile),
        ("locked.pdf", pdf(1, LOCKED), errors.EncryptedFile),
        (
            "locked.docx",
            OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
            errors.EncryptedFile,
        ),
        ("long.pdf", pdf(10_000), errors.TooManyPages),
    ],
)
def test_bad_files(name: str, data: bytes, error: type[errors.CorpusError], tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(error) as caught:
        read_report(path)
    assert caught.value.path == str(path)


def test_a_missing_file_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(errors.UnreadableFile):
        read_report(tmp_path / "none.docx")


def test_a_cut_word_file_is_damaged(word: Path) -> None:
    word.write_bytes(word.read_bytes()[:-3000])
    with pytest.raises(errors.DamagedFile):
        read_report(word)


def repacked(word: Path, name: str, data: bytes) -> None:
    """Put an entry in place of another in a Word file."""
    with zipfile.ZipFile(word) as archive:
        entries = {entry: archive.read(entry) for entry in archive.namelist()}
    entries[name] = data
    with zipfile.ZipFile(word, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry, content in entries.items():
            archive.writestr(entry, content)


def test_a_zip_bomb_is_not_unpacked(word: Path) -> None:
    repacked(word, "word/media/bomb.bin", bytes(30_000_000))
    with pytest.raises(errors.SuspiciousArchive):
        read_report(word)


def test_an_archive_of_many_entries_is_not_unpacked(word: Path) -> None:
    with zipfile.ZipFile(word, "a") as archive:
        for number in range(6000):
            archive.writestr(f"word/{number}", b"")
    with pytest.raises(errors.SuspiciousArchive):
        read_report(word)


def test_entities_that_multiply_are_not_expanded(word: Path) -> None:
    entities = "".join(f'<!ENTITY a{level} "{f"&a{level - 1};" * 10}">' for level in range(1, 10))
    body = (
        f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a0 "ha">{entities}]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        "<w:body><w:p><w:r><w:t>Báo cáo &a9;</w:t></w:r></w:p></w:body></w:document>"
    )
    repacked(word, "word/document.xml", body.encode())
    try:
        texts = [passage.text for passage in read_report(word).passages]
    except errors.DamagedFile:
        return
    assert sum(map(len, texts)) < 1000


def test_a_file_that_takes_too_long_is_given_up(word: Path) -> None:
    with pytest.raises(errors.ParsingTooSlow) as caught:
        read_within(word, Limits(quiet_seconds=0.01))
    assert caught.value.seconds == 0.01


def test_a_file_that_takes_too_much_memory_is_given_up(word: Path) -> None:
    repacked(word, "word/document.xml", big_document())
    with pytest.raises(errors.ParsingTooLarge):
        read_within(word, Limits(memory=160_000_000, ratio=10_000))


def big_document() -> bytes:
    paragraph = b"<w:p><w:r><w:t>a</w:t></w:r></w:p>"
    return (
        b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        b"<w:body>" + paragraph * 300_000 + b"</w:body></w:document>"
    )


def test_a_file_larger_than_the_limit_is_not_opened(word: Path) -> None:
    with pytest.raises(errors.TooLargeFile):
        read_within(word, Limits(size=1000))
