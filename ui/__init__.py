"""What all pages share with Streamlit: frame, selectors kept in the URL, cached queries, tables and chart blocks."""
