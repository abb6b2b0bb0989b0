"""The frame around all pages: menu, words of the framework, tour, health."""
