"""Words, numbers and signs of two texts held against each other, within a language and across."""
