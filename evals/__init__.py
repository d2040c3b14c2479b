"""From answers to scores, reports and gates; never imported by what it measures."""
