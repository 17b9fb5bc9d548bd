"""Drafts from a strategy: motions, remarks, appeals, a card for the client, a plan of the interview."""
