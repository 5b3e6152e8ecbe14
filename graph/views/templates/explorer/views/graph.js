import { beside } from "../beside.js";
import { el, fill } from "../dom.js";
import { drawing, keysHint, vis } from "../network/drawing.js";
import { graph } from "../network/graph.js";
import { legend } from "../network/legend.js";
import { picker } from "../network/picker.js";
import { sceneOf } from "../network/scenes.js";
import { WORDS } from "../network/words.js";
import { empty } from "../pieces.js";
import { FILTERS, changed, go, here } from "../state.js";
import { register } from "../views.js";
import { addWords, english, t } from "../words.js";

/** The graph (关系图): around what one has chosen, the way between two things, who works with whom, all at a glance. */

/**
 * @typedef {import("../network/scenes.js").Scene} Scene
 * @typedef {import("../network/drawing.js").Drawing} Drawing
 * @typedef {import("../views.js").Selection} Selection
 * @typedef {{ key: string, element: HTMLElement, drawing: Drawing | undefined, scene: Scene | undefined }} Made
 */

addWords(WORDS);
register({ name: "graph", title: "graph", place: 45, filters: FILTERS, draw, settle: () => made.drawing?.settle(), keys: { b: back } });

/** What was drawn last: a choice in the picture or the legend changes it and makes no new one. @type {Made} */
let made = { key: "", element: el("div", null), drawing: undefined, scene: undefined };

/** @param {URLSearchParams} params @param {Selection} shown */
async function draw(params, shown) {
  const key = [...params].filter(([name]) => name !== "on" && name !== "hide").join("&") + english();
  if (key !== made.key) made = await make(key, params, shown);
  refresh(params);
  return made.element;
}

/** @param {string} key @param {URLSearchParams} params @param {Selection} shown @returns {Promise<Made>} */
async function make(key, params, shown) {
  const [known] = await Promise.all([graph(), vis()]); // both are unpacked at the same time
  const scene = sceneOf(known, params, shown);
  const drawn = scene.picture.marks.length ? await drawing(scene.picture, `${t("graph")} ${scene.title}`, { picked: mark, line: (id) => mark(`line-${id}`), opened: open }) : undefined;
  const stage = drawn ? el("div", { class: "stage" }, drawn.element, el("aside", { class: "panel open", "aria-live": "polite" })) : empty(t(scene.mode === "path" ? "graphNoWay" : "graphNone"));
  const element = el("div", { class: "graph", "data-title": `${t("graph")} ${scene.title}` },
    el("h1", null, t("graph"), el("small", null, scene.title)), tools(scene), trail(scene), el("p", { class: "quiet" }, scene.help),
    scene.note && el("p", { class: "quiet note" }, scene.note), el("div", { class: "legend-line" }), stage, drawn && keysHint(), scene.words);
  return { key, element, drawing: drawn, scene };
}

/** What is marked, and what is hidden, as the address says. @param {URLSearchParams} params */
function refresh(params) {
  const { element, drawing: drawn, scene } = made;
  if (!drawn || !scene) return;
  const hidden = new Set(params.getAll("hide"));
  const focused = document.activeElement instanceof HTMLElement && element.contains(document.activeElement) ? document.activeElement.dataset.kind : undefined;
  element.querySelector(".legend-line")?.replaceChildren(legend(scene.picture, hidden));
  if (focused) /** @type {HTMLElement | null} */ (element.querySelector(`[data-kind="${focused}"]`))?.focus();
  drawn.hide(hidden);
  const on = params.get("on") ?? "";
  drawn.mark(on);
  const panel = /** @type {HTMLElement} */ (element.querySelector(".panel"));
  panel.replaceChildren();
  fill(panel, on ? scene.about(on) : el("p", { class: "quiet" }, t("graphPickHint")));
}

/** @param {string} id */
const mark = (id) => go(changed({ on: id }), true);

/** One more step from a node; from a place or a class in the picture of everything there is none. @param {string} id */
function open(id) {
  if (made.scene?.mode === "around") go(changed({ open: [...here().params.getAll("open").filter((one) => one !== id), id], on: id }));
  else if (made.scene?.mode !== "whole") go(changed({ id, as: null, to: null, open: null, on: null }));
}

/** Back by one step of the trail. */
function back() {
  const { params } = here();
  const opened = params.getAll("open");
  const via = params.getAll("via");
  if (opened.length) go(changed({ open: opened.slice(0, -1), on: null }));
  else if (params.get("to")) go(changed({ to: null, on: null }));
  else if (via.length) go(changed({ id: via[via.length - 1], via: via.slice(0, -1), on: null }));
  else if (params.get("id")) go(changed({ id: null, on: null, hide: null }));
}

/** The pictures that there are, and fields to start and to end at. @param {Scene} scene */
function tools(scene) {
  const clean = { id: null, to: null, open: null, via: null, on: null, hide: null };
  const kinds = /** @type {[string, string, import("../state.js").Values][]} */ ([["whole", "graphWhole", { ...clean, as: "whole" }], ["shared", "graphShared", { ...clean, as: "shared" }]]);
  const links = kinds.map(([mode, words, values]) => el("a", { href: changed(values), "aria-current": scene.mode === mode ? "true" : null }, t(words)));
  const start = picker(t("graphStart"), "start", (id) => changed({ ...clean, as: null, id }));
  const end = scene.centres.length === 1 && picker(t("graphEnd"), "end", (id) => changed({ to: id, open: null, on: null }));
  return el("form", { class: "bar-line", onsubmit: (/** @type {Event} */ event) => event.preventDefault() }, el("div", { class: "toggle" }, links), start, end,
    el("p", { class: "static" }, beside("graph.html", t("graphStatic"))));
}

/** Where the reader has come along: earlier starts, the start, each node opened since. @param {Scene} scene */
function trail({ centres, opened, via, end }) {
  const steps = [
    ...via.map((node, place) => ({ node, href: changed({ id: node.id, via: via.slice(0, place).map((one) => one.id), open: null, to: null, on: null }) })),
    ...centres.map((node) => ({ node, href: changed({ open: null, to: null, on: null }) })),
    ...opened.map((node, place) => ({ node, href: changed({ open: opened.slice(0, place + 1).map((one) => one.id), on: null }) })),
    ...(end ? [{ node: end, href: changed({}) }] : []),
  ];
  const items = steps.map(({ node, href }, place) => el("li", null, el("a", { href, "aria-current": place === steps.length - 1 ? "true" : null }, node.name)));
  return steps.length > 0 && el("nav", { class: "trail", "aria-label": t("graphTrail") }, el("button", { type: "button", onclick: back }, `← ${t("graphBack")}`), el("ol", { class: "crumbs" }, items));
}
