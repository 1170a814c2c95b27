"""Commands that edit a wiki, as far as they are the same for every framework."""
