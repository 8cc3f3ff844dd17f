"""The house as its syntax trees show it: no circles of imports, short functions, short files.

What is over a limit today stands in a list that may only shrink: a name that is no longer over
it, or is gone, fails the test until it is struck out.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1] / "unionnlp"
LINES_OF_A_FILE = 400
LINES_OF_A_FUNCTION = 40  # without its docstring
LITERAL = "一二三四五六七八九十"
DIGITS_WRITTEN = 1  # the file that other files of code and knowledge read them from

LONG_FUNCTIONS: set[str] = set()
LONG_FILES: set[str] = set()
CIRCLES: set[frozenset[str]] = set()


@cache
def trees() -> dict[str, ast.Module]:
    """Return the syntax tree of each module by its name."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found[name] = ast.parse(path.read_text("utf-8"), str(path))
    return found


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return the lines of a function's body without its docstring and its signature."""
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    return (function.end_lineno or 0) - body[0].lineno + 1 if body else 0


def functions() -> Iterator[tuple[str, int]]:
    for module, tree in trees().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{module}.{node.name}", length(node)


def imports(module: str, tree: ast.Module) -> Iterator[str]:
    """Yield the modules that a module imports: when it is loaded, or later, inside a function."""
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            continue
        waiting += ast.iter_child_nodes(node)
        if isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in trees() else node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def circles() -> Iterator[frozenset[str]]:
    """Yield the groups of modules that need one another (Tarjan, without recursion)."""
    edges = {
        m: sorted({i for i in imports(m, t) if i in trees() and i != m}) for m, t in trees().items()
    }
    reached = {module: _reachable(module, edges) for module in edges}
    seen: set[str] = set()
    for module in edges:
        group = frozenset(o for o in reached[module] if module in reached[o]) | {module}
        if len(group) > 1 and module not in seen:
            seen |= group
            yield group


def _reachable(start: str, edges: dict[str, list[str]]) -> set[str]:
    found: set[str] = set()
    waiting = list(edges[start])
    while waiting:
        module = waiting.pop()
        if module not in found:
            found.add(module)
            waiting += edges[module]
    return found


def test_no_circle_of_imports() -> None:
    assert set(circles()) == CIRCLES


def test_functions_are_short() -> None:
    over = {name: lines for name, lines in functions() if lines > LINES_OF_A_FUNCTION}
    assert set(over) == LONG_FUNCTIONS, over


def test_files_have_one_subject_and_end() -> None:
    sizes = {
        name: len(
            (PACKAGE.parent / Path(*name.split("."))).with_suffix(".py").read_bytes().splitlines()
        )
        for name in trees()
        if (PACKAGE.parent / Path(*name.split("."))).with_suffix(".py").exists()
    }
    over = {name: size for name, size in sizes.items() if size > LINES_OF_A_FILE}
    assert set(over) == LONG_FILES, over


def homes(kind: type[ast.stmt]) -> dict[str, list[str]]:
    """Return the modules that define each public class (or function) at their top, by its name."""
    found: dict[str, list[str]] = {}
    for module, tree in trees().items():
        for node in tree.body:
            if isinstance(node, kind) and not node.name.startswith("_"):  # type: ignore[attr-defined]
                found.setdefault(node.name, []).append(module)  # type: ignore[attr-defined]
    return found


def test_a_public_class_has_a_name_of_its_own() -> None:
    several = {name: modules for name, modules in homes(ast.ClassDef).items() if len(modules) > 1}
    declared = several.pop("File", [])  # what a resource file may hold: found by that name alone
    assert all(module.startswith("unionnlp.resources.kinds.") for module in declared), declared
    assert several == {}


def test_chinese_digits_are_written_in_few_places() -> None:
    files = [*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.toml")]
    files = [p for p in files if p.parent.name != "schemes"]  # examples of a file of one's own
    holding = [p.name for p in files if LITERAL in p.read_text("utf-8")]
    assert len(holding) <= DIGITS_WRITTEN, holding


READERS = ("grammar", "structure", "facts", "items", "checks", "comparison", "corpus")
COMPILED_AT_ONCE = {  # a user's own file is to be refused where it is read; the guard of others
    "unionnlp/checks/scheme.py",
    "unionnlp/grammar/patterns.py",
}


def test_readers_of_text_compile_patterns_where_a_text_needs_them() -> None:
    paths = [p for room in READERS for p in sorted((PACKAGE / room).rglob("*.py"))]
    told = {
        str(p.relative_to(PACKAGE.parent)) for p in paths if "re.compile(" in p.read_text("utf-8")
    }
    assert told - COMPILED_AT_ONCE == set(), "unionnlp.patterns.lazy costs a cold start nothing"
