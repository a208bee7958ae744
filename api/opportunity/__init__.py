"""One opportunity as people read it: where it stands now, its facts, and the ways there.

now → facts → roads, outing, shuttles: each of the ways by a person's own means, by timetable, by a bus to call.
"""
