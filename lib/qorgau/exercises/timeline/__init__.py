"""Exercise type `timeline`: put events and limits in order, settle disputed minutes, count what ran out when."""
