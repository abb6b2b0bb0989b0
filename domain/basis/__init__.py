"""What a series rests on: where its parts may be joined, how much it varies by itself, means that none publishes."""
