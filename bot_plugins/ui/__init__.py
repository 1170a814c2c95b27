"""User interfaces: the terminal, the report, the review page and the dashboard."""
