// A person's file: shortcuts, the way back to the list as it was, and on in it, a situation that is saved once it is chosen.
import { isShortcut, tellShortcuts } from "./shortcuts.js";

const back = document.querySelector("[data-back]");
const seen = sessionStorage.getItem("alentour-people");
if (back && seen) back.href = `/conseil${seen}${back.hash}`;

// The next person is the one of that list, also from what a press has just put on the page.
const next = document.querySelector("[data-next]");
const leadOn = () => {
  if (!seen) return;
  for (const link of document.querySelectorAll("[data-next]")) {
    const asked = new URLSearchParams(seen);
    asked.set("apres", new URLSearchParams(link.search).get("apres"));
    link.search = asked;
  }
};
leadOn();
document.addEventListener("htmx:after:swap", leadOn);

const keys = document.querySelector("[data-keys]");
if (keys) tellShortcuts(keys);
document.addEventListener("keydown", (event) => {
  if (!isShortcut(event)) return;
  if (event.key === "p") {
    event.preventDefault();
    document.querySelector("#suivi .cards summary, #suivi a, #suivi summary")?.focus();
  } else if (event.key === "n") next?.click();
  else if (event.key === "l") back?.click();
});

// On a phone what is offered comes before what can be changed: the form is folded there, and open beside the list.
const isWide = matchMedia("(min-width: 64rem)").matches;
for (const panel of document.querySelectorAll("[data-wide-open]")) if (isWide) panel.open = true;

// Arrows pass through the choices of a menu: what they pass by is not what is meant. Leaving the menu, or Enter, is.
let keyed = false;
let waits = null;
const settle = (form) => {
  waits = null;
  form.dispatchEvent(new Event("settled"));
};
const formOf = (event) => event.target.closest?.("[data-settle]");
document.addEventListener("pointerdown", () => (keyed = false), true);
document.addEventListener("keydown", (event) => {
  keyed = event.key !== "Tab" && (event.target.matches?.("select") ?? false);
  if (keyed && event.key === "Enter" && waits && formOf(event) === waits) {
    event.preventDefault();
    settle(waits);
  }
}, true);
document.addEventListener("change", (event) => {
  const form = formOf(event);
  if (!form) return;
  if (keyed && event.target.matches("select")) waits = form;
  else settle(form);
});
document.addEventListener("focusout", (event) => {
  keyed = false;
  if (waits && formOf(event) === waits) settle(waits);
});
