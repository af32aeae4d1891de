"""A mutation: one place of a source text changed, as a slip of the hand would."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Mutation:
    """The characters from `start` to `end` of a file, and what stands there instead."""

    path: Path
    start: int
    end: int
    instead: str

    def applied(self, text: str) -> str:
        """The text of the file with the change in it."""
        return text[: self.start] + self.instead + text[self.end :]

    def told(self, folder: Path) -> str:
        """The change for a reader: the file's path in a folder, the line, what stood there and what does now."""
        text = self.path.read_text(encoding="utf-8")
        line = text.count("\n", 0, self.start) + 1
        before, after = (" ".join(part.split()) for part in (text[self.start : self.end], self.instead))
        around = " ".join(text.splitlines()[line - 1].split())
        return f"{self.path.relative_to(folder)}:{line}: `{before}` → `{after}` in `{around}`"
