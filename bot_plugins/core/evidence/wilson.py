"""The Wilson score interval of a measured share, and the threshold for trusting a rule.

For k of n at the normal quantile z, the interval's ends are

    (p + z²/2n ± z·√(p(1-p)/n + z²/4n²)) / (1 + z²/n),  where p = k/n

Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
Journal of the American Statistical Association 22 (1927), 209-212. Unlike the usual ± it is
accurate for few trials and for shares near 0 and 1, which are typical of rules.
"""

from __future__ import annotations

import math

Z_95 = 1.959963984540054
"""The 97.5 % quantile of the normal distribution: two-sided 95 %."""
TRUSTED_LOWER_BOUND = 0.97
"""None wrong in 125, or one wrong in 184, reaches it."""


def interval(successes: int, trials: int, z: float = Z_95) -> tuple[float, float]:
    """Return the lower and upper bound of a share, each from 0 to 1.

    Without trials nothing is known: (0, 1).

    Raises:
        ValueError: ``successes`` is not between 0 and ``trials``.
    """
    if not 0 <= successes <= trials:
        raise ValueError(f"{successes} of {trials} is not a share")
    if not trials:
        return 0.0, 1.0
    share, square = successes / trials, z * z / trials
    middle = share + square / 2
    half = math.sqrt(square * (share * (1 - share) + square / 4))
    low = 0.0 if successes == 0 else (middle - half) / (1 + square)
    high = 1.0 if successes == trials else (middle + half) / (1 + square)
    return low, high


def may_be_trusted(right: int, wrong: int) -> bool:
    """Tell whether these numbers of right and wrong findings earn a rule TRUSTED."""
    low, _ = interval(right, right + wrong)
    return low >= TRUSTED_LOWER_BOUND


def share(successes: int, trials: int) -> str:
    """Write a share with its 95 % interval: ``93.3 % (70.2-98.8)``; empty for no trials."""
    if not trials:
        return ""
    low, high = interval(successes, trials)
    return f"{100 * successes / trials:.1f} % ({100 * low:.1f}-{100 * high:.1f})"
