"""A generation of vectors is verified before use, and answers through either way into Chroma."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from index import chroma_engine, vectors
from index.errors import VectorStoreFailed
from index.generations import CHROMA_FOLDER, Generation, build, fault, published
from index.rows import VectorRows
from index.vectors import EmbeddedRows, create, insert, make_store, open_client, verify


def some_rows(language: str, count: int, first: int = 1) -> VectorRows:
    dice = np.random.default_rng(count)
    rows = dice.normal(size=(count, 32)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    numbers = np.arange(first, first + count, dtype=np.int64)
    return VectorRows(language, numbers, numbers // 10, rows)  # type: ignore[arg-type]


PARTS = (some_rows("zh", 300), some_rows("en", 40, first=1_000))


def fill_here(generation: Generation) -> None:
    make_store(generation.directory, generation.library)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("vectors")
    build(folder, ("library", 1_039, None), PARTS, fill_here)
    return folder


@pytest.fixture
def generation(folder: Path) -> Generation:
    found = published(folder, "library")
    assert found is not None
    return found


@pytest.fixture(params=["engine", "client"])
def rows(
    request: pytest.FixtureRequest, generation: Generation, monkeypatch: pytest.MonkeyPatch
) -> Iterator[EmbeddedRows]:
    """The store, asked through Chroma's engine or, where that has changed, its Python client."""
    if request.param == "client":
        monkeypatch.setattr(chroma_engine, "ENGINE", "no_such_engine")
    with closing(EmbeddedRows(generation)) as store:
        yield store


@pytest.mark.parametrize("part", PARTS, ids=["zh", "en"])
def test_the_nearest_rows_are_found_with_their_products(
    rows: EmbeddedRows, part: VectorRows
) -> None:
    question = part.rows[7]
    exact = part.rows @ question
    found = rows.nearest(part.language, question, 10)
    best = np.argsort(-exact)[:10]
    assert found[0][0] == part.numbers[7]
    assert [number for number, _ in found] == part.numbers[best].tolist()
    assert [score for _, score in found] == pytest.approx(exact[best], abs=1e-4)


def test_a_store_is_made_through_the_client_where_the_engine_has_changed(
    generation: Generation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(generation.directory, tmp_path / generation.name)
    shutil.rmtree(tmp_path / generation.name / CHROMA_FOLDER)
    # The engine takes the first call, to make a collection, and not the next, to add rows.
    monkeypatch.setattr(chroma_engine, "NOTHING_ELSE", ())
    made = Generation(tmp_path / generation.name, "library", 1_039, None)
    fill_here(made)
    monkeypatch.undo()
    with closing(EmbeddedRows(made)) as store:
        assert store.nearest("zh", PARTS[0].rows[7], 1)[0][0] == PARTS[0].numbers[7]


@pytest.mark.parametrize(("argument", "status"), [((), 0), ((vectors.WAITED_FOR,), 1)])
def test_only_a_process_that_is_waited_for_ends_with_its_input(
    argument: tuple[str, ...], status: int, generation: Generation, tmp_path: Path
) -> None:
    shutil.copytree(generation.directory, tmp_path / generation.name)
    shutil.rmtree(tmp_path / generation.name / CHROMA_FOLDER)
    command = [sys.executable, "-m", "index.vectors", str(tmp_path / generation.name), "library"]
    done = subprocess.run([*command, *argument], stdin=subprocess.DEVNULL, check=False)
    assert done.returncode == status


def test_a_generation_is_read_back_as_it_was_written(folder: Path, generation: Generation) -> None:
    assert fault(folder) is None
    assert (generation.last, generation.size, generation.server) == (1_039, 340, None)
    for part, expected in zip(generation.parts, PARTS, strict=True):
        assert part.language == expected.language
        assert part.numbers.tolist() == expected.numbers.tolist()
        assert part.documents.tolist() == expected.documents.tolist()
        assert np.array_equal(part.rows, expected.rows)
    assert published(folder, "another library") is None


def test_a_generation_that_cannot_be_filled_leaves_nothing(folder: Path) -> None:
    before = sorted(path.name for path in folder.iterdir())

    def refuse(generation: Generation) -> None:
        raise VectorStoreFailed("no")

    with pytest.raises(VectorStoreFailed):
        build(folder, ("library", 2_000, None), PARTS, refuse)
    assert sorted(path.name for path in folder.iterdir()) == before


def test_verification_tells_missing_and_wrong_rows(tmp_path: Path) -> None:
    part = PARTS[0]
    with closing(open_client(tmp_path)) as client:
        missing = create(client, "missing", 300)
        insert(missing, part.numbers[:200], part.rows[:200])
        with pytest.raises(VectorStoreFailed, match="200 rows of 300"):
            verify(missing, part.rows)
        wrong = create(client, "wrong", 300)
        insert(wrong, part.numbers, -part.rows)
        with pytest.raises(VectorStoreFailed, match="of 50 sampled rows"):
            verify(wrong, part.rows)


def test_a_process_that_cannot_build_is_an_error_with_its_reason(
    generation: Generation, tmp_path: Path
) -> None:
    for path in generation.directory.glob("*.npy"):
        shutil.copy(path, tmp_path)
    (tmp_path / CHROMA_FOLDER).write_bytes(b"a file where a folder should be")
    with pytest.raises(VectorStoreFailed, match=r"could not build .* \(exit 1\): .*chroma"):
        vectors.fill_embedded(Generation(tmp_path, "library", 1, None))


def test_a_dotenv_file_of_the_current_folder_is_not_read(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("ANONYMIZED_TELEMETRY=rubbish\nIS_PERSISTENT=rubbish\n")
    program = (
        "import sys; from pathlib import Path; from index.vectors import open_client; "
        "open_client(Path(sys.argv[1])).close(); print('opened')"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "chroma")],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.stdout == "opened\n", done.stderr
