"""Judgements as pure functions over numbers: no database, no texts, no charts.

`change` compares two points in time or two regions; `course` tells in a word how a series has gone. Rooms: `basis`
(what a series rests on before it is judged), `methods` (told beside the verdict), `report` (a printed report held
against itself).
"""
