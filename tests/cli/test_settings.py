"""What a configuration file may say, and how a wrong one is refused."""

from __future__ import annotations

import tomllib
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.messages.errors import describe
from bot.settings import Settings, load_settings
from bot.settings_errors import (
    OutOfRange,
    SettingFolderMissing,
    SettingNotABackend,
    SettingNotAFolder,
    SettingNotAnEncoder,
    SettingNotAWebAddress,
    SettingsError,
    SettingsFileIsFolder,
    SettingsFileMissing,
    SettingsFileUnreadable,
    SettingsSyntax,
    UnknownSetting,
    WrongType,
)

ROOT = Path(__file__).parents[2]


def write(folder: Path, text: str) -> Path:
    file = folder / "config.toml"
    file.write_text(text, encoding="utf-8")
    return file


def keys(tree: Any) -> dict[str, Any]:  # noqa: ANN401 - any dataclass
    return {
        field.name: keys(value) if is_dataclass(value) else value
        for field in fields(tree)
        for value in [getattr(tree, field.name)]
    }


def test_without_a_file_the_defaults_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert load_settings() == Settings()


def test_the_example_names_every_setting_with_its_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    example = Path("config.example.toml")
    named = tomllib.loads(example.read_text(encoding="utf-8"))
    defaults = keys(Settings())
    assert {table: list(settings) for table, settings in named.items()} == {
        table: list(settings) for table, settings in defaults.items()
    }
    assert load_settings(example) == Settings()


def test_config_toml_of_the_working_folder_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "[answer]\npassages = 5\n")
    monkeypatch.chdir(tmp_path)
    assert load_settings().answer.passages == 5


