"""Whatever is typed is printed as it stands or as a replacement sign, and nothing else happens."""

import time
from io import BytesIO

import pdfplumber
import pikepdf
import pypdfium2
import pytest

from bsak import pdf
from bsak.pdf.flow import Lines
from bsak.pdf.words import plain
from tests.pdf import gate
from tests.pdf.conftest import bound

IDENTITY = pdf.Identity("SK-DP-01", "Delplan")
PAYLOADS = [
    "<b>fed",
    "</para><para>",
    '<img src="/etc/passwd"/>',
    '<img src="http://127.0.0.1:9/x.png" width="1" height="1"/>',
    '<onDraw name="x" label="y"/>',
    '<font color="[[].append(1)]">rød</font>',
    '<a href="javascript:alert(1)">klik</a>',
    '<link href="file:///etc/passwd">fil</link>',
    "<bullet>&bull;</bullet>",
    "<unichar code='0x41'/>",
    "<seq/><index item='x'/>",
    "]]>",
    "<![CDATA[x]]>",
    "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;",
    "&lt;b&gt; &amp; &#65;",
    "{{ 7*7 }} ${7*7} %(x)s %s %d %07d 0 R",
    "(((",
    ")))",
    "\\\\ \\( \\101 \\",
    ") Tj ET /Artifact BMC BT (x",
    "EMC Q Q Q",
    "endstream endobj 1 0 obj <</Type/Catalog>>",
    "'; DROP TABLE document; --",
    "../../../../etc/passwd",
    '=HYPERLINK("http://x")',
    "æøåÆØÅ éüßñ „citat“ »citat« – — … · × ≤ ≥ → ✓",
    "Łódź Ωμέγα Жуков Việt Nam ½ ² € ‰",
]
REPLACED = [
    ("nul\x00midt", "nul�midt"),
    ("bel\x07 esc\x1b[31m", "bel� esc�[31m"),
    ("omvendt \u202etxet", "omvendt �txet"),
    ("שלום", "����"),
    ("ild 🔥 og 🚒", "ild � og �"),
    ("☐ ☑ ⚠ ☎", "� � � �"),
    ("漢字", "��"),
    ("blød\xadt skel\u200bet", "blødt skelet"),
    ("e\u0301n", "én"),
    ("a\tb\r\nc\rd", "a b c d"),
]


def everywhere(text):
    """Return flowables with `text` in every field there is."""
    run = pdf.Run(text, bold=True, link=text)
    return [
        pdf.CardHead(pdf.Identity("SK-AC-01", "Kort " + text), text, text),
        pdf.Entry([text], text),
        pdf.StopBox([pdf.StopLine(text, text, "112")]),
        pdf.Choices(text, [pdf.Choice(text, text)], text),
        pdf.SectionBar(text),
        pdf.StepRow(1, [run, text], text, text, fill=[text, pdf.Blank(10)], warning=text),
        pdf.IfThen([(text, run)]),
        pdf.TurnLine(text),
        pdf.WriteLines(text, text, count=1),
        pdf.Heading(text, 2),
        pdf.Text(text),
        pdf.Text([run, text]),
        pdf.Bullets([text]),
        pdf.NumberedSteps([text]),
        pdf.TickList([text]),
        pdf.Table([pdf.Column(text), pdf.Column(text, align="right")], [(text, run)]),
        pdf.KeyValues([(text, text)]),
        pdf.ContactBlock(text, text, [(text, "112")], text, text),
        pdf.Callout(text, text),
        pdf.Contents([pdf.ContentsLine("SK", text, text, text)]),
        pdf.EndMark(text),
    ]


def text_of(data):
    document = pypdfium2.PdfDocument(data)
    seen = " ".join(side.get_textpage().get_text_bounded() for side in document)
    document.close()
    return "".join(seen.split())


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_prints_as_it_stands(payload):
    data = bound(pdf.render([pdf.Text(payload), pdf.Text([pdf.Run(payload)])], IDENTITY))

    assert text_of(data).count("".join(payload.split())) == 2


@pytest.mark.parametrize(("text", "shown"), REPLACED)
def test_what_the_type_lacks_prints_as_a_replacement(text, shown):
    data = bound(pdf.render([pdf.Text(text)], IDENTITY))

    with pdfplumber.open(BytesIO(data)) as file:
        printed = " ".join(file.pages[0].extract_text().split())
    assert shown in printed


