// Shortcuts of one letter, which whoever dictates or trembles can turn off: one choice for all pages of a browser.
const OFF = "alentour-keys-off";

export const areOff = () => localStorage.getItem(OFF) === "yes";

// Shows the line that tells a page's shortcuts, with the button that turns them off.
export const tellShortcuts = (line) => {
  const off = line.querySelector("[data-keys-off]");
  const tell = () => off.setAttribute("aria-pressed", String(areOff()));
  off.addEventListener("click", () => {
    localStorage.setItem(OFF, areOff() ? "no" : "yes");
    tell();
  });
  tell();
  line.hidden = false;
};

// Whether a key belongs to the page: with no other key held, and in no field that takes letters.
export const isShortcut = (event) =>
  !areOff() && !event.ctrlKey && !event.altKey && !event.metaKey && !event.target.matches("input, select, textarea");
