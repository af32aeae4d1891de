"""The vocabulary tables of the schema, filled from data/reference/<table>.csv."""

from collections.abc import Mapping

from etl.folder import reference
from etl.snapshot.tables import Tables

TABLES = {
    "region": "regions",
    "country": "countries",
    "country_name": "country_names",
    "country_group": "country_groups",
    "country_group_member": "country_group_members",
    "practice_heading": "practice_headings",
    "service_type": "service_types",
    "support_kind": "support_kinds",
    "topic": "topics",
    "local_authority_kind": "local_authority_kinds",
    "stage": "stages",
    "unit": "units",
    "way_of_counting": "way_of_counting",
    "progress_status": "progress_status",
    "report_state": "report_state",
    "setting": "setting",
    "period": "period",
    "evidence_rung": "evidence_rung",
    "currency": "currencies",
    "money_form": "money_form",
    "money_recurrence": "money_recurrence",
    "delivery_status": "delivery_status",
    "finding_severity": "finding_severity",
    "finding_rule": "finding_rules",
    "candidature_step": "candidature_step",
    "programme": "programme",
}


def add_vocabulary(tables: Tables, columns: Mapping[str, Mapping[str, str]]) -> None:
    """The rows of every vocabulary table; `columns` are the schema's, what else a CSV holds is for the interpreters."""
    for table, name in TABLES.items():
        for row in reference.table_rows(name):
            values = {column: row.value(column) for column in columns[table] if column in row.values}
            tables.add(table, row.place, **values)
