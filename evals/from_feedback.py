"""A reader's remark as a proposed case: what was asked, what was cited, for a curator to judge."""

import json
from pathlib import Path
from typing import Any, Final

from index.errors import InputError
from qa.feedback import Feedback

PROPOSED: Final = Path(__file__).parent / "proposed" / "feedback.jsonl"
_LIKED: Final = "like"
_HOW: Final = (
    "// Decide what is right, move the line into a file of evals/cases, then: python -m evals lint"
)


def proposed_case(remark: Feedback) -> dict[str, Any]:
    """Return the case of a remark, its evidence frozen as the reader saw it.

    What a reader liked is proposed as right. Of everything else only the question is known:
    ``outcome`` is null and ``gold`` empty, which no evaluation accepts, until a curator fills them
    in from ``proposed``.
    """
    answer = remark.answer
    cited = answer["citations"]
    liked = remark.kind == _LIKED
    gold = [{key: citation[key] for key in ("file", "quote", "start", "end")} for citation in cited]
    return {
        "id": f"fb-{remark.id}",
        "language": answer["language"],
        "script": answer["script"],
        "direction": f"{answer['language']}-{cited[0]['language']}" if cited else "none",
        "type": f"feedback_{remark.kind}",
        "turns": list(remark.turns),
        "question": answer["question"],
        "documents": sorted({citation["file"] for citation in cited}) if liked else [],
        "gold": gold if liked else [],
        "key_facts": [],
        "outcome": answer["outcome"] if liked else None,
        "proposed": {
            "at": remark.at,
            "note": remark.note,
            "outcome": answer["outcome"],
            "answer": answer["answer"],
            "evidence": cited or answer["nearest"],
        },
    }


def add_proposed(remark: Feedback, path: Path = PROPOSED) -> Path:
    """Write the case of ``remark`` at the end of ``path``; return the path.

    Raises ``InputError`` when the case is there already.
    """
    case = proposed_case(remark)
    known = path.read_text(encoding="utf-8") if path.exists() else ""
    if f'"id": "{case["id"]}"' in known:
        raise InputError(f"{path} holds {case['id']} already")
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as out:
        if not known:
            out.write(f"{_HOW}\n")
        out.write(json.dumps(case, ensure_ascii=False) + "\n")
    return path
