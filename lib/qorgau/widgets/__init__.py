"""The browser side shared by views. Nothing here knows a key."""
