"""What scheduled passes need of a wiki beyond runs: lists of pages, and pages that control them."""
