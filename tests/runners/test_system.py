"""What a program that is installed outside of the system needs to read."""

from pathlib import Path

from sdkref.runners.system import installed_with


def test_programs_of_the_system_need_nothing_more() -> None:
    assert installed_with(Path("/usr/bin/env")) == ()


def test_a_program_brings_its_libraries(tmp_path: Path) -> None:
    tools, names = tmp_path / "tools", tmp_path / "names"
    for each in (tools / "bin", tools / "lib", tools / "secrets", names):
        each.mkdir(parents=True)
    program, link = tools / "bin" / "curl", names / "curl"
    program.touch()
    link.symlink_to(program)
    assert installed_with(program) == (tools / "bin", tools / "lib")
    assert installed_with(link) == (names, tools / "bin", tools / "lib")
