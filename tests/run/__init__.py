"""The run's control flow, without any wiki."""
