"""How a change becomes the fewest writes, and what was published is remembered."""
