"""What a question asks for: its kind of answer, its parts, what a follow-up leaves out."""
