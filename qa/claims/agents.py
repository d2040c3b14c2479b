"""Who does what: whether a sentence names another right before what a claim says of its subject.

"The committee takes the ship into the museum's collection on condition that the company removes the
tanks" has all the words of "the museum removes the tanks".
"""

from qa.claims.facts import WEIGHTY, may_name
from qa.claims.pairing import Pairing
from qa.verifying.compared import MATCHED, NAME_MATCHED

CLOSE = 24  # characters between a name and what is done


def agent_measures(pairing: Pairing) -> dict[str, float]:
    """Return the features by name: whether a name that the claim has not stands between its subject
    and the rest in the sentence, and close before the rest; whether the subject comes after it."""
    claim, words, match = pairing.claim, pairing.source.line.words, pairing.match
    told = {"agent_between": 0.0, "agent_close": 0.0, "subject_after": 0.0}
    if not match.size:
        return told
    columns = [
        (claim.is_subject(n), words[int(row.argmax())].start)
        for n, row in enumerate(match)
        if row.max() >= MATCHED and claim.weights[n] > WEIGHTY
    ]
    subject = [at for is_subject, at in columns if is_subject]
    rest = [at for is_subject, at in columns if not is_subject]
    if not subject or not rest:
        return told
    first = min(rest)
    others = [
        word
        for n, word in enumerate(words)
        if may_name(word)
        and match[:, n].max() < NAME_MATCHED
        and not any(q.start <= word.start < q.end for q in pairing.source.line.quantities)
    ]
    between = [w for w in others if min(subject) < w.start and any(w.start < at for at in rest)]
    close = [w for w in others if 0 < first - w.start <= CLOSE]
    return {
        "agent_between": float(bool(between)),
        "agent_close": float(bool(close) and bool(between)),
        "subject_after": float(min(subject) > max(rest)),
    }
