"""Golden pairs that LibreOffice itself saved: `python -m tests.documents.libreoffice` makes them anew with `soffice`.

A form of ours, whose answers mix scripts, is saved as .docx: once, twice, by way of .odt, by way of .doc, and once with
a tracked change inside a control. The pairs are kept as LibreOffice 7.4.7 wrote them; no test needs the program.
"""

import itertools
import json
import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from tests.documents import form
from tests.documents.word import deleted, document_xml, inserted, p, package, r, sdt, tc

FOLDER = Path(__file__).parent / "candidature"
ROUTES = {
    "saved_by_libreoffice": ("docx",),
    "saved_by_libreoffice_twice": ("docx", "docx"),
    "saved_by_libreoffice_through_odt": ("odt", "docx"),
    "saved_by_libreoffice_through_doc": ("doc", "docx"),
}
TRACKED = "saved_by_libreoffice_with_a_deletion"
PAIRS = (*ROUTES, TRACKED)
_CONTROL = re.compile("<w:sdtPr>(?=<w:showingPlcHdr/>|</w:sdtPr>)")


def answers() -> dict[str, Any]:
    """Answers in seven scripts, some on two lines, some with a word twice."""
    a = form.answers()
    a |= {"city_name": "인천광역시 Incheon", "country": "مملكة Avaria المتحدة"}
    a["motivation"] = "우리는 100개 도시와 나눕니다 (Paris Paris).\nWe share 46,000 도시 plans."
    a["contact"] |= {"name": "田中 太郎 Tanaka Taro", "organization": "Казань, 46 отделов"}
    a["work_plan"] = [
        form.service("방재 교육 Training", indicators="연 2회 2 events/year\n50개 도시", coverage="모든 도시 All"),
        form.service("पटना प्रशिक्षण Training", year="2026年-2028年", indicators="46,000 مشارك"),
        form.service("인천광역시", indicators="อบรม 12 เมือง", coverage="Île-de-France, Łódź"),
    ]
    return a


def source(a: dict[str, Any]) -> str:
    """The form as Word has it: each control with an id and the place of its prompt."""
    number = itertools.count(1001)
    prompt = '<w:placeholder><w:docPart w:val="DefaultPlaceholder_-1854013440"/></w:placeholder>'
    return _CONTROL.sub(lambda _: f'<w:sdtPr><w:id w:val="{next(number)}"/>{prompt}', form.body(a))


def tracked() -> tuple[str, dict[str, Any]]:
    """The form with 46,000 deleted and 47,300 written in a control of two scripts; both are text after the saving."""
    a = answers()
    a["work_plan"] = [form.service("방재 교육 Training", indicators="참가자 46,00047,300 participants")]
    changed = tc(sdt(p(r("참가자 "), deleted("46,000"), inserted(r("47,300")), r(" participants"))))
    xml = form.body(a).replace(form.answer("참가자 46,00047,300 participants"), changed)
    number = itertools.count(1001)
    return _CONTROL.sub(lambda _: f'<w:sdtPr><w:id w:val="{next(number)}"/>', xml), a


def saved(data: bytes, route: tuple[str, ...]) -> bytes:
    """The file as LibreOffice saves it in one format after the other."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = folder / "form.docx"
        file.write_bytes(data)
        for number, suffix in enumerate(route):
            made = folder / str(number)
            profile = f"-env:UserInstallation=file://{folder}/profile"
            command = ["soffice", profile, "--headless", "--convert-to", suffix, "--outdir", str(made), str(file)]
            subprocess.run(command, check=True, capture_output=True)
            file = made / f"form.{suffix}"
        return file.read_bytes()


def write() -> None:
    """Every pair, where `soffice` is installed."""
    if not shutil.which("soffice"):
        raise SystemExit("soffice is not installed.")
    for name, route in ROUTES.items():
        _write_pair(name, saved(package(document_xml(source(answers()))), route), answers())
    xml, expected = tracked()
    _write_pair(TRACKED, saved(package(document_xml(xml)), ("docx",)), expected)


def _write_pair(name: str, data: bytes, expected: dict[str, Any]) -> None:
    (FOLDER / f"{name}.docx").write_bytes(data)
    text = json.dumps(expected, indent=1, ensure_ascii=False)
    (FOLDER / f"{name}.json").write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    write()
