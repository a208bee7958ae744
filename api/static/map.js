// The map beside a list: the ground drawn from our own communes, one pin a place, the same links as the list.
// Loaded at once where there is room for it, on demand on a phone; the list never waits for it.

const box = document.getElementById("carte");
const beside = box?.closest(".beside");
const THUMB = 46; // pixels, as --target of the stylesheet
const OPEN = "#carte"; // where the address says that the map is open
const WIDE = matchMedia("(min-width: 64rem)");
const OUT = "#eae6dc";
const BANDS = [ // minutes one way, each with its colour: near is dark
  { most: 15, colour: "#4d9a89" },
  { most: 30, colour: "#82bbad" },
  { most: 45, colour: "#b2d6cb" },
];
const LONGER = { colour: "#dcede8" };
const WORDS = JSON.parse(box?.dataset.words ?? "{}"); // in the language of the page

function words(name, values = {}) {
  return WORDS[name].replace(/\{(\w+)\}/g, (_, key) => values[key]);
}

/** What MapLibre itself says. */
function locale() {
  return {
    "Map.Title": words("title"),
    "NavigationControl.ZoomIn": words("in"),
    "NavigationControl.ZoomOut": words("out"),
    "CooperativeGesturesHandler.WindowsHelpText": words("wheel"),
    "CooperativeGesturesHandler.MacHelpText": words("wheelMac"),
    "CooperativeGesturesHandler.MobileHelpText": words("fingers"),
  };
}

function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

/** The cards of the list by place: [{place, lngLat, cards}], in the order of the list. */
function places() {
  const byPlace = new Map();
  for (const card of document.querySelectorAll("#liste > [data-lat]")) {
    const place = card.dataset.place || words("here");
    const group = byPlace.get(place) ?? { place, lngLat: [+card.dataset.lon, +card.dataset.lat], cards: [] };
    group.cards.push(card);
    byPlace.set(place, group);
  }
  return [...byPlace.values()];
}

function say(message) {
  box.replaceChildren(element("p", { className: "map-message", textContent: message }));
}

function canDraw() {
  return Boolean(document.createElement("canvas").getContext("webgl2"));
}

/** The means of the question: [mode, name, minutes accepted]; the first is the best of all. */
function means() {
  const declared = JSON.parse(box.dataset.means);
  return [["best", words("fastest"), Math.max(0, ...declared.map(([, , minutes]) => minutes))], ...declared];
}

/** The bands that some means needs. */
function bands() {
  const [[, , longest]] = means();
  return longest > BANDS.at(-1).most ? [...BANDS, { ...LONGER, most: longest }] : BANDS;
}

/** The colour of a commune by the minutes it takes by one means ("best" for the best of them). */
function colour(mode) {
  const steps = bands().flatMap(({ most, colour: own }) => [["<=", ["get", mode], most], own]);
  return ["case", ["!", ["has", mode]], OUT, ...steps, OUT];
}

function style(ground) {
  return {
    version: 8,
    sources: { ground: { type: "geojson", data: ground } },
    layers: [
      { id: "paper", type: "background", paint: { "background-color": "#f3f0e9" } },
      {
        id: "cells", type: "fill", source: "ground",
        paint: { "fill-color": colour("best") },
      },
      { id: "edges", type: "line", source: "ground", paint: { "line-color": "#ffffff", "line-width": 1 } },
    ],
  };
}

/** Places too near each other on the screen for two thumbs become one: [{name, lngLat, cards}]. */
function clusters(map, groups) {
  const made = [];
  for (const group of groups) {
    const { x, y } = map.project(group.lngLat);
    const near = made.find((other) => Math.hypot(other.x - x, other.y - y) < THUMB);
    if (near) {
      near.cards.push(...group.cards);
      near.name = words("towards", { place: near.first });
    } else {
      made.push({ x, y, first: group.place, name: words("at", { place: group.place }), lngLat: group.lngLat, cards: [...group.cards] });
    }
  }
  return made;
}

/** The pins of the present zoom; the one that would hide the home wears its colour. */
function pins(map, Marker, groups, home) {
  const { x, y } = map.project(home);
  return clusters(map, groups).map((cluster) => {
    const pin = pinFor(cluster);
    pin.classList.toggle("at-home", Math.hypot(cluster.x - x, cluster.y - y) < THUMB / 2);
    return new Marker({ element: pin }).setLngLat(cluster.lngLat).addTo(map);
  });
}

/** Town names as far as they fit, the own one then the most populous first, never on a pin or on another name. */
function names(map, Marker, ground, kept) {
  const own = (feature) => feature.properties.name === box.dataset.home;
  const towns = [...ground.features.filter(own), ...ground.features.filter((feature) => !own(feature))];
  const taken = kept.map((lngLat) => around(map.project(lngLat), 40, 36));
  const bounds = map.getBounds();
  const shown = [];
  for (const { properties: town } of towns) {
    const lngLat = [town.lon, town.lat];
    if (!bounds.contains(lngLat)) continue;
    const isOwn = town.name === box.dataset.home;
    const { x, y } = map.project(lngLat);
    const above = isOwn ? 22 : 0;
    const area = around({ x, y: y - above }, town.name.length * 8 + 16, 28);
    if (!isOwn && taken.some((other) => overlap(area, other))) continue;
    taken.push(area);
    const large = isOwn || town.population >= 2000;
    const name = element("span", { className: large ? "town large" : "town", textContent: town.name, ariaHidden: "true" });
    shown.push(new Marker({ element: name, offset: [0, -above] }).setLngLat(lngLat).addTo(map));
    if (shown.length >= 30) break;
  }
  return shown;
}

function around({ x, y }, width, height) {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}

