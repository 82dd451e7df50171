"""Measures how the time of each stage grows with the story."""
