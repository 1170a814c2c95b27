"""English for the English rules: verb forms, clauses, repeated words and other knowledge."""
