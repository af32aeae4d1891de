"""Forms of ours in other formats, field by field: `python -m benchmarks.formats`.

A line a format: files, answered fields read exactly as the Word form has them, files wholly right, and fields read
where nothing was answered. A new format is a folder in tests/read/saved; files made after a reader was done, and scored
once, stand in its folder in tests/read/saved/heldout.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.reading import leaves
from etl.forms.candidature.json_lines import read_file
from tests.read.saved import FOLDER, HELDOUT, expected, formats


@dataclass(frozen=True, slots=True)
class Score:
    """What was read of some files: answered fields, the right ones, and fields read where nothing was answered."""

    files: int
    fields: int
    right: int
    invented: int
    whole: int  # files of which every field is right

    def __str__(self) -> str:
        """The cells of a line of the table."""
        share = f"{self.right:,} of {self.fields:,} ({self.right / self.fields:.1%})"
        return f"{self.files} | {share} | {self.whole} | {self.invented}"


def score(files: Iterable[Path]) -> Score:
    """The score of files of one format; one that cannot be read has no field right."""
    scores = [_score_of(file) for file in files]
    return Score(*(sum(each) for each in zip(*scores, strict=True)))


def wrong_fields(file: Path) -> dict[str, tuple[object, object]]:
    """What is not right in a file: (expected, read) by the place in its record."""
    wanted, read = dict(leaves(expected(file))), dict(leaves(read_file(file)["fields"] or {}))
    places = {**wanted, **read}
    return {place: (wanted.get(place), read.get(place)) for place in places if wanted.get(place) != read.get(place)}


def _score_of(file: Path) -> tuple[int, int, int, int, int]:
    wanted, wrong = dict(leaves(expected(file))), wrong_fields(file)
    missed = sum(place in wanted for place in wrong)
    return 1, len(wanted), len(wanted) - missed, len(wrong) - missed, int(not wrong)


def main() -> None:
    """The table."""
    print("| format | files | fields right | files wholly right | read where nothing is answered |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for name, folder in (("", FOLDER), (", held out", HELDOUT)):
        for suffix, files in formats(folder).items():
            print(f"| .{suffix}{name} | {score(files)} |")


if __name__ == "__main__":
    main()
