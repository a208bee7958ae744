// The phone's own way to send a page, shown only where it has one.
for (const box of navigator.share ? document.querySelectorAll("[data-share]") : []) {
  box.hidden = false;
  box.querySelector("button").addEventListener("click", () => {
    navigator.share({ title: box.dataset.title, url: box.dataset.address }).catch(() => {}); // the person changed their mind
  });
}
