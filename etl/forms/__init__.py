"""Parts become records: candidature, work plan, annual report; knows forms, knows no SQL."""
