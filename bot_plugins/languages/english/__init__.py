"""What the English rules know of English: verb forms, clauses, words that may repeat."""
