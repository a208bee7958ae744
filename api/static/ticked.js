// How many boxes of a form are ticked, told in its button; a field finds one of many. The form works without.
for (const form of document.querySelectorAll("form[data-ticked]")) {
  const told = form.querySelector("[data-ticked-number]");
  const count = () => {
    const ticked = form.querySelectorAll("input[type=checkbox]:checked").length;
    told.textContent = ticked ? ` (${ticked})` : "";
  };
  form.addEventListener("change", count);
  count();

  const finder = form.querySelector("[data-find-boxes]");
  if (!finder) continue;
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
  const field = finder.querySelector("input");
  finder.hidden = false;
  field.addEventListener("input", () => {
    for (const line of finder.parentElement.querySelectorAll("label.tick"))
      line.hidden = !fold(line.textContent).includes(fold(field.value)) && !line.querySelector("input").checked;
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
}
