"""Exercise type `by-date`: the same entry of a paper under the law of two dates."""
