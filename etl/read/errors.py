"""The one way in which a file can fail to be read."""

from etl.errors import EtlError


class DocumentError(EtlError):
    """A file that cannot be read: which rule it broke, where, and what to do about it.

    `code` is one of the error rows of data/reference/finding_rules.csv. `part` is the member of the archive that is at
    fault, `line` and `column` the place in its XML where one is known. `hint` is the next step, in the imperative.
    """

    def __init__(
        self,
        code: str,
        message: str,
        *,
        part: str | None = None,
        line: int | None = None,
        column: int | None = None,
        hint: str = "",
    ) -> None:
        super().__init__(message, hint)
        self.code = code
        self.part = part
        self.line = line
        self.column = column

    @property
    def location(self) -> dict[str, str | int] | None:
        """Part, line and column as far as they are known; None where the whole file is at fault."""
        known = {"part": self.part, "line": self.line, "column": self.column}
        return {name: value for name, value in known.items() if value is not None} or None
