"""Tests of what is shown to editors while they write."""
