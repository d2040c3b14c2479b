"""Measures false answers and false refusals of the product's own decision.

    python -m evals.refusal --squad xquad.zh.json --questions xquad.en.json

Every question is asked twice: with its article in the library (and another of like size left out),
where a refusal is false, and with its article left out, where an answer is false. The shipped
weights were trained on the development parts of public sets; ``evals.train_refusal`` prints what
is held out.
"""

from collections import Counter
from typing import cast

from evals.reading_rows import find_passages, pool_of
from evals.refusal_rows import both_ways
from evals.squad import measure_options, read_squad
from index.library import Library
from qa.evidence import select
from qa.question import understand


def main() -> None:
    """Ask the questions both ways and print the two shares."""
    options = measure_options("python -m evals.refusal", __doc__)
    wordings = read_squad(options.questions).questions
    asked: Counter[str] = Counter()
    answered: Counter[str] = Counter()
    for kind, place, library in both_ways(pool_of(options.squad), options.every):
        question = understand(wordings[place].text)
        passages = find_passages(question, library)
        asked[kind] += 1
        answered[kind] += select(question, passages, cast(Library, library)).sufficient
    refused = 1 - answered["answerable"] / asked["answerable"]
    print(
        f"{options.questions.name} -> {options.squad.name}: "
        f"false answers {answered['absent'] / asked['absent']:.1%}, "
        f"false refusals {refused:.1%} ({asked['answerable']} questions)"
    )


if __name__ == "__main__":
    main()
