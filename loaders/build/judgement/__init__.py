"""The tables of the judgements, computed at the end of a build: seams and repeats, trends, what moved, where a district
stands, means of larger territories. The methods are those of domain/ (docs/methods.md); here they meet the tables."""
