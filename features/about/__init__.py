"""Methods and the contact of the accessibility statement."""
