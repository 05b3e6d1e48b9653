"""Languages that put the verb last and hang particles on nouns, read by a `frames.yaml` pack.

In: sentences of such a language. Out: the same mentions that the other finders give, so that all
that follows (rules, claims, merging, judgements) is one code for every language.
"""
