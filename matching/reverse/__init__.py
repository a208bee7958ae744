"""The ranking the other way round: who should hear of one opportunity, asked of everybody at once.

people → crowd (columns) → audience (with their ways) → hearers (candidates, best first); `Everybody` keeps it current
"""

from matching.reverse.crowd import Crowd, crowd_of, joined
from matching.reverse.everybody import Everybody
from matching.reverse.hearers import GATES_ASKED, Audience, Heard, audience_of, who_hears

__all__ = ["GATES_ASKED", "Audience", "Crowd", "Everybody", "Heard", "audience_of", "crowd_of", "joined", "who_hears"]
