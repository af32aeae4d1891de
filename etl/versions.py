"""Which code a result depends on: a stage's version is a hash of the code that it can reach, and of nothing else.

So a change of what a screen says, of a letter or of a view reads no document again.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_IMPORT = re.compile(r"^\s*(?:from\s+(etl[\w.]*)\s+import\s+(\([^)]*\)|.*)|import\s+(etl[\w.]*))", re.MULTILINE)
_NAME = re.compile(r"\w+")


def reached(*modules: str) -> list[Path]:
    """The files of the modules and of all modules of this project that they import, anywhere in them, by path."""
    found: set[Path] = set()
    left = [path for module in modules for path in _files(module)]
    while left:
        path = left.pop()
        if path not in found:
            found.add(path)
            left += _imported(path)
    return sorted(found)


@cache
def _imported(path: Path) -> tuple[Path, ...]:
    """The files of the modules that one file imports; a name imported out of a package may be a module of its own."""
    found: list[Path] = []
    for package, names, module in _IMPORT.findall(path.read_text(encoding="utf-8")):
        found += _files(module or package)
        found += [file for name in _NAME.findall(names) for file in _files(f"{package}.{name}")]
    return tuple(found)


@cache
def _files(module: str) -> tuple[Path, ...]:
    """The file of a module with those of the packages that it lies in, which run first; none where there is no such."""
    path = ROOT.joinpath(*module.split("."))
    own = next((file for file in (path.with_suffix(".py"), path / "__init__.py") if file.exists()), None)
    return (own, *_packages(path)) if own else ()


def _packages(path: Path) -> Iterator[Path]:
    for folder in path.parents:
        if folder == ROOT:
            return
        if (init := folder / "__init__.py").exists():
            yield init


@cache
def code_version(*modules: str) -> str:
    """A short hash of the code that these modules can reach; what other code made is made again."""
    return files_version(reached(*modules), ROOT)


def files_version(paths: Iterable[Path], root: Path | None = None) -> str:
    """A short hash of files by name and content; with a root by their place below it."""
    digest = hashlib.sha256()
    for path in sorted(paths):
        name = path.relative_to(root).as_posix() if root else path.name
        digest.update(name.encode(errors="surrogateescape") + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]
