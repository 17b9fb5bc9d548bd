"""The law by date: provisions, their status, terms."""
