// A button that reads what it stands in aloud: a card, an article. Shown only where the browser can speak.
// Each part is read in its own language: an offer in French, what stands around it in the language of the page.
const LONGEST = 200; // characters: some voices stop in the middle of longer pieces
const UNREAD = "button, form, script, [hidden], [aria-hidden=true], .unread";
const MARKS = /[\u2066-\u2069]/g; // of direction: some voices name them
const speech = window.speechSynthesis;
let reading = null;

function canSpeak() {
  const voices = speech.getVoices();
  const wanted = document.documentElement.lang;
  return !voices.length || voices.some((voice) => voice.lang.slice(0, 2).toLowerCase() === wanted);
}

function parts(whole) {
  const found = [];
  const walker = document.createTreeWalker(whole, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.data.replace(MARKS, "").replace(/\s+/g, " ").trim();
    const around = walker.currentNode.parentElement;
    if (!/[\p{L}\p{N}]/u.test(text) || around.closest(UNREAD)) continue;
    const block = around.closest("p, li, dt, dd, h1, h2, h3, div");
    const lang = around.closest("[lang]").lang;
    const last = found.at(-1);
    if (last && last.block === block && last.lang === lang) last.text += ` ${text}`;
    else found.push({ block, lang, text });
  }
  return found.flatMap(({ lang, text }) => pieces(text).map((piece) => ({ lang, text: piece })));
}

function pieces(text) {
  return text.match(new RegExp(`.{1,${LONGEST}}(?:[.!?…:;,؟،]|\\s|$)|.{1,${LONGEST}}`, "gu")) ?? [];
}

function label(button, words) {
  button.querySelector("[data-words]").textContent = words;
}

function stop() {
  speech.cancel();
  if (reading) label(reading, reading.dataset.read);
  reading = null;
}

function read(button) {
  const queue = parts(button.closest("article, .card") ?? document.querySelector("main"));
  reading = button;
  label(button, button.dataset.stop);
  queue.forEach(({ lang, text }, place) => {
    const said = new SpeechSynthesisUtterance(text);
    said.lang = lang;
    said.rate = 0.9;
    if (place === queue.length - 1) said.onend = said.onerror = () => reading === button && stop();
    speech.speak(said);
  });
}

function offer() {
  document.documentElement.classList.toggle("speaks", canSpeak());
}

if (speech) {
  offer();
  speech.addEventListener?.("voiceschanged", offer);
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-read]");
    if (!button) return;
    const again = reading === button;
    stop();
    if (!again) read(button);
  });
  window.addEventListener("pagehide", stop);
}
