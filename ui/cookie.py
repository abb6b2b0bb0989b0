"""What the browser is asked to carry from visit to visit."""

import streamlit as st


def write_cookie(name: str, value: str, seconds: int | None = None, only_new: bool = False) -> None:
    """Let the browser keep the cookie for that long (0: no more; None: as long as it is open); `only_new`: unless it
    has one of that name. Name and value hold letters, digits and _ only, for they stand in a script as they are."""
    condition = f"document.cookie.includes('{name}=') || " if only_new else ""
    lasting = "" if seconds is None else f" Max-Age={seconds};"
    st.html(
        f"<script>{condition}(document.cookie = '{name}={value};{lasting} Path=/; SameSite=Lax'"
        " + (location.protocol === 'https:' ? '; Secure' : ''))</script>",
        unsafe_allow_javascript=True,
    )
