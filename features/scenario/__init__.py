"""Was wäre, wenn: assumptions on one indicator, and what would follow."""
