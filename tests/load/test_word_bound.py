"""Controls of a form that a server filled by its XML part alone: what the part says otherwise is told."""

from tests.documents import form
from tests.documents.word import document_xml, p, package, r, sdt, tbl, tc, tr
from tests.published import DataFolder, service

ITEM = "{6B0B6C3E-2D7A-4B52-9B06-2F0C6A0A0001}"
DATA = """<h:form xmlns:h="urn:form"><h:years>2025-2027</h:years><h:stage>B</h:stage><h:day>2025-03-01</h:day>
<h:target>400 participants</h:target><h:area>Kenya</h:area></h:form>"""
DATASTORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
PARTS = {
    "customXml/item1.xml": DATA.encode(),
    "customXml/itemProps1.xml": f'<ds:datastoreItem xmlns:ds="{DATASTORE}" ds:itemID="{ITEM}"/>'.encode(),
}


def bound(name: str, shown: str, kind: str = "", path: str = "/h:form[1]/h:{}[1]") -> str:
    """A cell with a control that shows a text and is bound to an element of the part."""
    where = f'w:prefixMappings="xmlns:h=\'urn:form\'" w:xpath="{path.format(name)}" w:storeItemID="{ITEM}"'
    return tc(p(sdt(r(shown), f"<w:dataBinding {where}/>{kind}")))


def row(title: str, **cells: str) -> str:
    known = service(title, indicators="5 visits", year="2024-2026")
    made = {name: cells.get(name) or form.answer(known[name]) for name in known if name not in ("types", "type_other")}
    before, after = ("service", "description", "indicators", "year"), ("coverage",)
    return tr(*(made[name] for name in before), tc(form.types_cell(known)), *(made[name] for name in after))


def test_a_bound_part_that_says_otherwise_is_told(tmp_path):
    folder = DataFolder(tmp_path / "data")
    choice = '<w:dropDownList><w:listItem w:displayText="Stage B" w:value="B"/></w:dropDownList>'
    rows = (
        row("Old years", year=bound("years", "2024-2026")),
        row("Same target", indicators=bound("target", "400 participants")),
        row("A choice", description=bound("stage", "Stage B", choice)),
        row("A day", description=bound("day", "1 March 2025", '<w:date w:fullDate="2025-03-01T00:00:00Z"/>')),
        row("No such place", coverage=bound("area", "Uganda", path="//h:{}[contains(., 'x')]")),
        row("No such prefix", coverage=bound("area", "Uganda", path="/q:form/q:{}")),
    )
    xml = form.body(form.answers() | {"country": "Kenya"}, plan=lambda _: tbl(tr(*form.HEADER), *rows))
    folder.put("kestrel-bay/annex-1.docx", package(document_xml(xml), **PARTS))
    folder.load()
    years = "SELECT start_year, end_year FROM service WHERE title = 'Old years'"
    assert folder.rows(years) == [(2024, 2026)]
    told = folder.rows("SELECT text, next_step FROM finding WHERE rule_id = 'bound_text_differs'")
    assert told == [("2024-2026", "Open the form, write the answer into the control and send it again.")]
