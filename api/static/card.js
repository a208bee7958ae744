// The code of a card that was scanned stands after the "#" of the address, which no browser sends: it is taken from
// there into the form, and out of the address and its history. Without a script, the code is typed.
const LENGTH = 12;

const take = () => {
  const code = location.hash.slice(1);
  if (!code) return;
  history.replaceState(null, "", location.pathname);
  const typed = document.querySelector("[data-typed]");
  typed.querySelector("[name=code]").value = code;
  if (code.replace(/[^0-9a-z]/gi, "").length !== LENGTH) return;
  const scanned = document.querySelector("[data-scanned]");
  scanned.querySelector("[name=code]").value = code;
  scanned.hidden = false;
  typed.hidden = true;
};

window.addEventListener("hashchange", take); // another card, scanned into the same page
take();
