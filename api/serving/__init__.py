"""What surrounds every request, whatever is asked: its trace and measures, its turn, its headers, its page."""
