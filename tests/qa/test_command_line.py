"""The command line tells what became of every file, now and when it is asked again later."""

import subprocess
import sys
from pathlib import Path


def yinju(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "qa", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)


def test_nothing_that_was_given_is_passed_over_in_silence(tmp_path: Path) -> None:
    texts, data = tmp_path / "texts", tmp_path / "data"
    texts.mkdir()
    (texts / "districts.txt").write_text("Beijing has 16 districts.\n")
    (texts / "copy.txt").write_text("Beijing has 16 districts.\n")
    (texts / "addresses.txt").write_text("https://example.org/a\nhttps://example.org/b\n")

    indexed = yinju("index", texts, "--data-dir", data)
    assert indexed.returncode == 0
    assert "skipped addresses.txt: a list of web addresses: nothing is fetched" in indexed.stderr

    told = yinju("docs", "--report", "--data-dir", data).stdout.splitlines()
    assert [line.split()[:2] for line in told if not line.startswith(" ")] == [
        ["skipped", "addresses.txt"],
        ["added", "copy.txt"],
        ["duplicate", "districts.txt"],
    ]
    assert "           duplicate of: copy.txt" in told
    assert "           encoding: utf-8" in told
    assert not any(line.endswith(": None") for line in told)
