"""Codes of languages are those that IANA has registered, and what is none is answered with the one meant."""

import pytest

from generator.model.language_codes import is_code, meant_by


@pytest.mark.parametrize(
    "code",
    ["en", "ru", "ko", "evn", "niv", "zh-Hans", "zh-hant-TW", "pt-BR", "sr-Latn", "tl", "no", "und", "qaa"],
)
def test_a_registered_code_is_one(code: str) -> None:
    assert is_code(code)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("ру", "ru"),
        ("РУ", "ru"),
        ("ен", "en"),
        ("RU", "ru"),
        ("rus", "ru"),
        ("kor", "ko"),
        ("ger", "de"),
        ("russian", "ru"),
        ("Deutsch", "de"),
        ("русский", "ru"),
        ("kp", "ko"),
        ("jp", "ja"),
        ("ua", "uk"),
        ("pt_BR", "pt-BR"),
        ("en-UK", "en-GB"),
        ("xx", None),
        ("zzz", None),
        ("en-", None),
        ("English (simple)", None),
        ("", None),
    ],
)
def test_what_is_no_code_is_answered_with_the_one_meant(text: str, meant: str | None) -> None:
    assert not is_code(text)
    assert meant_by(text) == meant
    assert meant is None or is_code(meant)
