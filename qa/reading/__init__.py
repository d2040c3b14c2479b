"""Sentences: how well each one answers, and which part of it does."""
