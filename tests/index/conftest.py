"""A small folder of documents, and the library made of it once for all tests that only read it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from index.build import build_index
from index.settings import IndexSettings
from index.vectors import make_store

TEXTS = {
    "地铁.txt": "北京地铁新线开通\n\n2021年9月15日，北京地铁十九号线开始试运行。"
    "线路全长22.4公里，设站10座。\n\n市民可以从新宫站乘车到牡丹园站。",
    "公园.txt": "朝阳公园扩建\n\n2020年3月1日，朝阳公园的扩建工程开工。公园面积将达到288公顷。\n\n"
    "工程预计在2022年完成。",
    "圖書館.txt": "臺北市圖書館開放\n\n2019年5月20日，臺北市圖書館重新開放。館內藏書超過五十萬冊。",
    "museum.txt": "The museum reopens\n\nOn 4 May 2021 the city museum reopened after two years of "
    "repairs. It holds 12,000 paintings.\n\nEntry is free on Mondays.",
    "harbour.md": "# A new harbour\n\nThe harbour of Eastport opened in 2018. "
    "Its quay is 900 metres long.",
    "docs/notes.txt": "Notes on schools\n\nThe district built three schools in 2017. "
    "Each has 600 places.",
}


@pytest.fixture
def chroma_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Build generations here: a process of its own takes a second to start."""
    monkeypatch.setattr(
        "index.vectors.fill_embedded",
        lambda generation: make_store(generation.directory, generation.library),
    )


def write_texts(folder: Path, texts: dict[str, str]) -> Path:
    """Write texts as files below a folder."""
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def texts_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_texts(tmp_path_factory.mktemp("texts"), TEXTS)


@pytest.fixture(scope="session")
def library_folder(texts_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of a library that no test may change."""
    folder = tmp_path_factory.mktemp("library") / "data"
    build_index([texts_folder], IndexSettings(data_dir=folder))
    return folder


@pytest.fixture
def library_copy(library_folder: Path, tmp_path: Path) -> IndexSettings:
    """Settings of a copy of the library, to do with as one likes."""
    shutil.copytree(library_folder, tmp_path / "data")
    return IndexSettings(data_dir=tmp_path / "data")


@pytest.fixture
def texts_copy(texts_folder: Path, tmp_path: Path) -> Path:
    """A copy of the texts, to do with as one likes."""
    return Path(shutil.copytree(texts_folder, tmp_path / "texts"))


@pytest.fixture
def write(tmp_path: Path) -> Callable[[dict[str, str]], Path]:
    """Writes texts to a folder of this test."""
    return lambda texts: write_texts(tmp_path / "texts", texts)
