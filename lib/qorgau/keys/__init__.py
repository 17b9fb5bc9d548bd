"""Keys: load, check, and everything that may be said only by someone who holds one."""
