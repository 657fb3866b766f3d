"""What a text tells of itself: blocks, sentences, quotes, facts, title and teaser, by pure functions."""
