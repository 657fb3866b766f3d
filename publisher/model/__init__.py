"""The nouns: what every room talks about, and nothing that acts."""
