"""Which strings of letters can be a Vietnamese syllable, tone marks aside.

The onsets and rhymes are those of standard Vietnamese spelling, folded (đ as d, no marks).
"""

from __future__ import annotations

import re
from functools import lru_cache

from embeddings.folding import KNOWN_WORDS

_ONSETS = "b|ch|c|d|gh|gi|g|h|kh|k|l|m|ngh|ng|nh|n|ph|p|qu|r|s|th|tr|t|v|x"
_RHYMES = (
    "a|ac|ach|ai|am|an|ang|anh|ao|ap|at|au|ay|e|ec|ech|em|en|eng|enh|eo|ep|et|eu|i|ia|ich|iec|iem"
    "|ien|ieng|iep|iet|ieu|im|in|inh|ip|it|iu|o|oa|oac|oach|oai|oam|oan|oang|oanh|oao|oap|oat|oay"
    "|oc|oe|oen|oeo|oet|oi|om|on|ong|ooc|oong|op|ot|u|ua|uan|uang|uat|uau|uay|uc|ue|uech|uenh|ui"
    "|um|un|ung|uo|uoc|uoi|uom|uon|uong|uop|uot|uou|up|ut|uu|uy|uya|uych|uyen|uyet|uynh|uyt|uyu"
    "|y|yem|yen|yet|yeu"
)
_SYLLABLE = re.compile(rf"(?:{_ONSETS})?(?:{_RHYMES})|qu(?:ych|ynh|yt)")


@lru_cache(maxsize=KNOWN_WORDS)
def is_syllable(folded: str) -> bool:
    """Tell whether folded letters have the shape of a Vietnamese syllable."""
    return _SYLLABLE.fullmatch(folded) is not None
