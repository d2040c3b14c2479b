"""How much each sign of a sentence counts when the sentences that may answer are put in order.

The weights are data: ``evals.train_order`` learned them from questions over documents of all kinds.
"""

import json
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources


@lru_cache(maxsize=1)
def order_weights() -> Mapping[str, float]:
    """The weight of each feature; ``odds`` is that of a unit of log-odds below the best."""
    text = resources.files("qa").joinpath("data", "order.json").read_text("utf-8")
    return {str(name): float(weight) for name, weight in json.loads(text).items()}


def order_score(features: Mapping[str, float]) -> float:
    """The weighted sum of a sentence's features, of those that have a weight."""
    return sum(weight * features.get(name, 0.0) for name, weight in order_weights().items())
