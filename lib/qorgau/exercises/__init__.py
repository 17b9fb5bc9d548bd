"""Exercise types: one folder each, with its answer, its key, its pure score and its feedback."""
