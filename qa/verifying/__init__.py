"""Whether a statement says what its sources say: numbers, names, signs, wording."""
