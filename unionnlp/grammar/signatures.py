"""What stands below a text: the organisation that signs, the date, a contact."""

from __future__ import annotations

import re

# The date below a document.
SIGNED = re.compile(
    r"^.{0,24}(?:\d{4}|[〇零○一二三四五六七八九]{4}|20[\dxX_*]{2}|[xX_*]{2,4})\s*[年./-].{0,12}[日月\d]$"
)
# The organisation that signs, on a line of its own.
SIGNER = re.compile(
    r"^[^,。;:、!?]{2,26}(?:工会|工委|女工委|委员会|小学|中学|学校|学院|幼儿园|分会|总支|支部|小组|教育局|中心|公司|大学)$"
)
CONTACT = re.compile(
    r"^(?:联系(?:人|电话|方式)|电话|手机|地址|组长|附件?|备注|注|抄送|抄报|报送|主题词)\s*[:]|(?:电话|手机|邮箱)[:]"
)


def signed(text: str) -> bool:
    """Tell whether a line is the date of a signature, alone or behind the signer's name."""
    return len(text) <= 34 and bool(SIGNED.match(text))
