"""From services of others to snapshots: requests, repetition, what is kept."""
