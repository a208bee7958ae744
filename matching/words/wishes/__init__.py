"""What a person says: wishes, what they refuse, limits, ways, French, lessons."""
