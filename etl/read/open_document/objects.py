"""What an OpenDocument file holds beside its text: formulas and other objects within it, and macros."""

import posixpath
from dataclasses import dataclass

from lxml import etree

from etl.read.open_document.names import LINK
from etl.read.package import Package

_MACROS = ("Basic/", "Scripts/")


@dataclass(frozen=True, slots=True)
class Objects:
    """The objects of a file; of a flat file, which has no package, those that stand in it itself."""

    package: Package | None = None

    def root(self, drawn: etree._Element) -> etree._Element | None:
        """The root of an object that a drawing shows; None where the file does not hold it as XML."""
        inside = next((child for child in drawn if isinstance(child.tag, str)), None)
        if inside is not None or self.package is None:
            return inside
        part = posixpath.normpath(f"{drawn.get(LINK, '')}/content.xml")
        return self.package.xml(part) if part in self.package else None

    @property
    def has_macros(self) -> bool:
        """Whether the package holds macros."""
        return self.package is not None and any(name.startswith(_MACROS) for name in self.package.names)
