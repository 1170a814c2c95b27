"""The deployment files, each checked by what would read it, and the guide."""
