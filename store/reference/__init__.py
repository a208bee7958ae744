"""What others publish and we load whole: communes, trades, titles, roads, timetables; their versions."""
