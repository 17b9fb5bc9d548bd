"""Exercise type `mark`: find the defects in the papers of a case file and leave the lawful things alone."""
