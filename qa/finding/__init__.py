"""Passages: the words that may stand for a question's, candidates, and what scores them."""
