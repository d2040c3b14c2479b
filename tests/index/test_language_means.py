"""The means kept as data are those of the lexicon and the word vectors at hand."""

import numpy as np

from index.embeddings.bilingual import language_means, work_out_means


def test_the_kept_means_are_what_would_be_worked_out() -> None:
    np.testing.assert_allclose(np.stack(language_means()), work_out_means(), atol=1e-5)