function overlap(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** The panel of a pin: the same links as in the list. Escape closes it and gives the focus back to the pin. */
function open(pin, cluster) {
  close();
  const title = element("h2", { textContent: cluster.name, tabIndex: -1 });
  const shut = element("button", { className: "press", textContent: words("close"), type: "button", onclick: close });
  const links = cluster.cards.map((card) => {
    const link = card.querySelector("h2 a");
    return element("li", {}, element("a", { href: link.href, textContent: link.textContent }));
  });
  const panel = element("section", { className: "map-popup", ariaLabel: cluster.name },
    element("header", {}, title, shut), element("ul", { className: "plain-list" }, ...links));
  panel.addEventListener("keydown", (event) => event.key === "Escape" && close());
  box.append(panel);
  pin.setAttribute("aria-expanded", "true");
  cluster.cards.forEach((card) => card.classList.add("lit"));
  title.focus({ preventScroll: true });
}

function close() {
  const pin = box.querySelector(".pin[aria-expanded=true]");
  const had = box.querySelector(".map-popup")?.contains(document.activeElement);
  box.querySelector(".map-popup")?.remove();
  document.querySelectorAll(".card.lit").forEach((card) => card.classList.remove("lit"));
  pin?.setAttribute("aria-expanded", "false");
  if (had) pin?.focus();
}

function pinFor(cluster) {
  const many = cluster.cards.length;
  const pin = element("button", { className: "pin", type: "button", ariaExpanded: "false" },
    element("span", { textContent: many, ariaHidden: "true" }));
  pin.setAttribute("aria-label", words(many > 1 ? "pinMany" : "pin", { count: many, place: cluster.name }));
  pin.addEventListener("click", (event) => { event.stopPropagation(); open(pin, cluster); });
  return pin;
}

function legend() {
  const entry = (mark, said) => element("span", {}, mark, said);
  const marks = bands().map(({ most, colour: own }) => {
    const mark = element("i");
    mark.style.background = own;
    return entry(mark, most > BANDS.at(-1).most ? words("longer") : words("minutes", { minutes: most }));
  });
  return element("p", { className: "map-legend" }, entry(element("i", { className: "here" }), words("home")), ...marks,
    element("span", {}, words("page")));
}

/** The choice of the means that colours the ground; nothing where there is one only. */
function meansChoice(map) {
  const choices = means();
  if (choices.length < 3) return "";
  const buttons = choices.map(([mode, name]) => {
    const button = element("button", { className: "pill", type: "button", textContent: name, ariaPressed: String(mode === "best") });
    button.addEventListener("click", () => {
      buttons.forEach((other) => { other.ariaPressed = String(other === button); });
      map.setPaintProperty("cells", "fill-color", colour(mode));
    });
    return button;
  });
  return element("div", { className: "map-means", role: "group", ariaLabel: words("means") }, ...buttons);
}

async function draw() {
  if (!canDraw()) {
    say(words("cannot"));
    return;
  }
  document.head.append(element("link", { rel: "stylesheet", href: box.dataset.style }));
  const [{ Map: Drawing, Marker, NavigationControl, LngLatBounds }, answer] = await Promise.all([
    import(box.dataset.module),
    fetch(box.dataset.ground),
  ]);
  if (!answer.ok) throw new Error(`ground: ${answer.status}`);
  const ground = await answer.json();
  const home = [+box.dataset.lon, +box.dataset.lat];
  const groups = places();
  const bounds = groups.reduce((all, group) => all.extend(group.lngLat), new LngLatBounds(home, home));
  const canvas = element("div", { className: "map-canvas" });
  box.replaceChildren(canvas, legend());
  const map = new Drawing({
    container: canvas, style: style(ground), bounds, fitBoundsOptions: { padding: 56, maxZoom: 11 },
    minZoom: 6, maxZoom: 13, attributionControl: false, dragRotate: false, pitchWithRotate: false,
    cooperativeGestures: true, locale: locale(),
  });
  canvas.after(meansChoice(map));
  map.touchZoomRotate.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), "top-right");
  new Marker({ element: element("div", { className: "home" }, element("i")) }).setLngLat(home).addTo(map);
  let shown = { zoom: null, pins: [], names: [] };
  const arrange = () => {
    const zoom = map.getZoom();
    const kept = zoom === shown.zoom ? shown.pins : (shown.pins.forEach((pin) => pin.remove()), pins(map, Marker, groups, home));
    shown.names.forEach((name) => name.remove());
    const taken = [home, ...kept.map((pin) => pin.getLngLat())];
    shown = { zoom, pins: kept, names: names(map, Marker, ground, taken) };
  };
  map.on("click", close);
  map.on("moveend", arrange);
  map.once("load", () => { arrange(); box.dataset.ready = "true"; });
}

async function show() {
  beside.hidden = false;
  box.hidden = false;
  say(words("loading"));
  try {
    await draw();
  } catch (error) {
    say(words("failed"));
    throw error;
  }
}

if (box && document.querySelector("#liste > li")) {
  if (WIDE.matches) {
    show();
  } else {
    const button = element("button", { className: "button second wide", type: "button" });
    let drawn = false;
    const follow = () => { // the address says whether the map is open, so that Back closes it and the list stays
      const open = location.hash === OPEN;
      button.textContent = words(open ? "hide" : "show");
      box.hidden = !open;
      if (open && !drawn) {
        drawn = true;
        show();
      }
    };
    button.addEventListener("click", () => {
      if (location.hash !== OPEN) history.pushState({ isOfMap: true }, "", OPEN);
      else if (history.state?.isOfMap) history.back(); // which `popstate` follows
      else history.replaceState(null, "", location.pathname + location.search); // who came by an address with the map
      follow();
    });
    addEventListener("popstate", follow);
    beside.hidden = false;
    beside.prepend(button);
    follow();
  }
}
