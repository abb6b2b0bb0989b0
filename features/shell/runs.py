"""Nothing that a click sets off is broken off by the next one before its page has begun.

Streamlit ends a run once another click has come, wherever the run draws or asks the state of the session: also while it
takes in what the browser has sent and calls what is to be done at the click. The browser sends a click only once: one
that came a moment before another was lost, or what it was to save stored and not told.
"""

from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.scriptrunner.script_runner import ScriptRunner


def protect_callbacks() -> None:
    """For all runs of this process from now on: they end where they did, but not before their page has begun."""
    end_where_asked = ScriptRunner._maybe_handle_execution_control_request

    def end_once_begun(runner: ScriptRunner) -> None:
        context = get_script_run_ctx(suppress_warning=True)
        if context is None or context.has_script_started:
            end_where_asked(runner)

    ScriptRunner._maybe_handle_execution_control_request = end_once_begun  # type: ignore[assignment, method-assign]
