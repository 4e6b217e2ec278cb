"""What holds for every template, now and later. (Routes: test_access. Modules: test_rooms.)"""

import re
import tomllib

import html5lib
import pytest
from jinja2 import DictLoader, Environment, TemplateError, nodes

from bsak.kernel.paths import asset_folder

TEMPLATES = asset_folder("templates")
FILES = sorted(TEMPLATES.rglob("*.html"))
PAGES = [f for f in FILES if f.parts[-2] not in ("macros", "layouts") and f.name[0] != "_"]
SHARED = {"layouts", "macros"}
# Shown when nothing else works, so they ask nothing of the program, not even its words.
NEED_NOTHING = {"errors/404.html", "errors/500.html", "errors/503.html"}
OUR_NAMES = {"bsak"}
CLASS_NAMES = r"{% block (?:body_class|paper) %}[\w -]*{% endblock %}"
WORD = re.compile(r"[^\W\d_]{2,}")
NAMED = re.compile(r"[\w/-]+\.html")
LEANS = (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)


def name(file):
    return str(file.relative_to(TEMPLATES))


def rooms() -> list[str]:
    """Return the rooms from the ground floor up, as the import contract stacks them."""
    settings = tomllib.loads((TEMPLATES.parent / "pyproject.toml").read_text())
    layers = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    return [room for floor in reversed(layers) for room in floor.split(" | ")]


def unused(tree: nodes.Template) -> set[str]:
    """Return what a template imports and never calls."""
    imported = {
        n if isinstance(n, str) else n[1]
        for line in tree.find_all(nodes.FromImport)
        for n in line.names
    }
    read = {n.name for n in tree.find_all(nodes.Name) if n.ctx == "load"}
    return imported - read


def trusting(source: str) -> list[str]:
    """Return where a template hands text on unescaped, or holds a style or script of its own."""
    return re.findall(
        r"\|\s*safe\b|\bautoescape\b|\bMarkup\b|\sstyle=|\son[a-z]+=|<style|<script(?![^>]*\ssrc=)",
        source,
    )


def leans_upward(path: str, tree: nodes.Template) -> set[str]:
    """Return the rooms above its own that a template takes parts from."""
    room, floors = path.split("/")[0], rooms()
    below = set(floors[: floors.index(room) + 1]) if room in floors else set()
    used = {_constant(n.template).split("/")[0] for n in tree.find_all(LEANS)}
    return used - below - SHARED


def untranslated(source: str) -> list[str]:
    """Return the words of a template that do not pass through gettext."""
    plain = re.sub(CLASS_NAMES + r"|{#.*?#}|{%.*?%}|{{.*?}}", "", source, flags=re.DOTALL)
    tree = html5lib.parse(plain, namespaceHTMLElements=False)
    told = [e.get(a) for e in tree.iter() for a in ("aria-label", "alt", "title", "placeholder")]
    words = {word for text in [*tree.itertext(), *told] for word in WORD.findall(text or "")}
    return sorted(words - OUR_NAMES)


def has_title(env: Environment, path: str) -> bool:
    """Say whether a page names itself, by its own block or that of the layout it fills."""
    source = (TEMPLATES / path).read_text(encoding="utf-8")
    tree = env.parse(source)
    if any(block.name == "title" and block.body for block in tree.find_all(nodes.Block)):
        return True
    parents = [_constant(n.template) for n in tree.find_all(nodes.Extends)]
    if not parents:
        return bool(re.search(r"<title>[^<{]*\w", source))
    return all("title" not in _required(env, p) and has_title(env, p) for p in parents)


def _required(env: Environment, path: str) -> set[str]:
    tree = env.parse((TEMPLATES / path).read_text(encoding="utf-8"))
    return {block.name for block in tree.find_all(nodes.Block) if block.required}


def _constant(node: nodes.Expr) -> str:
    assert isinstance(node, nodes.Const), "a template is named by a constant"
    return str(node.value)


@pytest.fixture(scope="module")
def env():
    # The words of the house are looked up when a page is rendered; here they only parse.
    return Environment(extensions=["jinja2.ext.i18n"], autoescape=True)


def broken(env: Environment, names: list[str]) -> dict[str, str]:
    """Return the templates that cannot be made into code, and why."""
    found = {}
    for each in names:
        try:
            env.get_template(each)
        except TemplateError as error:
            found[each] = str(error)
    return found


def test_every_template_compiles(app):
    assert broken(app.jinja_env, [name(file) for file in FILES]) == {}


def test_template_that_does_not_compile_is_found(app):
    env = app.jinja_env.overlay(
        loader=DictLoader({"a.html": "{{ 1|nosuch }}", "b.html": "{{ 1 }}"})
    )

    assert list(broken(env, ["a.html", "b.html"])) == ["a.html"]