@pytest.mark.parametrize("payload", [*PAYLOADS, *(text for text, _ in REPLACED)])
def test_a_payload_in_every_field_does_no_harm(payload):
    identity = pdf.Identity(
        "SK-AC-01", payload, payload, payload, payload, payload, payload, payload, payload
    )
    stamp = pdf.Stamp(payload, payload, "https://bsak.example.dk/k/1", payload)

    data = bound(pdf.render(everywhere(payload), identity), stamp=stamp, title=payload)

    with pikepdf.open(BytesIO(data)) as file:
        assert not list(gate._harmless(file, 0))
        assert not list(gate._links(file))
    assert not list(gate._structure(data))


@pytest.mark.parametrize(
    ("link", "kept"),
    [
        ("https://www.brs.dk/", True),
        ("mailto:beredskab@eksempel.dk", True),
        ("tel:+4500000001", True),
        ("sheet:SK-DP-01", True),
        ("sheet:MT-AC-99", False),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        ("HTTPS://x y", False),
        ("data:text/html,x", False),
        ("//evil.example", False),
        ("https://æ.dk/", False),
        ("https://a\nb", False),
    ],
)
def test_only_safe_links_become_links(link, kept):
    data = bound(pdf.render([pdf.Heading("H", 1), pdf.Text(pdf.Run("her", link=link))], IDENTITY))

    with pikepdf.open(BytesIO(data)) as file:
        assert ("/Annots" in file.pages[0]) is kept
    assert not gate.check(data, words=["her"])


@pytest.mark.parametrize(
    "flowable",
    [
        pytest.param(pdf.Text("x" * 200_000), id="word"),
        pytest.param(pdf.Text([pdf.Run("a", bold=True), "x" * 200_000]), id="word in runs"),
        pytest.param(
            pdf.Table([pdf.Column("A"), pdf.Column("B")], [("kort", "xord " * 8000)]),
            id="tall cell",
        ),
        pytest.param(
            pdf.Table([pdf.Column(n) for n in "ABCD"], [("x", "leder", "112", "nu")] * 5000),
            id="5,000 rows",
        ),
        pytest.param(pdf.StepRow(1, "x" * 20_000, "x " * 5000, "leder" * 50), id="step"),
        pytest.param(pdf.StopBox([pdf.StopLine("x " * 9000, phone="1" * 300)]), id="stop"),
        pytest.param(pdf.Choices("x " * 900, [pdf.Choice("x " * 900, "y " * 9000)]), id="choice"),
        pytest.param(pdf.IfThen([("x " * 5000, "y " * 9000)]), id="if then"),
        pytest.param(pdf.Callout("x", "y " * 20_000), id="callout"),
        pytest.param(pdf.ContactBlock("x" * 3000, "y " * 9000, [("x", "112")] * 99), id="contact"),
        pytest.param(pdf.KeyValues([("x" * 4000, "y " * 9000)]), id="key and value"),
        pytest.param(pdf.TickList(["x " * 9000] * 3), id="ticks"),
        pytest.param(pdf.Heading("x " * 9000), id="heading"),
        pytest.param(pdf.SectionBar("x " * 9000), id="bar"),
        pytest.param(pdf.KeepTogether([pdf.Text("x " * 9000), pdf.StepRow(1, "x")]), id="keep"),
        pytest.param(pdf.Text("\n" * 20_000 + "x"), id="empty lines"),
        pytest.param(pdf.Text(" " * 100_000 + "x"), id="spaces"),
        pytest.param(pdf.Text([pdf.Run("x", bold=n % 2 == 0) for n in range(20_000)]), id="runs"),
    ],
)
def test_what_is_too_long_is_printed_whole_and_soon(flowable):
    wanted = plain(flowable._words if isinstance(flowable, Lines) else flowable.words())
    started = time.process_time()

    data = bound(pdf.render([pdf.Heading("Start", 1), flowable, pdf.Text("SLUT")], IDENTITY))

    assert time.process_time() - started < 20  # a slow and busy machine needs a third of it
    printed = text_of(data)
    assert "SLUT" in printed
    assert printed.count("x") + printed.count("y") >= 0.99 * (wanted.count("x") + wanted.count("y"))
    assert not list(gate._ink(data, True))


def test_unprintable_names_what_would_be_replaced():
    assert pdf.unprintable("Ring 112 ☎ nu 🔥\u202e\x00") == {"☎", "🔥", "\u202e", "\x00"}
    assert pdf.unprintable("æøå „”»«–—…·×≤≥→✓ Łódź\n\t\xad e\u0301") == set()


def test_a_run_of_code_points_never_raises():
    text = "".join(map(chr, [*range(0, 0xD800, 7), *range(0xE000, 0x11000, 13)]))

    data = bound(pdf.render([pdf.Heading("H", 1), pdf.Text(text)], IDENTITY))

    assert not list(gate._structure(data))
