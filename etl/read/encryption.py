"""Packages whose parts only a password opens, as OpenDocument and Hangul say so."""

from etl.read.errors import DocumentError
from etl.read.package import Package

_MANIFEST_PART = "META-INF/manifest.xml"


def refuse_encrypted(package: Package, hint: str) -> None:
    """Raises DocumentError, with the next step, for a package that declares parts of it encrypted."""
    if _MANIFEST_PART in package and b"encryption-data" in package.read(_MANIFEST_PART):
        raise DocumentError("encrypted", "The file is protected by a password.", part=_MANIFEST_PART, hint=hint)
