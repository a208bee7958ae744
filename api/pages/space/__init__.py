"""A person's own space; their week, CV and meetings are also for who follows them."""
