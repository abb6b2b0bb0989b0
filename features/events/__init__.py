"""Events on the time line: what the office enters, and what its programmes say of their measures."""
