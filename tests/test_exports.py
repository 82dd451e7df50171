"""What other software reads lies in the site, is named on a page, and can be left out, one format by one."""

from pathlib import Path

import pytest

from generator import exports
from generator.exports.format import Format
from generator.site import Site
from tests import project
from tests.story_of import tiny

each = pytest.mark.parametrize("one", exports.FORMATS, ids=lambda one: one.name)

SITE = Site("https://example.org/explainer/")


def served(path: str) -> str:
    """Return the file in which a host finds what is at a path."""
    return f"{path}index.html" if path.endswith("/") else path


@each
def test_a_format_has_the_file_that_the_page_names(one: Format) -> None:
    (draft,) = exports.pages(tiny())
    page = draft.written()
    assert served(one.path) in one.files(tiny(), SITE)
    assert f'<a href="../{one.path}"' in page.text
    assert f"{{ #{one.name} }}" in page.text
    assert f"https://…/{one.path}" in page.text


@each
def test_a_format_is_left_out_alone(one: Format) -> None:
    rest = exports.files(tiny(), SITE, [one.name])
    whole = exports.files(tiny(), SITE)
    assert whole.keys() - rest.keys() == one.files(tiny(), SITE).keys()
    assert f"{{ #{one.name} }}" not in "".join(
        draft.written().text for draft in exports.pages(tiny(), [one.name])
    )


@each
def test_a_format_is_the_same_at_every_build(one: Format) -> None:
    assert one.files(tiny(), SITE) == one.files(tiny(), SITE)


def test_no_two_formats_have_a_file_or_a_name_in_common() -> None:
    assert len(exports.NAMES) == len(set(exports.NAMES))
    paths = [path for one in exports.FORMATS for path in one.files(tiny(), SITE)]
    assert len(paths) == len(set(paths))


def test_without_any_format_there_is_no_page() -> None:
    assert list(exports.pages(tiny(), exports.NAMES)) == []


def test_the_files_lie_in_the_site_and_what_a_project_leaves_out_does_not(tmp_path: Path) -> None:
    folder = project.small(tmp_path)
    site = project.build(folder)
    assert all((site / served(one.path)).is_file() for one in exports.FORMATS)
    assert 'href="data/"' in (site / "index.html").read_text(encoding="utf-8")
    config = folder / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    first = exports.FORMATS[0]
    named = text.replace("- explainer\n", f"- explainer:\n      left_out: [{first.name}]\n")
    assert named != text
    config.write_text(named, encoding="utf-8")
    project.build(folder)
    assert not (site / first.path).exists()
    assert project.run(*project.EXPLAINER, "generate", "--check", cwd=folder).returncode == 0


def test_a_format_that_does_not_exist_is_told_by_name(tmp_path: Path) -> None:
    folder = project.small(tmp_path)
    config = folder / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(
        text.replace("- explainer\n", "- explainer:\n      left_out: [gopher]\n"), encoding="utf-8"
    )
    done = project.run(*project.EXPLAINER, "build", cwd=folder)
    assert done.returncode != 0
    assert "gopher" in done.stdout
    assert "calendar" in done.stdout
    assert "Traceback" not in done.stdout
