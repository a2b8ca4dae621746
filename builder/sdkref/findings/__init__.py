"""Findings told to people and to machines: one report, one format a module."""
