"""One person before everything: gates, parts, the score, its reasons. Pure: no SQL, no HTTP, no clock."""
