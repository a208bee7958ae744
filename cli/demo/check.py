"""Asks the running demo, over HTTP as a browser would, for one result of each audience. CI runs it."""

import re
from itertools import count
from typing import Any

import httpx2
from rich.console import Console

from cli.demo.faults import CheckFailed
from cli.demo.house import House
from store.accounts.account import Role

_QUESTION = {"commune": "Aubusson", "means": "car:30", "q": "boulanger"}
_PAGE_QUESTION = {"lieu": "23008", "moyen": "car:30", "mots": "boulanger"}
_EMPLOYERS_MAY_KNOW = {"reference", "skills", "availability", "can_come"}
_PATIENCE_SECONDS = 10
_OK, _SEE_OTHER, _GONE = 200, 303, 410


def check_house(house: House, *, console: Console) -> None:
    """Prints what was checked. Raises CheckFailed at the first answer that is not what it must be."""
    for check in (_search, _counsellor, _beneficiary, _recruiter):
        with httpx2.Client(base_url=house.address, timeout=_PATIENCE_SECONDS) as client:
            try:
                told = check(house, client)
            except httpx2.HTTPError as error:
                raise CheckFailed(f"Le site ne répond plus : {error}") from error
        console.print(f"[green]✓[/green] {told}", soft_wrap=True)


def _search(_: House, client: httpx2.Client) -> str:
    results = _json(client, "/v1/search", _QUESTION)["results"]
    _must(results["items"], "la recherche de l'API ne trouve rien")
    first = results["items"][0]
    _must(first["reasons"] and first["minutes"] is not None, "le premier résultat ne dit ni pourquoi ni à combien")
    page = _page(client, f"/?{httpx2.QueryParams(_PAGE_QUESTION)}")
    links = set(re.findall(r'href="/opportunite/(\d+)', page))
    _must(str(first["opportunity"]["id"]) in links, "la page de recherche ne montre pas ce que trouve l'API")
    _page(client, f"/opportunite/{first['opportunity']['id']}")
    return f"Recherche : {results['total']} résultats à Aubusson pour « boulanger », les mêmes en page et en JSON."


def _counsellor(house: House, client: httpx2.Client) -> str:
    _sign_in(client, house.link(Role.COUNSELLOR))
    people: set[str] = set()
    for number in count(1):
        seen = set(re.findall(r'href="/conseil/personnes/(\d+)', _page(client, f"/conseil?page={number}")))
        if seen <= people:
            break
        people |= seen
    followed = sum(person.counsellor == "claire" for person in house.cast.people)
    _must(len(people) == followed, f"la conseillère voit {len(people)} personnes, et non {followed}")
    one = min(people, key=int)
    listed = _json(client, f"/v1/people/{one}/list", {})["results"]
    _must(listed["items"] and listed["items"][0]["reasons"], "une personne suivie n'a pas de liste, ou sans raisons")
    _page(client, f"/conseil/personnes/{one}")
    return f"Conseil : {followed} personnes, et pour la première {listed['total']} propositions avec leurs raisons."


def _beneficiary(house: House, client: httpx2.Client) -> str:
    _sign_in(client, house.link(Role.BENEFICIARY))
    _must("/opportunite/" in _page(client, "/mon-espace"), "l'espace personnel ne propose rien")
    refused = client.get("/conseil").status_code
    _must(refused not in (_OK, _SEE_OTHER), "une personne suivie entre chez les conseillers")
    return "Espace personnel : des propositions, et la porte des conseillers fermée."


def _recruiter(house: House, client: httpx2.Client) -> str:
    _sign_in(client, house.link(Role.RECRUITER))
    openings = sorted(set(re.findall(r'href="/recrutement/offres/(\d+)', _page(client, "/recrutement"))), key=int)
    _must(openings, "l'employeur ne voit pas ses annonces")
    page = _page(client, f"/recrutement/offres/{openings[0]}")
    bands = _json(client, f"/v1/openings/{openings[0]}/shortlist", {})["bands"]
    candidates = [candidate for band in bands for candidate in band["candidates"]]
    _must(candidates, "la présélection est vide")
    _must(all(set(one) == _EMPLOYERS_MAY_KNOW for one in candidates), "la présélection en dit plus qu'elle ne doit")
    named = [person.first_name for person in house.cast.people if re.search(rf"\b{person.first_name}\b", page)]
    _must(not named, f"la page de l'employeur nomme quelqu'un : {', '.join(named)}")
    return f"Recrutement : {len(openings)} annonces, {len(candidates)} personnes possibles pour la première, sans nom."


def _sign_in(client: httpx2.Client, link: str) -> None:
    """Opens the link as a mail scanner would, then presses its button; it must work once and no more."""
    for _ in range(2):
        _must('method="post"' in _page(client, link).lower(), "le lien de connexion ne montre pas de bouton")
    used = client.post(link, headers={"Sec-Fetch-Site": "same-origin"})
    _must(used.status_code == _SEE_OTHER, f"le bouton du lien répond {used.status_code}")
    with httpx2.Client(timeout=_PATIENCE_SECONDS) as somebody_else:
        _must(somebody_else.post(link).status_code == _GONE, "un lien de connexion sert deux fois")


def _page(client: httpx2.Client, address: str) -> str:
    answer = client.get(address)
    _must(answer.status_code == _OK, f"{answer.request.url.path} répond {answer.status_code}")
    return answer.text


def _json(client: httpx2.Client, address: str, question: dict[str, str]) -> Any:
    answer = client.get(address, params=question)
    _must(answer.status_code == _OK, f"{answer.request.url.path} répond {answer.status_code}")
    return answer.json()


def _must(expected: object, otherwise: str) -> None:
    """Raises CheckFailed with the sentence `otherwise` where `expected` is false or empty."""
    if not expected:
        raise CheckFailed(f"La démonstration ne va pas : {otherwise}.")
