"""What scheduled passes need of a wiki, in this process, with every framework."""