def test_relative_paths_are_relative_to_the_file(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    settings = load_settings(write(tmp_path, '[corpus]\nfolder = "reports"\n'))
    assert settings.corpus.folder == tmp_path / "reports"


def test_a_byte_order_mark_is_no_part_of_the_file(tmp_path: Path) -> None:
    assert load_settings(write(tmp_path, "\ufeff[answer]\npassages = 4\n")).answer.passages == 4


@pytest.mark.parametrize(
    ("text", "kind", "told"),
    [
        ("[index]\nfolde = 'x'\n", UnknownSetting, ["index.folde", '"x"', "folder"]),
        (
            "[indx]\nfolder = 'x'\n",
            UnknownSetting,
            ["indx", "corpus, index, answer, words, encoder, telegram"],
        ),
        ("[answer]\npassages = '3'\n", WrongType, ["answer.passages", '"3"', "số nguyên"]),
        ("[answer]\npassages = true\n", WrongType, ["answer.passages", "true", "số nguyên"]),
        ("[answer]\npassages = 0\n", OutOfRange, ["answer.passages", "0", "1", "50"]),
        ("[answer]\npassages = 51\n", OutOfRange, ["answer.passages", "51", "50"]),
        ("answer = 3\n", WrongType, ["answer", "3", "bảng"]),
        ("[index]\nfolder = ''\n", WrongType, ["index.folder", "đường dẫn"]),
        ('[index]\nfolder = "a\\u0000b"\n', WrongType, ["index.folder", "đường dẫn"]),
        (
            "[telegram]\nadministrators = ['a']\n",
            WrongType,
            ["administrators", '["a"]', "số nguyên"],
        ),
        ("[telegram]\ntoken = '1:a'\n", UnknownSetting, ["telegram.token", "token_file"]),
        ("[corpus]\nfolder = 'nowhere'\n", SettingFolderMissing, ["corpus.folder", "nowhere"]),
        ("[index]\nfolder = 'config.toml'\n", SettingNotAFolder, ["index.folder", "config.toml"]),
        (
            "[telegram]\nbase_url = 'ftp://x'\n",
            SettingNotAWebAddress,
            ["telegram.base_url", "ftp://x", "https://"],
        ),
        ("[telegram]\nbase_url = 'https://'\n", SettingNotAWebAddress, ["base_url"]),
        ("[telegram]\nbase_url = 'http://[x'\n", SettingNotAWebAddress, ["base_url"]),
        (
            "[encoder]\nmodel = 'bge-m3'\n",
            SettingNotAnEncoder,
            ["encoder.model", "bge-m3", "sentence-transformers:"],
        ),
        ("[encoder]\nmodel = 'sentence-transformers:'\n", SettingNotAnEncoder, ["encoder.model"]),
        ("[encoder]\nmodel = 'endpoint:ftp://x'\n", SettingNotAnEncoder, ["ftp://x", "https"]),
        ("[encoder]\nbackend = 'jax'\n", SettingNotABackend, ["encoder.backend", "openvino"]),
        ("[encoder]\nbatch = 0\n", OutOfRange, ["encoder.batch", "0", "2048"]),
        ("[encoder.endpoint]\nkey = 'x'\n", UnknownSetting, ["encoder.endpoint.key"]),
        ("[answer]\npassages =\n", SettingsSyntax, ["dòng 2", "config.toml"]),
    ],
)
def test_a_wrong_setting_is_refused_with_its_key_value_and_what_is_allowed(
    tmp_path: Path, text: str, kind: type[SettingsError], told: list[str]
) -> None:
    with pytest.raises(SettingsError) as refused:
        load_settings(write(tmp_path, text))
    assert type(refused.value) is kind
    sentence = describe(refused.value)
    assert [words for words in told if words not in sentence] == []


def test_a_password_in_an_address_is_refused_and_not_shown(tmp_path: Path) -> None:
    file = write(tmp_path, "[encoder]\nmodel = 'endpoint:https://office:s3cret@host/v1'\n")
    with pytest.raises(SettingNotAnEncoder) as refused:
        load_settings(file)
    sentence = describe(refused.value)
    assert "s3cret" not in sentence
    assert "host/v1" in sentence


def test_a_models_folder_is_relative_to_the_file(tmp_path: Path) -> None:
    file = write(tmp_path, '[encoder]\nmodel = "sentence-transformers:./mô-hình"\n')
    choice = load_settings(file).encoder.choice()
    assert (choice.is_folder, choice.place) == (True, str(tmp_path / "mô-hình"))


def test_a_models_name_may_carry_its_revision(tmp_path: Path) -> None:
    file = write(tmp_path, '[encoder]\nmodel = "sentence-transformers:BAAI/bge-m3@main"\n')
    choice = load_settings(file).encoder.choice()
    assert (choice.place, choice.revision, choice.is_folder) == ("BAAI/bge-m3", "main", False)


def test_a_named_file_must_exist_and_be_readable(tmp_path: Path) -> None:
    with pytest.raises(SettingsFileMissing):
        load_settings(tmp_path / "none.toml")
    with pytest.raises(SettingsFileIsFolder) as refused:
        load_settings(tmp_path)
    assert "là thư mục" in describe(refused.value)
    (tmp_path / "latin.toml").write_bytes(b"# caf\xe9\n")
    with pytest.raises(SettingsFileUnreadable):
        load_settings(tmp_path / "latin.toml")


values = st.recursive(
    st.one_of(st.booleans(), st.integers(), st.floats(), st.text(max_size=20)),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=4,
)


@settings(max_examples=40)
@given(table=st.sampled_from(["corpus", "index", "answer", "encoder", "telegram"]), value=values)
def test_any_value_is_taken_or_refused_in_one_sentence(
    tmp_path_factory: pytest.TempPathFactory, table: str, value: object
) -> None:
    from bot.settings_tree import build

    file = tmp_path_factory.getbasetemp() / "config.toml"
    for key in (*keys(getattr(Settings(), table)), "other"):
        try:
            build(Settings, {table: {key: value}}, file)
        except SettingsError as error:
            sentence = describe(error)
            assert f"{table}.{key}" in sentence
            assert sentence.endswith(".")
