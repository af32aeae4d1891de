"""Writes the pre-filled annual report: `write_workbook(plan)` and `write_word(plan)`."""

from etl.forms.annual_report_plan import PlannedIndicator, PlannedService, ReportPlan
from etl.forms.annual_report_word import write_word
from etl.forms.annual_report_workbook import write_workbook

__all__ = ["PlannedIndicator", "PlannedService", "ReportPlan", "write_word", "write_workbook"]
