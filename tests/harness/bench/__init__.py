"""``make bench``: what this project's work costs, beside what others' costs, in one run."""
