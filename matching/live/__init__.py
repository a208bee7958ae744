"""All that is live, kept in memory, and the search of it."""
