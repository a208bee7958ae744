// The phone's position, made coarse before it leaves the phone, becomes the name of a commune. Nothing keeps it.

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
