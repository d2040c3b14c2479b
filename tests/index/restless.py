"""Indexes, changes, removes and compacts without end, until it is killed.

``python restless.py TEXTS DATA_DIR SEED``: what is reported as done is printed, one JSON line each:
the files that are in the library from then on, with their words.
"""

import json
import random
import sys
from pathlib import Path

from index import preparers
from index.build import build_index
from index.settings import IndexSettings
from index.upkeep import compact


def main(texts: Path, data_dir: Path, seed: int) -> None:
    dice = random.Random(seed)
    settings = IndexSettings(data_dir=data_dir, exact_rows=3)
    if seed % 5 == 0:  # with processes that prepare the files
        preparers.WORTHWHILE_CHUNKS = 0
        preparers._processors = lambda: 2
    contents = {path.name: path.read_text() for path in texts.glob("*.txt")}
    while True:
        for _ in range(dice.randint(1, 4)):
            name = f"{dice.randint(0, 30)}.txt"
            contents[name] = f"The lighthouse of number{dice.randint(0, 10**9)} is high."
            (texts / name).write_text(contents[name])
        if dice.random() < 0.4:
            name = dice.choice(sorted(contents))
            (texts / name).unlink()
            del contents[name]
        print(json.dumps({"about": contents}), flush=True)
        build_index([texts], settings)
        print(json.dumps({"done": contents}), flush=True)
        if dice.random() < 0.3:
            compact(settings)
            print(json.dumps({"done": contents}), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
