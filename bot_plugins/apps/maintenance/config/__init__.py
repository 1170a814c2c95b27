"""The configuration of scheduled passes: a TOML file, fully checked before anything is done."""
