"""Reading pages: their latest texts, one by one or many with one request."""
