"""A disk that is full or may not be written: reading goes on, and writing says why it cannot."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from index.build import build_index
from index.library import open_library
from index.settings import IndexSettings

# The superuser writes where nobody may; without these rights even he does not.
WITHOUT_RIGHTS = """
import ctypes, os
if os.geteuid() == 0:
    libc = ctypes.CDLL(None, use_errno=True)
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    rights = (ctypes.c_uint32 * 6)()
    assert libc.capget(header, rights) == 0
    for place in range(3):
        rights[place] &= ~0b1111
    assert libc.capset(header, rights) == 0
"""

READ = """
import sys
from pathlib import Path
import numpy as np
from index.library import open_library
from index.settings import IndexSettings
with open_library(IndexSettings(data_dir=Path(sys.argv[1]))) as library:
    print(len(library.documents()))
    print(len(library.search_terms(dict.fromkeys(library.vocabulary.terms[1:40], 1.0), 50)))
    print(len(library.search_vectors(np.ones(256, np.float32) / 16, 50)))
    print(" ".join(library.notices))
"""

WRITE = """
import resource, sys
from pathlib import Path
from index.build import build_index
from index.errors import YinjuError
from index.settings import IndexSettings
limit = int(sys.argv[3])
if limit:
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
try:
    build_index([Path(sys.argv[2])], IndexSettings(data_dir=Path(sys.argv[1])))
except YinjuError as error:
    print(type(error).__name__, error)
"""


BACKUP = """
from index.upkeep import backup
try:
    backup(IndexSettings(data_dir=Path(sys.argv[1])), Path(sys.argv[1]) / "copy.sqlite")
except YinjuError as error:
    print(type(error).__name__, error)
"""


def in_a_process(program: str, *arguments: object) -> list[str]:
    """The lines a program prints; it must not break."""
    done = subprocess.run(
        [sys.executable, "-c", program, *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.fixture
def sealed(library_copy: IndexSettings) -> Iterator[Path]:
    """The data folder of a library in which nothing may be written."""
    if sys.platform != "linux":
        pytest.skip("rights are taken away as Linux does it")
    paths = [library_copy.data_dir, *library_copy.data_dir.rglob("*")]
    for path in paths:
        path.chmod(0o555 if path.is_dir() else 0o444)
    yield library_copy.data_dir
    for path in paths:
        path.chmod(0o755 if path.is_dir() else 0o644)


def test_a_library_that_may_not_be_written_can_be_read(sealed: Path) -> None:
    documents, words, vectors, notices = in_a_process(WITHOUT_RIGHTS + READ, sealed)
    assert (int(documents), int(vectors)) == (6, 6)
    assert int(words) > 0
    assert notices == ""


def test_writing_where_one_may_not_says_so(sealed: Path, texts_folder: Path) -> None:
    indexed, kept = in_a_process(WITHOUT_RIGHTS + WRITE + BACKUP, sealed, texts_folder, 0)
    assert indexed.startswith(f"StorageFailed the data folder {sealed} cannot be written")
    assert kept.startswith(f"StorageFailed {sealed / 'copy.sqlite'}.part cannot be written")


@pytest.mark.parametrize("limit", [120_000, 4_096])
def test_a_full_disk_is_a_clear_error_and_the_library_stays_as_it_was(
    library_copy: IndexSettings, tmp_path: Path, limit: int
) -> None:
    folder = tmp_path / "more"
    folder.mkdir()
    for number in range(60):
        words = " ".join(f"word{number}x{place}" for place in range(60))
        (folder / f"{number}.txt").write_text(f"The tower of {words}.")
    (line,) = in_a_process(WRITE, library_copy.data_dir, folder, limit)
    assert line.startswith("StorageFailed")
    with open_library(library_copy) as library:
        assert len(library.documents()) == 6
        assert library.search_terms(dict.fromkeys(library.vocabulary.terms[1:40], 1.0), 50)
        assert len(library.search_vectors(np.ones(256, np.float32) / 16, 50)) == 6
    build_index([folder], library_copy)
    with open_library(library_copy) as library:
        assert len(library.documents()) == 66
        assert library.notices == ()
