"""What code of a description needs around it, as its text tells: files, variables, a token."""

import pytest

from sdkref.examples.named_files import file_names
from sdkref.examples.named_variables import named_variables
from sdkref.examples.stand_ins import filled

VARIABLES = {
    'curl -H "Authorization: Bearer $HARBOUR_ADMIN_KEY"': {"HARBOUR_ADMIN_KEY": "key-for-tests"},
    "curl https://harbour.example/ships/${SHIP_ID}": {"SHIP_ID": "1"},
    'curl "$HARBOUR_URL/ships" -H "X-Key: $HARBOUR_KEY"': {
        "HARBOUR_URL": "{base_url}",
        "HARBOUR_KEY": "key-for-tests",
    },
    "new Harbour({ token: process.env.HARBOUR_TOKEN })": {"HARBOUR_TOKEN": "key-for-tests"},
    "new Harbour({ token: process.env['HARBOUR_TOKEN'] })": {"HARBOUR_TOKEN": "key-for-tests"},
    'Harbour(os.environ["HARBOUR_TOKEN"], os.environ.get("PIER"))': {
        "HARBOUR_TOKEN": "key-for-tests",
        "PIER": "1",
    },
    'Harbour(os.getenv("HARBOUR_SECRET"))': {"HARBOUR_SECRET": "key-for-tests"},
    'harbour.New(os.Getenv("HARBOUR_TOKEN"))': {"HARBOUR_TOKEN": "key-for-tests"},
    "cd $HOME; echo $PATH ${BASH_VERSION} $KNOWN $1 $small": {},
    "LD_PRELOAD=$LD_PRELOAD x; process.env.NODE_OPTIONS": {},
}

FILES = {
    "open('ship.png', 'rb')": ["ship.png"],
    'curl -F file="@/path/to/file/ship.mp3"': ["file/ship.mp3"],
    'curl -F "file=@$HOME/ship.wav;type=audio/x-wav"': ["ship.wav"],
    'curl -F "offer=<offer.sdp;type=application/sdp"': ["offer.sdp"],
    "open('/etc/ship.json')": [],
    "open('../ship.json')": [],
    "fetch('https://harbour.example/path/to/ship.json')": [],
}


@pytest.mark.parametrize("code", VARIABLES)
def test_variables_that_code_reads_are_set(code: str) -> None:
    assert dict(named_variables(code, known={"KNOWN"})) == VARIABLES[code]


@pytest.mark.parametrize("code", FILES)
def test_files_that_code_reads_are_there(code: str) -> None:
    assert [*file_names(code)] == FILES[code]


def test_a_stand_in_for_a_folder_is_the_own_folder() -> None:
    code = "cat /path/to/ship.json; curl https://harbour.example/path/to/ship"
    assert filled(code) == "cat ship.json; curl https://harbour.example/path/to/ship"


def test_a_stand_in_for_a_token_is_a_token() -> None:
    assert filled('"Authorization: Bearer <your token>"') == '"Authorization: Bearer key-for-tests"'
    assert filled('f"Bearer {token}", `Bearer ${token}`') == 'f"Bearer {token}", `Bearer ${token}`'
