"""The house stands: floors, wings, and no circle."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "publisher"
FLOORS = {
    "__init__": -1,  # the version
    "model": 0,
    "errors": 0,
    "characters": 0,
    "addresses": 1,
    "ports": 1,
    "findings": 1,
    "colours": 1,
    "tables": 1,
    "settings": 2,
    "content": 3,
    "channels": 3,
    "build": 3,
    "pipeline": 4,
    "words": 4,
    "mailing": 5,
    "recall": 5,
    "sheet": 5,
    "workshop": 5,
    "intake": 5,
    "wiring": 6,
    "drafting": 7,
    "web": 7,
    "cli": 8,
    "__main__": 9,
}
FILES = sorted(PACKAGE.rglob("*.py"))


def module_of(path: Path) -> str:
    """Name the module of a file."""
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(path: Path) -> set[str]:
    """List the modules of the package that a file imports, in whatever form and place."""
    known = {module_of(each) for each in FILES}
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno} is a relative import"
            base = node.module or ""
            found |= {name if (name := f"{base}.{alias.name}") in known else base for alias in node.names}
    return {name for name in found if name.partition(".")[0] == "publisher"}


def room(module: str) -> str:
    """Name the room of a module: the first folder or file below the package."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else "__init__"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_run_down_and_never_to_a_neighbour(path: Path) -> None:
    """An import upwards or sideways is the first crack: rooms would have to be known together."""
    own = room(module_of(path))
    for module in imports(path):
        other = room(module)
        if other != own:
            assert FLOORS[other] < FLOORS[own], f"{own} (floor {FLOORS[own]}) imports {module}"


def test_kinds_do_not_know_each_other() -> None:
    """A kind that needs its neighbour makes every new kind harder to add."""
    for path in (PACKAGE / "channels").glob("*/**/*.py"):
        kind = path.relative_to(PACKAGE / "channels").parts[0]
        for module in imports(path):
            parts = module.split(".")
            if parts[:2] == ["publisher", "channels"] and (PACKAGE / "channels" / parts[2]).is_dir():
                assert parts[2] == kind, f"{path.name} imports {module}"


def test_no_import_goes_in_a_circle() -> None:
    """A circle cannot be read from either end."""
    graph = {module_of(path): imports(path) - {module_of(path)} for path in FILES}
    done: set[str] = set()

    def visit(module: str, trail: tuple[str, ...]) -> None:
        assert module not in trail, " -> ".join((*trail, module))
        if module not in done:
            for other in graph.get(module, ()):
                visit(other, (*trail, module))
            done.add(module)

    for module in graph:
        visit(module, ())
    assert len(done) >= len(graph)


def test_files_and_functions_stay_small() -> None:
    """Past these sizes a noun is missing."""
    for path in FILES:
        text = path.read_text(encoding="utf-8")
        assert text.count("\n") <= 300, f"{path} is long"
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or 0) - node.lineno + 1
                assert lines <= 50, f"{path}:{node.lineno} {node.name} has {lines} lines"


def test_only_settings_reads_the_environment() -> None:
    """A second reader of the environment is a setting that nobody can find."""
    readers = {
        path.relative_to(PACKAGE).as_posix()
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in {"environ", "getenv"}
    }

    assert readers <= {"settings.py", "cli/__init__.py", "cli/init.py"}
