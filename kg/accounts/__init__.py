"""Accounts: judging by name, and what leads from any derived value to claims, quotes, judgements and rules.

This package stands above those that it puts together: the answers, which read the graph, and fusion, which judges.
"""

from kg.accounts.explain import explain
from kg.accounts.judging import judge, named, withdraw
from kg.accounts.pair import explain_pair
from kg.accounts.values import explain_triple, values

__all__ = ["explain", "explain_pair", "explain_triple", "judge", "named", "values", "withdraw"]
