"""Small charts as SVG text: bars with their intervals, lines over versions."""

import math
from collections.abc import Sequence
from html import escape

from evals.summary import Figure

ROW, BAR, NUMBER = 26, 190, 175
LEAST_LABEL, LETTER = 125, 7
INK, SOFT, GOOD, WEAK = "#1f2933", "#d9e2ec", "#2f7d5b", "#b7791f"


def bars(title: str, rows: Sequence[tuple[str, Figure]], limit: float | None = None) -> str:
    """Horizontal bars from 0 to 1 with 95 % intervals; ``limit`` is drawn as a dashed line."""
    rows = [(label, figure) for label, figure in rows if not math.isnan(figure.value)]
    left = max([LEAST_LABEL, *(LETTER * len(label) for label, _ in rows)])
    width, height = left + BAR + NUMBER, ROW * len(rows) + 10
    parts = [
        f'<g transform="translate({left} {ROW * place + 5})">{_bar(label, figure, limit)}</g>'
        for place, (label, figure) in enumerate(rows)
    ]
    if limit is not None:
        x = left + BAR * limit
        parts.append(_line(x, 0, x, height, f'stroke="{INK}" stroke-dasharray="3 3"'))
    return (
        f'<svg role="img" aria-label="{escape(title)}" viewBox="0 0 {width} {height}" '
        f'xmlns="http://www.w3.org/2000/svg" font-family="sans-serif" font-size="13">'
        f"{''.join(parts)}</svg>"
    )


def _bar(label: str, figure: Figure, limit: float | None) -> str:
    colour = WEAK if limit is not None and figure.value < limit else GOOD
    numbers = f"{figure.value:.1%}  [{figure.low:.0%}, {figure.high:.0%}]  n={figure.count}"
    interval = f'stroke="{INK}" stroke-width="2"'
    return "".join(
        (
            _text(-8, 13, label, "end"),
            _box(BAR, SOFT),
            _box(BAR * figure.value, colour),
            _line(BAR * figure.low, 8, BAR * figure.high, 8, interval),
            _text(BAR + 8, 13, numbers, "start", size=11),
        )
    )


def history(title: str, series: Sequence[tuple[str, Sequence[tuple[str, float]]]]) -> str:
    """Lines over versions: each series is its name and (version, value) points in order."""
    versions = list(dict.fromkeys(version for _, points in series for version, _ in points))
    width, height, left, bottom = 720, 240, 50, 200
    step = (width - left - 230) / max(1, len(versions) - 1)
    parts = [_text(left - 6, bottom - 160 * mark + 4, f"{mark:.0%}", "end") for mark in (0, 0.5, 1)]
    parts += [_text(left + step * i, bottom + 20, v, "middle") for i, v in enumerate(versions)]
    colours = (GOOD, "#2b6cb0", WEAK, "#9b2c2c", "#553c9a")
    for number, (name, points) in enumerate(series):
        colour = colours[number % len(colours)]
        spots = [(left + step * versions.index(v), bottom - 160 * value) for v, value in points]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in spots)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in spots]
        parts.append(_text(width - 210, 30 + 18 * number, name, "start", colour=colour))
    return (
        f'<svg role="img" aria-label="{escape(title)}" viewBox="0 0 {width} {height}" '
        f'xmlns="http://www.w3.org/2000/svg" font-family="sans-serif" font-size="12">'
        f"{''.join(parts)}</svg>"
    )


def _text(x: float, y: float, text: str, anchor: str, *, size: int = 13, colour: str = INK) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}" '
        f'fill="{colour}">{escape(text)}</text>'
    )


def _box(width: float, colour: str) -> str:
    return f'<rect width="{width:.1f}" height="16" rx="3" fill="{colour}"/>'


def _line(x1: float, y1: float, x2: float, y2: float, style: str) -> str:
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" {style}/>'
