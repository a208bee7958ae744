// Where somebody lives: communes are proposed as their name is typed; the phone's position, made coarse before it leaves
// the phone, becomes the name of one. Nothing keeps it.

const PAUSE = 200; // milliseconds without a key, before communes are asked for
const STEPS_A_DEGREE = 100; // about one kilometre
const PATIENCE = { timeout: 15_000, maximumAge: 600_000, enableHighAccuracy: false };

function coarse(degrees) {
  return (Math.round(degrees * STEPS_A_DEGREE) / STEPS_A_DEGREE).toFixed(2);
}

async function communeAt({ coords }) {
  const body = new URLSearchParams({ lat: coarse(coords.latitude), lon: coarse(coords.longitude) });
  const answer = await fetch("/ici", { method: "POST", body });
  return answer.status === 200 ? (await answer.json()).lieu : "";
}

/** Asks for the communes that what was typed may begin, once it rests; the answer to what was typed before is left. */
function propose(field) {
  let waiting = 0;
  let asked = new AbortController();
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      asked.abort();
      asked = new AbortController();
      const address = `/communes?${new URLSearchParams({ lieu: field.value })}`;
      const answer = await fetch(address, { signal: asked.signal }).catch(() => null);
      if (answer?.ok) field.list.innerHTML = await answer.text();
    }, PAUSE);
  });
}

document.querySelectorAll("input[list=communes]").forEach(propose);

for (const box of navigator.geolocation ? document.querySelectorAll("[data-here]") : []) {
  const field = box.closest("form").elements.lieu;
  const [button, status] = [box.querySelector("button"), box.querySelector("[role=status]")];
  const say = (words) => { status.textContent = words; };
  button.addEventListener("click", () => {
    say(box.dataset.finding);
    navigator.geolocation.getCurrentPosition(async (position) => {
      const commune = await communeAt(position).catch(() => "");
      say(commune || box.dataset.unknown);
      if (commune) field.value = commune;
    }, () => say(box.dataset.refused), PATIENCE);
  });
  box.hidden = false;
}
