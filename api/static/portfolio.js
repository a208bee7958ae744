// A portfolio at the keyboard: names are found as one types, arrows go from person to person. The page works without.
import { areOff, tellShortcuts } from "./shortcuts.js";

const people = document.querySelector("[data-people]");
const find = document.querySelector("[data-find]");
const keys = document.querySelector("[data-keys]");

if (people && find) {
  const lines = [...people.children];
  const nobody = document.querySelector("[data-nobody]");
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
  const seen = () => lines.filter((line) => !line.hidden).map((line) => line.querySelector("a"));

  const narrow = () => {
    const wanted = fold(find.value);
    for (const line of lines) line.hidden = !fold(line.dataset.name).includes(wanted);
    nobody.hidden = seen().length > 0;
  };
  find.addEventListener("input", narrow);

  const move = (by) => {
    const links = seen();
    const at = links.indexOf(document.activeElement);
    links[Math.min(Math.max(at + by, 0), links.length - 1)]?.focus();
  };
  const typing = (target) => target.matches("input:not([type=search]), select, textarea");

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || typing(event.target)) return;
    const inFind = event.target === find;
    const inList = people.contains(event.target);
    if ((inFind || inList) && ["ArrowDown", "ArrowUp"].includes(event.key)) {
      event.preventDefault();
      if (inFind) move(event.key === "ArrowDown" ? 1 : 0);
      else move(event.key === "ArrowDown" ? 1 : -1);
    } else if (inFind && event.key === "Enter" && seen().length === 1) {
      event.preventDefault();
      seen()[0].click();
    } else if (!inFind && !areOff() && event.key === "/") {
      event.preventDefault();
      find.focus();
    } else if (!inFind && !areOff() && ["j", "k"].includes(event.key)) {
      event.preventDefault();
      move(event.key === "j" ? 1 : -1);
    }
  });

  tellShortcuts(keys);
}

// On a phone people come first: what sorts and chooses them is folded, unless it was used.
const folds = document.querySelector("[data-folds]");
if (folds && !("chosen" in folds.dataset) && !matchMedia("(min-width: 48rem)").matches) folds.open = false;

// Whoever comes back from a file finds the list as they left it; the address leads to the person.
sessionStorage.setItem("alentour-people", location.search);
