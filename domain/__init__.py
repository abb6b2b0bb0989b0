"""Judgements as pure functions over numbers: no database, no texts, no charts.

`change` compares two points in time or two regions; `course` tells in a word how a series has gone.
"""
