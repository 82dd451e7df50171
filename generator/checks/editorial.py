"""Rules on what an editor may have left open."""

from collections.abc import Iterator
from datetime import date

from generator.catalogue import known_languages
from generator.checks.rule import Finding, rule
from generator.derive import Story
from generator.problem import Place, quoted


@rule("no-answer")
def answered_questions_have_answers(story: Story) -> Iterator[Finding]:
    """An answered question has an answer."""
    for question in story.questions.values():
        if question.status == "answered" and question.answer is None:
            yield Finding(
                story.place_of(question, "status"),
                "the question has the status `answered`, and no answer",
                "add `answer:`, or write `status: open`",
            )


@rule("no-report", "warning")
def claims_have_reports(story: Story) -> Iterator[Finding]:
    """A claim has a report: what nobody is known to say is a question, and no claim."""
    for claim in story.claims.values():
        if not claim.reports:
            yield Finding(
                story.place_of(claim, "reports"),
                "no source is named that carries this claim",
                "add a report, or ask it as a question below `questions:`",
            )


@rule("duplicate-report")
def reports_stand_once(story: Story) -> Iterator[Finding]:
    """A source says one thing of a claim, by one speaker, once; a second report is a copy left over."""
    for claim in story.claims.values():
        seen: dict[tuple[str, str | None, str], Place] = {}
        for number, report in enumerate(claim.reports):
            place = story.place_of(claim, "reports", number)
            first = seen.setdefault((report.source, report.by, report.stance), place)
            if first is not place:
                message = f"{quoted(report.source)} has a second report with the same speaker and stance"
                help_ = f"delete one of the two; the first is in line {first.line}"
                yield Finding(place, message, help_)


@rule("no-access-date")
def sources_seen_whole_have_an_access_date(story: Story) -> Iterator[Finding]:
    """A source that was seen in full has the date of access: pages change."""
    for source in story.sources.values():
        if source.seen == "full" and source.accessed is None:
            yield Finding(
                story.place_of(source, "seen"),
                "the source was seen in full, and the day of that is not given",
                "add `accessed:` with the day, as in 2025-12-10",
            )


@rule("no-contact", "warning")
def errors_can_be_reported(story: Story) -> Iterator[Finding]:
    """A story says where readers report errors, or `contact: none`, and readers are told that."""
    if story.parsed.info is not None and story.parsed.info.contact is None:
        yield Finding(
            story.place_of(None),
            "the story does not say where readers report errors",
            "add `contact: mailto:name@example.org`, or `contact: none` if they cannot",
        )


@rule("no-catalogue", "warning")
def readers_are_told_in_their_language(story: Story) -> Iterator[Finding]:
    """There are words for readers in the language of the story."""
    if story.parsed.info and not story.catalogue.is_translated:
        code = story.info.language
        languages = ", ".join(f"`{language}`" for language in known_languages())
        position = story.info.languages.index(code) if code in story.info.languages[1:] else None
        yield Finding(
            story.place_of(None, "language")
            if position is None
            else story.place_of(None, "languages", position),
            f"the words around the story will be in English: there is no catalogue in {quoted(code)}",
            f"make one by `explainer translate {code}`; there are {languages}",
        )


@rule("half-coordinates")
def places_have_both_coordinates(story: Story) -> Iterator[Finding]:
    """A place has a latitude and a longitude, or neither."""
    for place in story.places.values():
        for key, other in (("latitude", "longitude"), ("longitude", "latitude")):
            if getattr(place, key) is not None and getattr(place, other) is None:
                yield Finding(
                    story.place_of(place, key),
                    f"the place has a {key} and no {other}",
                    f"add `{other}:`, or delete this line",
                )


@rule("review-due", "warning")
def open_questions_are_looked_at_again(story: Story) -> Iterator[Finding]:
    """An open question is looked at again after at most `review_after` days, where `story` names a number."""
    info = story.parsed.info
    if info is None or info.review_after is None:
        return
    today = date.fromisoformat(info.as_of.text)
    for question in story.questions.values():
        last = question.reviewed or question.asked
        if question.status == "answered":
            continue
        if last is None:
            message = "the day on which the editors last looked for an answer is not given"
        elif (days := (today - date.fromisoformat(last.text)).days) > info.review_after:
            message = f"the editors last looked for an answer {days} days before `as_of`"
        else:
            continue
        yield Finding(
            story.place_of(question, "reviewed" if question.reviewed else "asked" if last else "id"),
            message,
            "look again, and write the day as `reviewed:`",
            f"`review_after` in `story` promises a look every {info.review_after} days",
        )


@rule("no-about", "warning")
def corrections_name_what_they_correct(story: Story) -> Iterator[Finding]:
    """A correction names the entries that it corrects: their pages and feeds then tell of it."""
    for update in story.updates.values():
        if update.kind == "correction" and not update.about:
            yield Finding(
                story.place_of(update, "id"),
                "the correction names no entry",
                "add `about:` with the ids of the entries that were wrong",
                "who reads the page of a corrected entry is not told",
            )
