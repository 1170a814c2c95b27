"""MediaWiki's API, for every framework's package: what is asked, and what its answers mean."""
