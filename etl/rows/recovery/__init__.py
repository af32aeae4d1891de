"""The archive of Cities for a Resilient Recovery: its lists in, rows of tables out."""
