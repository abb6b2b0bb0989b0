"""Kreisvergleich: a district among those it is compared with."""
