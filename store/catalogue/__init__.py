"""What is around: opportunities and all else that pulls fill, how it enters, what is said of it."""
