"""What the program promises, a sentence a test."""
