"""The tests' own set-up: it asks for no way of running them that is not there or not wanted."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

CONFTEST = Path(__file__).with_name("conftest.py")


def loaded() -> ModuleType:
    spec = importlib.util.spec_from_file_location("conftest_anew", CONFTEST)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # where its data classes look themselves up
    try:
        spec.loader.exec_module(module)
    finally:
        del sys.modules[spec.name]
    return module


def test_without_xdist_the_tests_can_still_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("xdist", "xdist.scheduler"):
        monkeypatch.setitem(sys.modules, name, None)
    assert loaded().PAGE_TESTS


class CommandLine:
    def __init__(self, dist: str) -> None:
        self.dist = dist

    def getoption(self, name: str) -> str:
        return {"dist": self.dist}[name]


@pytest.mark.parametrize("dist", ["load", "each", "worksteal", "no"])
def test_another_way_of_giving_out_the_tests_is_left_alone(dist: str) -> None:
    assert loaded().pytest_xdist_make_scheduler(CommandLine(dist), None) is None
