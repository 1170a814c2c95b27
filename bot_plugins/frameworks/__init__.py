"""Bot frameworks: each package implements ``ports.py`` for one of them."""
