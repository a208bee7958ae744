// How many boxes of a form are ticked, told in its button. The form works without.
for (const form of document.querySelectorAll("form[data-ticked]")) {
  const told = form.querySelector("[data-ticked-number]");
  const count = () => {
    const ticked = form.querySelectorAll("input[type=checkbox]:checked").length;
    told.textContent = ticked ? ` (${ticked})` : "";
  };
  form.addEventListener("change", count);
  count();
}
