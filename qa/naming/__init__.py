"""Names of people, places and bodies, in both scripts."""
