"""The report as one HTML page: opens from disk, asks nothing of the network, fits a phone."""

import json
from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from evals.cases import Case
from evals.charts import bars
from evals.claims import ClaimResult
from evals.gates import Shortfall
from evals.report import (
    Report,
    headline,
    is_plain,
    shortfall_line,
    shown,
)
from evals.score import answer_text
from evals.summary import Figure, Summary

STYLE = """
:root { color-scheme: light; }
body { font: 16px/1.5 system-ui, "Noto Sans CJK SC", "PingFang SC", sans-serif; color: #1f2933;
  margin: 0 auto; max-width: 60rem; padding: 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; overflow-wrap: normal; }
th, td { text-align: left; padding: .3rem .5rem; border-bottom: 1px solid #d9e2ec; }
td.n { text-align: right; font-variant-numeric: tabular-nums; }
.pass { color: #2f7d5b; } .fail { color: #9b2c2c; }
details { border: 1px solid #d9e2ec; border-radius: .4rem; padding: .4rem .7rem; margin: .5rem 0; }
summary { cursor: pointer; } blockquote { margin: .3rem 0; padding-left: .7rem;
  border-left: 3px solid #d9e2ec; } pre { white-space: pre-wrap; font-size: .8rem; }
svg { width: 100%; max-width: 42rem; height: auto; }
@media (max-width: 40rem) { table { font-size: .85rem; } th, td { padding: .3rem; } }
.scroll { overflow-x: auto; } small { color: #52606d; }
"""

SLICED = (
    ("answer_right", "Answers right", 0.95),
    ("citation_precision", "Citation precision", 0.95),
    ("recall@5", "Retrieval recall@5", None),
)
KINDS = (("direction: ", "by direction"), ("language: ", "by language"), ("type: ", "by type"))


def page(report: Report) -> str:
    """The whole page; every text of a case, answer or source is escaped."""
    body = "\n".join(
        (
            "<h1>Answer quality</h1>",
            _verdict(report),
            _headline(report.summary),
            _since(report),
            *_charts(report.summary),
            _claims(report.claims),
            _failures(report),
            _about(report.about),
        )
    )
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>Answer quality</title><style>{STYLE}</style></head>"
        f"<body>\n{body}\n</body></html>\n"
    )


def _verdict(report: Report) -> str:
    if report.shortfalls:
        count = len(report.shortfalls)
        text = f'<p class="fail"><strong>The gate does not pass: {count} fall short.</strong></p>'
        text += _list(report.shortfalls)
    else:
        text = '<p class="pass"><strong>The gate passes.</strong></p>'
    return text + (f"<p>Goals not reached yet:</p>{_list(report.goals)}" if report.goals else "")


def _list(shortfalls: Iterable[Shortfall]) -> str:
    return "<ul>" + "".join(f"<li>{escape(shortfall_line(s))}</li>" for s in shortfalls) + "</ul>"


def _headline(summary: Summary) -> str:
    rows = "".join(
        f"<tr><td>{escape(words)}</td><td>{escape(name)}</td>"
        f'<td class="n">{shown(figure, plain=is_plain(words))}</td>'
        f'<td class="n">{figure.count}</td></tr>'
        for words, name, figure in headline(summary)
    )
    return (
        '<div class="scroll"><table><thead><tr><th>measure</th><th>slice</th>'
        f"<th>figure [95 % interval]</th><th>cases</th></tr></thead><tbody>{rows}</tbody></table>"
        "</div><p><small>Citation precision and recall follow ALCE (arXiv 2305.14627) with a "
        "mechanical check of wording and numbers in the place of its inference model."
        "</small></p>"
    )


def _since(report: Report) -> str:
    since = report.since
    if since is None:
        return ""
    return (
        "<h2>Since the last run</h2>"
        f"<p>mended {since.wins}, broke {since.losses}, the same {since.ties}; "
        f"sign test p = {since.p_value:.3f}</p>"
        f"<p>mended: {_links(since.mended)}</p><p>broke: {_links(since.broke)}</p>"
    )


