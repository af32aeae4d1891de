"""Where faults are planted, and which tests should notice: those of the same room, the quickest first."""

from collections.abc import Mapping

Tests = tuple[str, ...]
SCREENING = ("tests/rules/test_words.py", "tests/rules/test_lines.py", "tests/rules/test_screening.py")
IN_FORCE = "tests/load/test_in_force.py"
COLUMNS = "tests/load/test_every_column.py"
CALENDAR = ("tests/rules/test_calendar.py",)

# Room -> files in which faults are planted -> their tests. A file counts for the first pattern that it fits.
ROOMS: Mapping[str, Mapping[str, Tests]] = {
    "rules": {
        "etl/rules/screening/*.py": SCREENING,
        "etl/rules/minimum.py": ("tests/rules/test_minimum.py",),
        "etl/rules/calendar.sql": CALENDAR,
        "etl/rules/pipeline.sql": CALENDAR,
        "etl/rules/money.sql": ("tests/rules/test_money.py",),
        "etl/rules/progress.sql": ("tests/rules/test_progress_rows.py", "tests/rules/test_progress.py"),
    },
    "views": {
        "etl/snapshot/checks/*.sql": ("tests/snapshot/test_checks.py",),
        "etl/snapshot/findings/*.sql": ("tests/snapshot/test_findings.py",),
        "etl/snapshot/views/*.sql": ("tests/snapshot/test_views.py", "tests/text/test_spelling.py"),
        "etl/snapshot/summary.sql": ("tests/snapshot/test_views.py",),
    },
    "rows": {
        "etl/rows/money/parts.py": ("tests/rows/test_amount_parts.py",),
        "etl/rows/money/*.py": (
            "tests/rows/test_amounts.py",
            "tests/rows/test_investments.py",
            "tests/rows/test_decisions.py",
            "tests/rows/test_told.py",
            COLUMNS,
        ),
        "etl/rows/candidature_folder.py": ("tests/rows/test_candidature_folder.py",),
        "etl/rows/answers.py": ("tests/rows/test_answers.py",),
        "etl/rows/file_rows.py": ("tests/rows/test_file_rows.py",),
        "etl/rows/hub*.py": ("tests/rows/test_hubs.py", "tests/rows/test_belonging.py"),
        "etl/rows/co*.py": ("tests/rows/test_corrections.py", "tests/rows/test_collection.py"),
        "etl/rows/documents/*.py": (
            "tests/rows/test_rounds.py",
            "tests/rows/test_order.py",
            "tests/rows/test_documents.py",
            "tests/rows/test_belonging.py",
            IN_FORCE,
        ),
        "etl/rows/candidatures.py": ("tests/rows/test_candidatures.py", COLUMNS),
        "etl/rows/screenings.py": ("tests/rows/test_screenings.py", COLUMNS, "tests/load/test_verdict.py"),
        "etl/rows/readings.py": (
            "tests/rows/test_readings.py",
            "tests/rows/test_services.py",
            COLUMNS,
            "tests/load/test_verdict.py",
        ),
        "etl/rows/decisions.py": ("tests/rows/test_decisions.py", COLUMNS),
        "etl/rows/plans/*.py": (
            "tests/rows/test_printed_keys.py",
            "tests/rows/test_plan_index.py",
            "tests/rows/test_plan_keys.py",
            "tests/rows/test_plan_versions.py",
            "tests/rows/test_services.py",
            COLUMNS,
            IN_FORCE,
        ),
        "etl/rows/reports/*.py": (
            "tests/rows/test_results.py",
            "tests/rows/test_report_rows.py",
            "tests/rows/test_cities.py",
            COLUMNS,
            "tests/load/test_report_versions.py",
        ),
        "etl/rows/recovery/*.py": ("tests/rows/test_recovery_rows.py", "tests/load/test_recovery.py"),
        "etl/rows/*.py": (COLUMNS, "tests/load/test_verdict.py"),
    },
}
