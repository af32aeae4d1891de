"""The guideline's rules and our assumptions, each in one place; in words: docs/screening.md and docs/progress.md.

| rule | where |
| --- | --- |
| documents, answers and their lengths, work plan, minimum qualifications | `screening/`, by group of requirements |
| US$ 25,000, for screening and for funding alike | `minimum.py` |
| terms, and which report is owed by when | `calendar.sql` |
| where a candidature stands, and whether a hub is recognised | `pipeline.sql` |
| progress of a target and its status | `progress.sql` |
| which sums enter a total, in which year, on which rung | `money.sql` |

Thresholds are rows of data/reference (`setting.csv`, `progress_status.csv`, `screening_requirement.csv`).
"""
