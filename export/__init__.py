"""Tables and charts into files that people hand on."""
