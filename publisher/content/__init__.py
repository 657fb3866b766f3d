"""What to say: a seed's bytes become an Article, and articles become issues."""
