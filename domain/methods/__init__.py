"""Methods that are told beside the verdict, each by its own rules, and asked whether it hangs on one of them."""
