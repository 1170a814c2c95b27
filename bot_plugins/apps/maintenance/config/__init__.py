"""The configuration of scheduled passes: a TOML file, checked whole before anything is done."""
