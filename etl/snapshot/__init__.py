"""The contract with the screens: schema, views, findings, checks, and how a snapshot is published."""
