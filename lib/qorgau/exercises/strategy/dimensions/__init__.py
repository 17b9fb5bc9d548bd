"""The eight dimensions of the score, one module each; all of them pure."""
