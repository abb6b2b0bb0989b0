"""What a visit holds in the memory of the server."""

from streamlit.runtime.scriptrunner import get_script_run_ctx


def forget_widgets() -> None:
    """Drop what Streamlit (1.67) still knows of widgets that are on the page no longer: it keeps their callbacks with
    all that these hold, and has no way of its own to let go. To be called where a whole run begins: then a widget that
    is still there has its value from the run before."""
    context = get_script_run_ctx()
    if context is None:
        return
    state = context.session_state._state
    widgets = state._new_widget_state
    for gone in set(widgets.widget_metadata) - set(state._old_state) - set(widgets.states):
        widgets.widget_metadata.pop(gone, None)  # a run that is just being stopped may have dropped it
