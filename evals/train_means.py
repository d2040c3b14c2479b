"""Works out the mean vector of each language and keeps it as data of the default embedding.

``python -m evals.train_means`` after a change of the lexicon, the word vectors or their weights.
Needs no data set: the frequencies are those of the lexicon (CC-CEDICT and jieba's dictionary).
"""

from pathlib import Path

import numpy as np

from index.embeddings import bilingual


def main() -> None:
    """Write ``index/data/language_means.npy``."""
    target = Path(bilingual.__file__).parent.parent / "data" / bilingual.MEANS_FILE
    means = bilingual.work_out_means()
    np.save(target, means)
    print(f"{target.name}: {means.shape[0]} languages, {means.shape[1]} numbers each")


if __name__ == "__main__":
    main()
