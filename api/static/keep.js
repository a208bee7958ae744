// « Garder » without leaving the page: what says that the offer is kept takes the place of what keeps it, with the focus,
// and Back still leads where it led. Without scripts the page comes back at the same place.
async function send(form, pressed) {
  const body = new URLSearchParams(new FormData(form));
  body.set(pressed.name, pressed.value);
  const answer = await fetch(form.action, { method: "POST", body, redirect: "manual" }).catch(() => null);
  return answer?.type === "opaqueredirect"; // where it leads back to is this page
}

function show(form, isKept) {
  for (const one of form.parentElement.querySelectorAll("[data-kept]")) one.hidden = (one.dataset.kept === "yes") !== isKept;
  form.querySelector("button:not([hidden])").focus();
}

for (const form of document.querySelectorAll("form[data-keep]")) {
  let isSending = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const pressed = event.submitter;
    if (isSending) return;
    isSending = true;
    const isDone = await send(form, pressed);
    isSending = false;
    if (isDone) return show(form, pressed.value === "garder");
    form.append(Object.assign(document.createElement("input"), { type: "hidden", name: pressed.name, value: pressed.value }));
    form.submit(); // as without scripts: what went wrong is told by the browser
  });
}
