"""Live mode: a stream of a real wiki's events, and what is made of it."""
