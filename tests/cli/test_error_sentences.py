"""Every failure has its sentence."""

from __future__ import annotations

import importlib
import pkgutil
import re
from pathlib import Path

import bot
import corpus
import embeddings
from bot.messages.errors import describe
from bot.messages.words import quoted
from bot.settings_errors import SettingFolderMissing
from corpus.errors import HoiBaoCaoError, NoReports
from embeddings.errors import ForeignEncoder


def import_everything() -> None:
    for package in (corpus, embeddings, bot):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not module.name.endswith("__main__"):
                importlib.import_module(module.name)


def below(kind: type[HoiBaoCaoError]) -> set[type[HoiBaoCaoError]]:
    return {kind}.union(*(below(child) for child in kind.__subclasses__()))


def test_every_class_of_failure_that_can_be_raised_has_its_own_sentence() -> None:
    import_everything()
    ours = {kind for kind in below(HoiBaoCaoError) if not kind.__module__.startswith("tests")}
    leaves = {kind for kind in ours if not set(kind.__subclasses__()) & ours}
    assert leaves - set(describe.registry) == set()


def test_a_sentence_says_what_is_wrong_and_what_to_do() -> None:
    sentence = describe(NoReports("/báo cáo"))
    assert sentence.startswith("Thư mục “/báo cáo” không có báo cáo nào đọc được; hãy chép ")
    assert ".txt" in sentence
    sentence = describe(SettingFolderMissing(Path("c.toml"), "corpus.folder", "x"))
    assert re.search(r"corpus\.folder = “x”.*; hãy .*\.$", sentence)


def test_an_index_of_another_encoder_never_reads_as_the_same_and_not_the_same() -> None:
    other = describe(ForeignEncoder(Path("index"), ("bundled", 256), ("openai", 1536)))
    assert "“bundled” (256 chiều), nay dùng “openai” (1536 chiều)" in other
    version = describe(ForeignEncoder(Path("index"), ("bundled", 256), ("bundled", 128)))
    assert "một phiên bản khác của bộ mã hóa “bundled”" in version
    assert "không phải" not in version


def test_names_that_would_steer_the_terminal_are_escaped() -> None:
    assert quoted("a\x1b[31m\udcff\n") == r"“a\x1b[31m\udcff\n”"
