"""No mail address, no phone number and no contact's name stays in a text; trades, companies and places do."""

import pytest

from matching.words.privacy.contacts import names_of, without_contacts


def test_the_sentence_after_an_address_stays() -> None:
    assert without_contacts("Écrire à martine@fournil.fr. Femme de ménage.").endswith(". Femme de ménage.")


@pytest.mark.parametrize("name", ("Martine", "Martine Dubreuil"))
def test_whom_to_call_goes_and_the_verb_stays(name: str) -> None:
    told = without_contacts(f"Appelez {name} au 05 55 41 22 33.")

    assert told == "Appelez [nom retiré] au [téléphone retiré]."


@pytest.mark.parametrize(
    "text",
    [
        "Écrire à martine.dubreuil@orange.fr avant lundi",
        "Écrire à martine.dubreuil (at) orange.fr avant lundi",
        "CV à Martine.Dubreuil@mairie-gueret.fr, merci",
        "Martine Dubreuil, martine.dubreuil@orange.fr",
        "Contactez Martine Dubreuil au 05 55 41 22 33",
        "contacter : Martine DUBREUIL",
        "Contactez Martine Dubreuil pour en savoir plus",
        "S'adresser à Mme Dubreuil",
        "Mme Martine DUBREUIL vous recevra",
        "Tél. 05.55.41.22.33 (Martine Dubreuil 06-12-34-56-78)",
        "Martine Dubreuil - +33 (0)6 12 34 56 78",
        "Martine Dubreuil - +33.6.12.34.56.78 ou +33–5–55–41–22–33",
        "Contactez DUBREUIL Martine",
        "Renseignements auprès de MARTINE DUBREUIL",
        "CONTACTER MARTINE DUBREUIL AU 05 55 41 22 33",
        "CONTACTER MME DUBREUIL",
        "Demander M.Dubreuil ou Mme.DUBREUIL",
        "Tél. 05–55–41–22–33, ou 06‑12‑34‑56‑78",
        "Tél. 05,55,41,22,33, ou 06·12·34·56·78",
        "Tél. 33612345678, ou 33 6 12 34 56 78",
        "Tél. (06)12345678",
    ],
)
def test_a_contact_is_taken_out(text: str) -> None:
    told = without_contacts(text).lower()

    assert not any(word in told for word in ("dubreuil", "orange.fr", "41", "34", "56"))


@pytest.mark.parametrize(
    "text",
    [
        "Contactez France Travail Guéret pour postuler",
        "Madame, Monsieur, nous cherchons un boulanger",
        "Vendeuse chez Mr Bricolage, 35 heures, 1 801,80 euros",
        "SIRET 12345678900017, offre 0123456789012",
        "Poste à pourvoir au 05/12/2026, horaires 06 h à 12 h",
        "Responsable de rayon à La Souterraine",
        "Sous la responsabilité du chef d'équipe, à Saint-Vaury",
        "ASSISTANT DE VIE AUPRÈS DE PERSONNES ÂGÉES H/F - Janaillat",
        "Ménage auprès de Particuliers Âgés",
        "CONSEILLER DE VENTE CONTACT CLIENTS DIRECT (H/F)",
        "M. BRICOLAGE recherche un vendeur",
        "M. Bricolage recherche un vendeur",
        "Monsieur Meuble, à Guéret, recherche un livreur",
        "La table d'un Maître Restaurateur recherche un commis",
        "La M.J.C. de Guéret recherche un animateur",
        "SIRET 33061234567800, entre 33 et 35 heures",
        "A.M. AUDIT EXPERTISE recherche un comptable",
        "Ets Moreigne recherche un soudeur",
        "Contactez Métallerie Moreigne au siège",
        "N'hésitez pas à contacter Manpower Guéret",
    ],
)
def test_what_is_no_contact_stays(text: str) -> None:
    assert without_contacts(text) == text


def test_the_people_of_the_record_are_taken_out_of_its_texts() -> None:
    names = names_of({"nom": "ADECCO GUERET - Mme Anne PETIT"}, company="ADECCO GUERET")

    told = without_contacts("Petit Anne vous attend chez Adecco Guéret", names=names)

    assert told == "[nom retiré] vous attend chez Adecco Guéret"


def test_a_company_named_as_contact_is_no_person() -> None:
    assert names_of({"nom": "Scierie Vallade - Thomas Delarbre"}, company=None) == {"Thomas Delarbre"}
    assert names_of({"nom": "Creuse Propreté"}, company="CREUSE PROPRETÉ") == frozenset()
    assert names_of({"nom": "Agence France Travail GUERET"}, company=None) == frozenset()
    assert names_of({"nom": "ADECCO GUERET"}, company=None) == frozenset()


def test_an_employer_known_by_its_contact_alone_stays_in_the_text() -> None:
    text = "Métallerie Moreigne recherche un soudeur ou une soudeuse à Dun-le-Palestel."

    for contact in ("Métallerie Moreigne", "Métallerie Moreigne - Valérie Aucouturier"):
        assert without_contacts(text, names=names_of({"nom": contact}, company=None)) == text
