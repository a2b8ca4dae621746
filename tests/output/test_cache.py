"""The fragment cache: what comes back, what goes, and what damage does to it."""

import os
import random
from pathlib import Path

from sdkref.output.cache import FragmentCache, renderer_version

VERSION = b"v" * 32


def cache(folder: Path, scope: str = "", version: bytes = VERSION, limit: int = 10**9) -> FragmentCache:
    return FragmentCache(folder, scope, renderer=version, limit=limit)


def fill(folder: Path, fragments: dict[str, str], scope: str = "") -> None:
    written = cache(folder, scope)
    for digest, fragment in fragments.items():
        written.put(digest, fragment)
    written.save()


def test_a_fragment_comes_back(tmp_path: Path) -> None:
    fill(tmp_path / "new", {"a": "<p>Ä</p>", "b": "", "c": "\ud800"})
    again = cache(tmp_path / "new")
    assert [again.get(each) for each in "abcd"] == ["<p>Ä</p>", "", "\ud800", None]


def test_what_a_run_does_not_use_is_dropped(tmp_path: Path) -> None:
    fill(tmp_path, {"a": "1", "b": "2"})
    second = cache(tmp_path)
    second.get("a")
    second.put("c", "3")
    second.save()
    third = cache(tmp_path)
    assert [third.get(each) for each in "abc"] == ["1", None, "3"]


def test_edit_by_edit_what_is_asked_for_stays_and_a_pack_does_not_grow(tmp_path: Path) -> None:
    stays = {f"stays {number}": f"{number}" * 100 for number in range(20)}
    fill(tmp_path, stays | {"edited 0": "0" * 1000})
    for edit in range(1, 30):
        run = cache(tmp_path)
        assert all(map(run.keep, stays))
        assert run.get(f"edited {edit}") is None
        run.put(f"edited {edit}", f"{edit}" * 1000)
        run.save()
        assert run.get(f"edited {edit - 1}") is None
        assert {each: run.get(each) for each in stays} == stays
        assert run.get(f"edited {edit}") == f"{edit}" * 1000
    (pack,) = tmp_path.iterdir()
    assert pack.stat().st_size < 12_000


def test_another_version_sees_nothing(tmp_path: Path) -> None:
    fill(tmp_path, {"a": "1"})
    assert cache(tmp_path, version=b"w" * 32).get("a") is None


def test_sites_do_not_meet(tmp_path: Path) -> None:
    fill(tmp_path, {"a": "1"}, scope="one")
    fill(tmp_path, {"a": "2"}, scope="two")
    assert cache(tmp_path, "one").get("a") == "1"
    assert cache(tmp_path, "two").get("a") == "2"


def test_a_damaged_pack_never_gives_another_fragment(tmp_path: Path) -> None:
    fragments = {f"{number}": f"<p>{number}</p>" * 5 for number in range(20)}
    fill(tmp_path, fragments)
    (pack,) = tmp_path.glob("*.pack")
    whole = pack.read_bytes()
    chance = random.Random(0)
    for _ in range(300):
        damaged = bytearray(whole[: chance.choice([len(whole), chance.randrange(len(whole))])])
        for _ in range(3):
            if damaged:
                damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
        pack.write_bytes(damaged)
        opened = cache(tmp_path)
        for digest, fragment in fragments.items():
            assert opened.get(digest) in (fragment, None)


def test_a_folder_that_cannot_be_written_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    fill(tmp_path / "file" / "below", {"a": "1"})
    assert cache(tmp_path / "file" / "below").get("a") is None


def test_the_oldest_packs_go_first(tmp_path: Path) -> None:
    ages: dict[Path, int] = {}
    for number, scope in enumerate(["one", "two", "three"]):
        fill(tmp_path, {"a": "x" * 1000}, scope)
        (new,) = set(tmp_path.glob("*.pack")) - ages.keys()
        ages[new] = number
        for pack, age in ages.items():
            os.utime(pack, (age, age))
    last = cache(tmp_path, "four", limit=2500)
    last.put("a", "x" * 1000)
    last.save()
    assert [cache(tmp_path, scope).get("a") is None for scope in ("one", "two", "three", "four")] == [
        True,
        True,
        False,
        False,
    ]


def test_the_version_is_of_the_code() -> None:
    assert renderer_version() == renderer_version()
    assert len(renderer_version()) == 32
