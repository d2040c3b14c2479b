"""Claims and drafts held against the library: from a text to verdicts with their quotations."""
