"""Tests of the generator, and of what it makes."""
