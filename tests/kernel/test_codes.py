"""A code stands on one line, and nothing but the text that people read is touched."""

import pytest

from bsak.kernel.codes import held_together


@pytest.mark.parametrize(
    ("page", "held"),
    [
        ("<p>Se (MT-AC-02).</p>", '<p>Se (<span class="code">MT-AC-02</span>).</p>'),
        ("<b>OI-SP-01</b>", '<b><span class="code">OI-SP-01</span></b>'),
        ("<i>00-DP-01, ÅB-AC-110</i>",
         '<i><span class="code">00-DP-01</span>, <span class="code">ÅB-AC-110</span></i>'),
    ],
)  # fmt: skip
def test_code_is_held_together_wherever_it_stands_in_text(page, held):
    assert held_together(page) == held


@pytest.mark.parametrize(
    "page",
    [
        '<a href="/register/MT-AC-02" data-told="&lt;MT-AC-02&gt;">Brand</a>',
        "<textarea>\nSe MT-AC-02\n</textarea><select><option>MT-AC-02</option></select>",
        "<svg><title>MT-AC-02</title></svg>",
        "<p>14.00.08-A21-1-19, mt-ac-02, XMT-AC-02-x, A-AC-02</p>",
    ],
)
def test_what_is_no_code_in_text_is_left_alone(page):
    assert held_together(page) == page
