"""Reading pages: their latest texts, one page or many pages per request."""
