"""A package of checked official figures for all districts, taken into the files under data/.

Nothing of this runs with the product: a developer runs `python -m loaders.national FOLDER` when the package is renewed,
looks at the difference and commits it. What stands under data/ already stays: only a row that the package corrects by
more than rounding, withholds or moves to another year changes.
"""
