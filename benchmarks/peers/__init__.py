"""The same page in other frameworks, and Streamlit's empty page: what ours is measured against."""
