"""What anybody sees without an account: the search, an opportunity, what helps around."""
