"""Where each document of an example hub lies in the hub's folder."""

from collections.abc import Mapping
from typing import Any

Hub = Mapping[str, Any]


def candidature_paths(hub: Hub) -> dict[str, str]:
    """The paths of the three documents, whether sent or not."""
    candidature = hub["candidature"]
    names = {
        "form": candidature.get("form_file", "annex-1.docx"),
        "motivation_letter": candidature.get("motivation_letter", {}).get("file", "motivation-letter.docx"),
        "exemplary_work": candidature.get("exemplary_work", {}).get("file", "exemplary-work.docx"),
    }
    return {key: f"{candidature['folder']}/{name}" for key, name in names.items()}


def later_plan_path(hub: Hub) -> str:
    """The path of the updated work plan."""
    plan = hub["later_work_plan"]
    return f"work-plan-{plan['year']}.{plan['file']}"


def report_path(report: Mapping[str, Any]) -> str:
    """The path of an annual report."""
    return f"annual-report-{report['year']}.{report['file']}"
