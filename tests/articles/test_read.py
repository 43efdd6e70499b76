"""Files of every kind, good and bad: what is read, what is refused, and that the others go on."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from kg.articles import count, passed_over, read
from kg.errors import ArticleError
from kg.model import Article, DateBasis
from tests.articles.conftest import FewOutlets

TEXT = "Raid kills two\n\n4 March 2016\n\nTwo people were killed in an air raid on the town of Marea, residents said.\n"
ARABIC = "قتل ثلاثون مدنيا يوم السبت في غارات جوية على بلدة في ريف دمشق، بحسب المرصد السوري لحقوق الإنسان."
RUSSIAN = "Тридцать мирных жителей погибли в субботу в результате авиаударов по городу, сообщили местные власти."
PAGE = """<html lang="en"><head><title>Strike kills ten - Northern Wire</title>
<meta property="og:site_name" content="Northern Wire"><meta name="author" content="Jane Roe">
<meta property="article:published_time" content="2019-05-04T10:00:00Z">
<link rel="canonical" href="https://news.example/a/1"></head><body><nav>Home News</nav>
<article><h1>Strike kills ten</h1>
<p>An air strike killed ten people in the town of Harasta on Friday, the Observatory said in a statement today.</p>
<p>Rescue workers searched for survivors under the rubble until the evening.</p></article></body></html>"""
LIMIT = 100_000


def all_of(
    *paths: Path | str, outlets: FewOutlets, limit: int = LIMIT, stdin: bytes = b""
) -> list[Article | ArticleError]:
    return list(read([str(path) for path in paths], limit=limit, stdin=io.BytesIO(stdin), outlets=outlets))


def articles(found: Sequence[Article | ArticleError]) -> list[Article]:
    return [one for one in found if isinstance(one, Article)]


def refusals(found: Sequence[Article | ArticleError]) -> list[str]:
    return [str(one) for one in found if isinstance(one, ArticleError)]


def write(path: Path, text: str | bytes) -> Path:
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_a_text_is_kept_character_for_character(tmp_path: Path, outlets: FewOutlets) -> None:
    raw = "\ufeffRaid\r\n\r\nTwo people were killed in the town\u00a0of Marea.\r".encode()
    (article,) = articles(all_of(write(tmp_path / "a.txt", raw), outlets=outlets))
    assert article.text.encode() == raw
    assert article.sha256 == hashlib.sha256(raw).hexdigest()
    assert article.title == "Raid"


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"", "there is no text in it; leave it out"),
        (b" \n\t\r\n", "there is no text in it"),
        (b"\xef\xbb\xbf\n", "there is no text in it"),
        (b"\x7fELF\x02\x01\x00", "this is no text: byte 6 is zero"),
        (b"Raid\ncaf\xe9 hit in Marea", ":2: byte 8 (0xe9) is not valid UTF-8; re-encode"),
        ("Raid".encode("utf-16"), "the text is UTF-16; re-encode the file: iconv -f UTF-16 -t UTF-8"),
        (ARABIC.encode(), "the text is in Arabic (ar); only English articles are read"),
        (RUSSIAN.encode(), "the text is in Russian (ru)"),
        (b"a" * (LIMIT + 1), "100,001 bytes, more than 100,000 in one article; split it"),
    ],
)
def test_a_bad_text_is_refused_and_the_next_is_read(raw: bytes, told: str, tmp_path: Path, outlets: FewOutlets) -> None:
    write(tmp_path / "a.txt", raw)
    write(tmp_path / "b.txt", TEXT)
    found = all_of(tmp_path, outlets=outlets)
    (refusal,) = refusals(found)
    assert told in refusal
    assert "\n" not in refusal
    assert [article.file for article in articles(found)] == [str(tmp_path / "b.txt")]


def test_a_line_of_50_megabytes_is_refused_by_its_size(tmp_path: Path, outlets: FewOutlets) -> None:
    path = tmp_path / "long.txt"
    with path.open("wb") as stream:
        stream.truncate(50_000_000)
    assert refusals(all_of(path, outlets=outlets)) == [
        f"{path}: 50,000,000 bytes, more than 100,000 in one article; split it, or raise CKG_MAX_ARTICLE_BYTES"
    ]


def test_an_article_with_no_event_is_an_article(tmp_path: Path, outlets: FewOutlets) -> None:
    path = write(tmp_path / "a.txt", "Garden show opens\n\nThe garden show opened in the town hall with a concert.\n")
    assert [article.title for article in articles(all_of(path, outlets=outlets))] == ["Garden show opens"]


def test_what_is_no_file_is_refused_at_once(tmp_path: Path, outlets: FewOutlets) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    write(tmp_path / "picture.png", b"x")
    (tmp_path / "empty").mkdir()
    named = ("pipe.txt", "gone.txt", "picture.png", "missing.txt", "empty")
    found = all_of(*(tmp_path / name for name in named), outlets=outlets)
    told = [refusal.split(": ", 1)[1] for refusal in refusals(found)]
    assert told == [
        "this is no regular file; to read a pipe, give it as standard input: -",
        "the link leads nowhere; mend or remove it",
        "this kind of file is not read; known kinds: .txt .html .htm .jsonl .warc .warc.gz",
        "there is no such file or folder; check the path",
        "there is no article in this folder; known kinds: .txt .html .htm .jsonl .warc .warc.gz",
    ]


def test_a_broken_link_in_a_folder_is_refused(tmp_path: Path, outlets: FewOutlets) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    (refusal,) = refusals(all_of(tmp_path, outlets=outlets))
    assert "a link leads nowhere" in refusal


def test_a_file_that_may_not_be_read(tmp_path: Path, outlets: FewOutlets, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "a.txt", TEXT)

    def forbidden(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "read_bytes", forbidden)
    assert refusals(all_of(path, outlets=outlets)) == [
        f"{path}: it cannot be read: permission denied; check its owner and permissions"
    ]


def test_a_folder_that_may_not_be_read(tmp_path: Path, outlets: FewOutlets, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(path: str) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(os, "scandir", forbidden)
    assert refusals(all_of(tmp_path, outlets=outlets)) == [
        f"{tmp_path}: it cannot be read: permission denied; check its owner and permissions"
    ]


def test_a_folder_is_read_in_the_order_of_its_paths(tmp_path: Path, outlets: FewOutlets) -> None:
    for name in ("b.txt", "a/z.txt", "a/y.TXT", ".hidden/x.txt", "a/.x.txt", "notes.md", "folder.txt/c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        write(tmp_path / name, TEXT)
    found = articles(all_of(tmp_path, outlets=outlets))
    assert [article.file.removeprefix(f"{tmp_path}/") for article in found] == [
        "a/y.TXT", "a/z.txt", "b.txt", "folder.txt/c.txt",
    ]  # fmt: skip


def test_what_is_passed_over_in_a_folder(tmp_path: Path) -> None:
    for name in ("b.pdf", "a/c.docx", "a/y.txt", ".hidden/x.pdf", "a/.x.pdf"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        write(tmp_path / name, "x")
    paths = [str(tmp_path), "-", str(tmp_path / "b.pdf"), str(tmp_path / "missing")]
    assert passed_over(paths) == [tmp_path / "a" / "c.docx", tmp_path / "b.pdf"]


def test_standard_input_is_text(outlets: FewOutlets) -> None:
    (article,) = articles(all_of("-", outlets=outlets, stdin=TEXT.encode()))
    assert (article.file, article.published.day) == ("-", date(2016, 3, 4))
    (refusal,) = refusals(all_of("-", outlets=outlets, stdin=b"a" * 11, limit=10))
    assert refusal.startswith("-: more than 10 bytes in one article")


def test_a_page_gives_its_text_and_what_its_markup_says(tmp_path: Path, outlets: FewOutlets) -> None:
    (article,) = articles(all_of(write(tmp_path / "a.html", PAGE), outlets=outlets))
    assert "An air strike killed ten people in the town of Harasta" in article.text
    assert "Home News" not in article.text
    assert (article.title, article.outlet, article.byline) == ("Strike kills ten", "Northern Wire", "Jane Roe")
    assert (article.published.day, article.published.basis) == (date(2019, 5, 4), DateBasis.STATED)
    assert article.url == "https://news.example/a/1"


@pytest.mark.parametrize("before", ["", "\ufeff", " \r\n\t", "<!DOCTYPE html>\n", "\ufeff<!doctype HTML SYSTEM 'x'>"])
def test_a_page_is_known_by_how_it_begins(before: str, tmp_path: Path, outlets: FewOutlets) -> None:
    raw = (before + PAGE.replace("<html", "<HTML", 1)).encode()
    found = articles(all_of(write(tmp_path / "a.txt", raw), "-", outlets=outlets, stdin=raw))
    assert [article.file for article in found] == [str(tmp_path / "a.txt"), "-"]
    for article in found:
        assert (article.title, article.url) == ("Strike kills ten", "https://news.example/a/1")
        assert "<" not in article.text
        assert article.sha256 == hashlib.sha256(raw).hexdigest()


def test_a_text_that_speaks_of_html_is_text(tmp_path: Path, outlets: FewOutlets) -> None:
    text = "<htmlish> The word is <html> and two people were killed in the town of Marea, residents said.\n"
    (article,) = articles(all_of(write(tmp_path / "a.txt", text), outlets=outlets))
    assert article.text == text


def test_a_page_without_metadata_is_dated_by_its_text(tmp_path: Path, outlets: FewOutlets) -> None:
    body = PAGE.split("<article>")[1].replace("An air strike", "Published July 19 2016 An air strike")
    page = write(tmp_path / "a.htm", f"<html><body><article>{body}")
    (article,) = articles(all_of(page, outlets=outlets))
    assert (article.published.day, article.outlet) == (date(2016, 7, 19), "")


@pytest.mark.parametrize("page", ["<html><body></body></html>", "", "<p></p>"])
def test_a_page_without_article_is_refused(page: str, tmp_path: Path, outlets: FewOutlets) -> None:
    (refusal,) = refusals(all_of(write(tmp_path / "a.html", page), outlets=outlets))
    assert "no article is found in this page" in refusal


def test_a_page_in_another_language_is_refused(tmp_path: Path, outlets: FewOutlets) -> None:
    page = write(tmp_path / "a.html", f"<html><body><article><p>{ARABIC}</p><p>{ARABIC}</p></article></body></html>")
    (refusal,) = refusals(all_of(page, outlets=outlets))
    assert "Arabic (ar)" in refusal


def line(**fields: object) -> str:
    return json.dumps({"text": TEXT} | fields)


def test_a_line_of_json_is_an_article(tmp_path: Path, outlets: FewOutlets) -> None:
    given = line(
        title="T", outlet="O", published="2016-03-05T10:00:00Z", url="https://x.example", byline="B", language="en-GB"
    )
    found = all_of(write(tmp_path / "a.jsonl", f"{given}\r\n\n{line()}\n"), outlets=outlets)
    first, second = articles(found)
    assert (first.title, first.outlet, first.byline, first.url) == ("T", "O", "B", "https://x.example")
    assert (first.published.day, second.published.day) == (date(2016, 3, 5), date(2016, 3, 4))
    assert first.sha256 == hashlib.sha256(given.encode()).hexdigest()


@pytest.mark.parametrize(
    ("bad", "told"),
    [
        ("{", "this is no JSON"),
        ("[" * 100_000, "this JSON cannot be read"),
        ("9" * 5000, "this JSON cannot be read"),
        ('"text"', 'there is no object with a string "text"'),
        ('{"title": "T"}', 'there is no object with a string "text"'),
        ('{"text": ""}', "there is no text in it"),
        ('{"text": "a \\ud800 b"}', "character 2 (U+D800) cannot stand in a text"),
        ('{"text": "a \\u0000 b"}', "character 2 (U+0000) cannot stand in a text"),
        (line(title=3), '"title" is no string'),
        (line(published="yesterday"), "\"published\" is no date: 'yesterday'; write it as 2015-12-02"),
        (line(language="fr"), "the text is in French (fr)"),
        (line(language="xx-unheard"), "the text is in the language 'xx-unheard'"),
        (json.dumps({"text": ARABIC}), "the text is in Arabic (ar)"),
        (line(title="x" * LIMIT), "more than 100,000 bytes in one article"),
    ],
)
def test_a_bad_line_is_refused_by_its_number(bad: str, told: str, tmp_path: Path, outlets: FewOutlets) -> None:
    path = write(tmp_path / "a.jsonl", f"{line(title='one')}\n{bad}\n{line(title='three')}")
    limit = LIMIT + 20_000 if bad.startswith("[") else LIMIT
    found = all_of(path, outlets=outlets, limit=limit)
    (refusal,) = refusals(found)
    assert refusal.startswith(f"{path}:2: {told}")
    assert [article.title for article in articles(found)] == ["one", "three"]


def test_a_file_of_json_lines_may_end_in_a_line_too_long(tmp_path: Path, outlets: FewOutlets) -> None:
    path = write(tmp_path / "a.jsonl", "x" * 25)
    assert len(refusals(all_of(path, outlets=outlets, limit=10))) == 1
    assert "there is no line in it" in refusals(all_of(write(tmp_path / "b.jsonl", ""), outlets=outlets))[0]


def record(kind: str, url: str, block: bytes) -> bytes:
    """One WARC record."""
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nContent-Length: {len(block)}\r\n\r\n"
    return head.encode() + block + b"\r\n\r\n"


def archive(path: Path, *pages: tuple[str, str, str]) -> Path:
    """An archive with a response for each (address, content type, body), an answer of 404 and a record of its own."""
    blocks = [
        record("response", url, f"HTTP/1.0 200 OK\r\nContent-Type: {kind}\r\n\r\n{body}".encode())
        for url, kind, body in pages
    ]
    blocks.append(record("response", "https://x.example/gone", b"HTTP/1.0 404 Gone\r\nContent-Type: text/html\r\n\r\n"))
    blocks.append(record("metadata", "https://x.example", b"a: b\r\n"))
    return write(path, b"".join(gzip.compress(block) if path.suffix == ".gz" else block for block in blocks))


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_an_archive_gives_its_pages(name: str, tmp_path: Path, outlets: FewOutlets) -> None:
    path = archive(
        tmp_path / name,
        ("https://x.example/1", "text/html; charset=utf-8", PAGE),
        ("https://x.example/2", "image/png", "x"),
        ("https://x.example/3", "text/html", "<html></html>"),
        ("https://x.example/4", "text/html", PAGE + " " * LIMIT),
    )
    found = all_of(path, outlets=outlets)
    (article,) = articles(found)
    assert (article.url, article.file) == ("https://x.example/1", f"{path}#https://x.example/1")
    no_article, too_large = refusals(found)
    assert no_article.startswith(f"{path}#https://x.example/3: no article")
    assert "more than 100,000 bytes" in too_large


def test_a_broken_archive_keeps_what_was_read(tmp_path: Path, outlets: FewOutlets) -> None:
    whole = archive(tmp_path / "a.warc", ("https://x.example/1", "text/html", PAGE)).read_bytes()
    found = all_of(write(tmp_path / "a.warc", whole + b"nonsense\r\nnonsense\r\n"), outlets=outlets)
    assert (len(articles(found)), len(refusals(found))) == (1, 1)
    nonsense = write(tmp_path / "b.warc", "this is no archive\n")
    assert "the archive is broken" in refusals(all_of(nonsense, outlets=outlets))[0]
    assert "no HTML page in this archive" in refusals(all_of(write(tmp_path / "c.warc", ""), outlets=outlets))[0]


def test_how_many_articles_a_path_holds(tmp_path: Path) -> None:
    for name in ("a.txt", "b.html", "notes.md"):
        write(tmp_path / name, TEXT)
    assert count([str(tmp_path), str(tmp_path / "missing.txt")]) == 3
    assert count([str(tmp_path), "-"]) is None
    write(tmp_path / "c.jsonl", "")
    assert count([str(tmp_path)]) is None
