"""The texts of a template are what Jinja would make of them: Markup, in the language of now, values escaped."""

from typing import Any

import pytest
from jinja2 import Environment

from api.serving.rendering import create_templates
from api.wording import languages
from api.wording.languages import LANGUAGES, speaking

PAGES: tuple[tuple[str, dict[str, Any]], ...] = (
    ('{{ _("Aide") }}', {}),
    ('{{ _("Autour %(place)s", place=name) }}', {"name": "<L'Âge>"}),
    ('{{ _("100 %% à vous") }} {{ _("%(n)s %%", n=3) }}', {}),
    ("{% trans %}Aller au contenu{% endtrans %}", {}),
    ("{% trans name=name %}Corriger avec {{ name }} à 100 %{% endtrans %}", {"name": "A & B"}),
    ("{% trans kept %}Mon offre gardée{% pluralize %}Mes {{ kept }} offres gardées{% endtrans %}", {"kept": 1}),
    ("{% trans kept %}Mon offre gardée{% pluralize %}Mes {{ kept }} offres gardées{% endtrans %}", {"kept": 5}),
)


@pytest.mark.parametrize(("page", "values"), PAGES)
def test_a_text_is_what_the_functions_of_jinja_make_of_it(page: str, values: dict[str, Any]) -> None:
    usual = Environment(autoescape=True, extensions=["jinja2.ext.i18n"])
    usual.install_gettext_callables(languages.gettext, languages.ngettext, newstyle=True)  # type: ignore[attr-defined]
    ours = create_templates().env.from_string(page)
    ours.render(values)  # kept in French, it is told in no other language so

    for language in LANGUAGES.values():
        with speaking(language):
            assert ours.render(values).replace("\u00a0", " ") == usual.from_string(page).render(values)
