"""An employer's side, the same for a recruiter, their counsellor and a program: account, openings, shortlists."""
