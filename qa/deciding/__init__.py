"""Whether what was found is enough to answer, and what is missing where it is not."""
