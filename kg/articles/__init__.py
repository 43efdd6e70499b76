"""Files to articles: text, HTML, JSON Lines, WARC, folders and standard input.

    paths -> files -> bytes -> text, title, date, outlet -> Article | ArticleError

What cannot be read is given as an `ArticleError` with its reason and remedy, in the place where the article would be.
"""

from kg.articles.read import SUFFIXES, count, passed_over, read

__all__ = ["SUFFIXES", "count", "passed_over", "read"]
