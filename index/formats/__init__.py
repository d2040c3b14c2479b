"""Formats of files: one file each, from bytes to text and what the file says of itself."""
