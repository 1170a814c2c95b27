"""The scripts and adapters, run as people run them, on a real wiki."""
