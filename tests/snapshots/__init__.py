"""What all rules propose for the sample articles, kept as files; pytest --update rewrites them."""
