"""What the site says of itself, in which language, and its look."""
