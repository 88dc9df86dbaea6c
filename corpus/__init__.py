"""Articles, people, places and dates of Japan–Korea diplomacy: from a raw page to a dated article in the store."""