def _links(ids: Iterable[str]) -> str:
    return " ".join(f'<a href="#{escape(i)}">{escape(i)}</a>' for i in ids) or "none"


def _charts(summary: Summary) -> Iterable[str]:
    for measure, words, limit in SLICED:
        for prefix, how in KINDS:
            rows = _slices(summary, measure, prefix)
            if rows:
                title = f"{words} {how}"
                yield f"<h2>{escape(title)}</h2>{bars(title, rows, limit)}"


def _slices(summary: Summary, measure: str, prefix: str) -> list[tuple[str, Figure]]:
    by_slice = summary.get(measure, {})
    return [
        (name.removeprefix(prefix), figure)
        for name, figure in sorted(by_slice.items())
        if name.startswith(prefix)
    ]


def _claims(claims: tuple[ClaimResult, ...]) -> str:
    if not claims:
        return ""
    names = ("supported", "contradicted", "partly", "not_found")
    counts = {
        (row, column): sum(c.expected == row and c.given == column for c in claims)
        for row in names
        for column in names
    }
    rows = "".join(
        f"<tr><th>{row}</th>"
        + "".join(f'<td class="n">{counts[row, column]}</td>' for column in names)
        + "</tr>"
        for row in names
    )
    heads = "".join(f"<th>{name}</th>" for name in names)
    right = sum(claim.right for claim in claims)
    wrong = "".join(
        f"<details><summary>{escape(c.claim.case_id)} {escape(c.claim.claim)}</summary>"
        f"<p>expected {escape(', '.join(sorted(c.claim.verdicts)))}, got {escape(c.given)}</p>"
        f"{_quotes(c.quotes)}</details>"
        for c in claims
        if not c.right
    )
    return (
        f"<h2>Claims</h2><p>{right} of {len(claims)} right</p><div class='scroll'><table>"
        f"<tr><th>expected, given</th>{heads}</tr>{rows}</table></div>{wrong}"
    )


def _failures(report: Report) -> str:
    failing = report.failing()
    parts = "".join(_failure(report, case) for case in failing)
    return f"<h2>Failing cases ({len(failing)} of {len(report.scores)})</h2>{parts}"


def _failure(report: Report, case: Case) -> str:
    record = report.records[case.case_id]
    answer = record["answer"]
    asked = " → ".join((*case.turns, case.question))
    facts = "; ".join(" / ".join(fact) for fact in case.key_facts) or "a refusal"
    gold = _quotes(tuple(f"{gold.quote} ({gold.file})" for gold in case.gold))
    cited = _quotes(tuple(f"{c['quote']} ({c['file']})" for c in answer["citations"]))
    trace = json.dumps(record.get("trace", {}), ensure_ascii=False, indent=1)
    return (
        f'<details id="{escape(case.case_id)}"><summary>{escape(case.case_id)} '
        f"<small>{escape(case.direction)} {escape(case.type)}</small> {escape(asked)}</summary>"
        f'<p class="fail">{escape("; ".join(report.scores[case.case_id].failures))}</p>'
        f"<p>Expected: {escape(', '.join(sorted(case.outcomes)))}: {escape(facts)}</p>{gold}"
        f"<p>Got: {escape(str(answer['outcome']))}: {_lines(answer_text(answer))}</p>{cited}"
        f"<details><summary>trace</summary><pre>{escape(trace)}</pre></details></details>"
    )


def _quotes(quotes: tuple[str, ...]) -> str:
    return "".join(f"<blockquote>{_lines(quote)}</blockquote>" for quote in quotes)


def _lines(text: str) -> str:
    return "<br>".join(map(escape, text.splitlines()))


def _about(about: Mapping[str, Any]) -> str:
    rows = "".join(
        f"<tr><th>{escape(name)}</th><td>{escape(str(value))}</td></tr>"
        for name, value in about.items()
    )
    return f"<h2>What was run</h2><table>{rows}</table>"
