"""Writes docs/layout.md, what each module is for, from the modules' own first lines.

``make layout`` after a module came, went or changed its duty; a test holds the page to the code.
"""

import ast
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "layout.md"
# the packages of a question in the order in which they take part
FOLDERS = (
    "index", "index/formats", "index/embeddings",
    "qa", "qa/asking", "qa/finding", "qa/reading", "qa/deciding", "qa/answerers", "qa/verifying",
    "qa/claims", "qa/comparing", "qa/naming", "qa/service", "qa/ui", "evals",
)  # fmt: skip
HEAD = """# Layout: every module and its duty

Imports go one way: `index` → `qa` → `evals` → `app`. Written by `make layout`.
"""


def write_layout() -> str:
    """Return the page: a table for each folder, a row for each module."""
    return HEAD + "".join(_folder(folder) for folder in FOLDERS)


def _folder(folder: str) -> str:
    package = _first_line(ROOT / folder / "__init__.py")
    rows = [
        f"| `{path.stem}` | {_first_line(path)} |\n"
        for path in sorted((ROOT / folder).glob("*.py"))
        if path.stem != "__init__"
    ]
    return f"\n## `{folder}/`\n\n{package}\n\n| module | duty |\n|---|---|\n{''.join(rows)}"


def _first_line(path: Path) -> str:
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return " ".join(docstring.split("\n\n")[0].split()).replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(write_layout(), encoding="utf-8")
