"""The only rooms that know a bot framework."""
