"""What is shown, as data: tables, documents, slides, charts, credit; in one language, ready to draw or to export."""