def told(path: str, source: str, tree: nodes.Template) -> list[str]:
    """Return what is to be said against the template at ``path``."""
    words = [] if path in NEED_NOTHING else untranslated(source)
    return [
        *(f"imports {one} and never calls it" for one in sorted(unused(tree))),
        *(f"trusts: {one}" for one in trusting(source)),
        *(f"leans up on {one}" for one in sorted(leans_upward(path, tree))),
        *(f"outside gettext: {one}" for one in words),
    ]


def unread(templates: list[str], sources: dict[str, str]) -> list[str]:
    """Return the templates that nothing in ``sources`` but themselves names."""
    named: dict[str, set[str]] = {}  # by which sources
    for path, source in sources.items():
        for word in NAMED.findall(source):
            named.setdefault(word, set()).add(path)
    return [t for t in templates if not named.get(t, set()) - {t} and not t.startswith("errors/")]


def test_template_keeps_the_rules_of_the_house(env):
    sources = {name(file): file.read_text(encoding="utf-8") for file in FILES}
    said = {path: told(path, source, env.parse(source)) for path, source in sources.items()}

    assert {path: faults for path, faults in said.items() if faults} == {}


def test_page_has_a_title(env):
    assert [name(page) for page in PAGES if not has_title(env, name(page))] == []


def test_template_is_used():
    modules = TEMPLATES.parent.joinpath("bsak").rglob("*.py")
    sources = {name(file): file.read_text(encoding="utf-8") for file in FILES}
    sources |= {str(file): file.read_text(encoding="utf-8") for file in modules}

    assert unread(list(map(name, FILES)), sources) == []


def test_template_that_nobody_uses_is_found():
    sources = {
        "a/_one.html": 'see a/_one.html and "a/two.html"',
        "a/_two.html": "{% include 'a/_three.html' %}",
        "bsak/a.py": "render('a/four.html')",
    }
    templates = ["a/_one.html", "a/_two.html", "a/two.html", "a/_three.html", "a/four.html"]

    assert unread(templates, sources) == ["a/_one.html", "a/_two.html"]


def test_layouts_insist_on_a_title(env):
    for layout in ("layouts/base.html",):
        assert "title" in _required(env, layout)


@pytest.mark.parametrize(
    ("fault", "found"),
    [
        ("{% from 'macros/form.html' import row, submit %}{{ submit(1) }}", {"row"}),
        ("{% from 'macros/form.html' import row as line %}{{ row(1) }}", {"line"}),
    ],
)
def test_unused_import_is_found(env, fault, found):
    assert unused(env.parse(fault)) == found


@pytest.mark.parametrize(
    "fault",
    ["{{ x|safe }}", "{{ x | safe }}", '<p style="top:0">', '<a onclick="x()">', "<style>p{}",
     "<script>x()</script>", "{% autoescape false %}"],
)  # fmt: skip
def test_trusting_template_is_found(fault):
    assert trusting(fault) != []
    assert trusting('<script src="/x.js" defer></script>{{ safe }}') == []


def test_what_is_told_of_a_template_names_each_fault(env):
    source = "{% from 'people/_x.html' import row %}<p style='a'>Hej</p>"
    assert told("groups/list.html", "{{ _('Hej') }}", env.parse("")) == []
    assert told("groups/list.html", source, env.parse(source)) == [
        "imports row and never calls it",
        "trusts:  style=",
        "outside gettext: Hej",
    ]
    source = "{% include 'overview/_x.html' %}"
    assert told("groups/list.html", source, env.parse(source)) == ["leans up on overview"]


@pytest.mark.parametrize(
    ("path", "fault"),
    [
        ("groups/list.html", "{% include 'documents/_row.html' %}"),
        ("macros/table.html", "{% from 'people/_part.html' import x %}"),
        ("layouts/base.html", "{% include 'overview/_head.html' %}"),
    ],
)
def test_template_that_leans_upward_is_found(env, path, fault):
    assert leans_upward(path, env.parse(fault)) != set()
    assert leans_upward("overview/board.html", env.parse("{% include 'groups/_x.html' %}")) == set()


@pytest.mark.parametrize(
    "fault",
    ["<p>Hej</p>", '<img alt="Billede">', "<p>{{ _('Ja') }} og nej</p>", "<title>Side</title>"],
)
def test_words_outside_gettext_are_found(fault):
    assert untranslated(fault) != []
    assert untranslated("<p>{{ _('Hej') }} · {# why #} 3</p>{% set a = 'kun kode' %}") == []
