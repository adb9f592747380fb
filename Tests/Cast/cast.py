"""Who acts in the tests that ask a demo, and what the mother tells."""

import os

# One password for all accounts of a demo.
PASSWORD = os.environ.get("THUBON_PASSWORD", "song-thu-bon")

MOTHER = "mai"
COUNTER = "lang.motcua"
SPECIALIST = "lang.chuyenvien"
LEADER = "lang.lanhdao"
CLERK = "lang.vanthu"
ADMINISTRATOR = "quantri"

# The birth of a child in the border commune of Lăng; how the commune is named depends on where it is told.
BIRTH = {
    "applicant_relation": "mother",
    "applicant_name": "Bhling Thị Mai",
    "applicant_id": "049198000099",
    "applicant_residence": "Thôn Tà Ri, xã Lăng, huyện Tây Giang",
    "child_name": "Bhling Thị Hoa",
    "child_birth_date": "20/11/2026",
    "child_gender": "female",
    "child_ethnicity": "Cơ Tu",
    "child_nationality": "Việt Nam",
    "birth_place": "Trung tâm Y tế huyện Tây Giang, tỉnh Quảng Nam",
    "hometown": "Xã Lăng, huyện Tây Giang, tỉnh Quảng Nam",
    "birth_evidence": "notice",
    "mother_self_name": "Bhling Thị Mai",
    "mother_self_birth_date": "12/04/1998",
    "mother_self_ethnicity": "Cơ Tu",
    "mother_self_nationality": "Việt Nam",
    "mother_self_id": "049198000099",
    "mother_self_residence": "Thôn Tà Ri, xã Lăng, huyện Tây Giang",
    "has_father": "no",
    "wants_copies": "no",
}
