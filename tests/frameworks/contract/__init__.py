"""The ports' contract: what every framework's package does, on a real wiki with its faults.

Each test runs with every framework: ``bot`` runs its commands, whatever they are called.
"""
