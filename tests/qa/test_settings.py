"""The environment becomes settings, or an error that names the variable and the value."""

from pathlib import Path

import pytest

from index.errors import SettingsError
from qa.settings import describe_settings, load_settings


def test_an_empty_environment_gives_the_defaults() -> None:
    settings = load_settings({})
    assert settings.index.data_dir == Path("data")
    assert settings.server.port == 7860
    assert settings.model.llm is None


def test_values_are_converted_to_the_type_of_their_field() -> None:
    settings = load_settings(
        {"YINJU_PORT": "8000", "YINJU_UPLOADS": "no", "YINJU_DATA_DIR": "here", "YINJU_LLM": "a:b"}
    )
    assert settings.server.port == 8000
    assert settings.limits.uploads is False
    assert settings.index.data_dir == Path("here")
    assert settings.model.llm == "a:b"


def test_an_argument_goes_before_the_environment() -> None:
    settings = load_settings({"YINJU_DATA_DIR": "here"}, data_dir=Path("there"))
    assert settings.index.data_dir == Path("there")


@pytest.mark.parametrize(
    ("variable", "value"),
    [("YINJU_PORT", "eighty"), ("YINJU_UPLOADS", "perhaps"), ("YINJU_CHUNK_TOKENS", "-1")],
)
def test_a_value_that_does_not_fit_is_named(variable: str, value: str) -> None:
    with pytest.raises(SettingsError, match=f"{variable} is .*{value}"):
        load_settings({variable: value})


def test_a_blank_value_counts_as_not_set() -> None:
    assert load_settings({"YINJU_PORT": " "}).server.port == 7860


def test_the_key_is_not_shown() -> None:
    assert "s3cret" not in repr(load_settings({"YINJU_LLM_API_KEY": "s3cret"}))


def test_every_setting_says_what_it_means() -> None:
    described = list(describe_settings())
    assert all(meaning for _, _, meaning in described)
    assert len({variable for variable, _, _ in described}) == len(described)
