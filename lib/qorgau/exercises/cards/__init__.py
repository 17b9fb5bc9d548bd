"""Exercise type `cards`: a deck of drill cards, each one field of a paper in two variants."""
