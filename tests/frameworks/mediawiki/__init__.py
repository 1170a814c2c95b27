"""Tests of what is known of MediaWiki's API, without a wiki."""
