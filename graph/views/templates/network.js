/* Draws the graph, and answers to the legend, the search field and clicks. All words of documents enter as text. */
const panel = document.getElementById("panel");
const search = document.getElementById("search");
const LISTED = 60;

const nodes = new vis.DataSet();
const edges = new vis.DataSet();
const shown = { kinds: checked("kinds"), relations: checked("relations"), plan: "" };
const nodesView = new vis.DataView(nodes, { filter: (node) => shown.kinds.has(node.kind) });
const edgesView = new vis.DataView(edges, { filter: (edge) => shown.relations.has(edge.kind) });
const labels = { kinds: named("kinds"), relations: named("relations") };
/** The whole graph, of which a part may be drawn; and the picture, once there is one. */
let data = null;
let network = null;

/** What the kinds in a list of the legend are called. */
function named(list) {
  return Object.fromEntries([...document.querySelectorAll(`#${list} label`)].map((label) => [label.querySelector("input").value, label.querySelector("b").textContent]));
}

/** The values that are ticked in a list of the legend. */
function checked(list) {
  return new Set([...document.querySelectorAll(`#${list} input:checked`)].map((box) => box.value));
}

/** A new element with text. */
function element(name, text, className) {
  const made = document.createElement(name);
  made.textContent = text ?? "";
  if (className) made.className = className;
  return made;
}

function listOf(ids) {
  const list = element("ul");
  for (const id of ids.slice(0, LISTED)) {
    const node = data.byId.get(id);
    const button = element("button", `${labels.kinds[node.kind]}　${node.name}`);
    button.type = "button";
    button.addEventListener("click", () => select(id, true));
    const item = element("li");
    item.append(button);
    list.append(item);
  }
  if (ids.length > LISTED) list.append(element("li", `……共 ${ids.length} 项`, "hint"));
  return list;
}

/** Every relation of a node: a heading for each kind and direction, the nodes at its other end below it. */
function relationsOf(id) {
  const groups = new Map();
  for (const edge of data.edges.filter((one) => one.from === id || one.to === id)) {
    const outward = edge.from === id;
    const heading = `${outward ? "→" : "←"} ${labels.relations[edge.kind]}`;
    if (!groups.has(heading)) groups.set(heading, new Set());
    groups.get(heading).add(outward ? edge.to : edge.from);
  }
  return [...groups].flatMap(([heading, ids]) => [element("h2", `${heading}（${ids.size}）`), listOf([...ids])]);
}

function describe(node) {
  const facts = element("dl");
  const rows = { 文件: node.doc, 条款: node.clause, 规则: node.rule, 性质: { actual: "已达到", target: "承诺" }[node.status] };
  for (const [name, value] of Object.entries(rows)) {
    if (value && node.kind !== "region") facts.append(element("dt", name), element("dd", value));
  }
  const parts = [element("div", labels.kinds[node.kind], "kind"), element("h3", node.name)];
  if (node.quote) parts.push(element("blockquote", node.quote));
  panel.replaceChildren(...parts, facts, ...relationsOf(node.id));
  panel.scrollTop = 0;
}

function explain() {
  panel.replaceChildren(
    element("h3", "怎么看这张图"),
    element("p", "每个规划一簇：星形是规划，方块是任务，圆点是单位，菱形是量化目标（空心的是已达到的）。圆点越大，承担的任务越多。"),
    element("p", "点击任意一点，只留下与它直接相连的部分，并在此列出原文与全部关系；点击空白处恢复。"),
    element("p", "左侧图例可以显示或隐藏各类点和线；时限、指标、地区、政策依据和不含任务的条款默认隐藏。"),
  );
}

const INK = "#1f2933";
const FAINT = "#d5dae0";
const faded = { nodes: new Set(), edges: new Set() };

/** Fade everything but a node and its neighbours; nothing given brings all back. */
function highlight(id) {
  const near = new Set(id === undefined ? [] : [id, ...network.getConnectedNodes(id)]);
  const far = id === undefined ? [] : nodesView.getIds().filter((one) => !near.has(one));
  const other = id === undefined ? [] : edgesView.get().filter((one) => one.from !== id && one.to !== id);
  fade("nodes", nodes, new Set(far), (node, faint) => ({
    opacity: faint ? 0.12 : 1, font: { ...node.font, color: faint ? FAINT : INK, strokeWidth: faint ? 0 : 3 } }));
  fade("edges", edges, new Set(other.map((edge) => edge.id)), (edge, faint) => ({
    color: { ...edge.color, opacity: faint ? 0.06 : 1 } }));
}

/** Make the wanted ones faint and the others not; only what changes is touched, which keeps large graphs quick. */
function fade(name, items, wanted, look) {
  const changed = [...wanted].filter((id) => !faded[name].has(id)).concat([...faded[name]].filter((id) => !wanted.has(id)));
  items.update(changed.map((id) => ({ id, ...look(items.get(id), wanted.has(id)) })));
  faded[name] = wanted;
}

/** The plan that a node is drawn with: its own, or one that it has to do with. */
function planOf(node) {
  if (OWN.has(node.kind)) return node.doc;
  const ends = data.edges.filter(({ from, to }) => from === node.id || to === node.id).map(({ from, to }) => data.byId.get(from === node.id ? to : from));
  return ends.find(({ kind }) => OWN.has(kind))?.doc ?? node.doc;
}

function select(id, move) {
  const node = data.byId.get(id);
  if (!nodes.get(id)) draw(planOf(node));
  const box = document.querySelector(`#kinds input[value="${node.kind}"]`);
  if (!box.checked) box.click();
  network.selectNodes([id]);
  highlight(id);
  describe(node);
  if (move) network.fit({ nodes: [id, ...network.getConnectedNodes(id)], maxZoomLevel: 1, animation: false });
}

function clear() {
  network.unselectAll();
  highlight();
  explain();
}

function find() {
  const words = search.value.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean);
  if (!words.length) return clear();
  const hits = data.nodes.filter((node) => {
    const text = `${node.name} ${node.quote ?? ""}`.normalize("NFKC").toLowerCase();
    return words.every((word) => text.includes(word));
  });
  panel.replaceChildren(element("h3", `找到 ${hits.length} 项`), listOf(hits.map((node) => node.id)));
}

/** Draws a plan with what it touches, or everything. */
function draw(plan) {
  const { nodes: rows, edges: lines } = partOf(data, plan);
  nodes.clear();
  edges.clear();
  faded.nodes.clear();
  faded.edges.clear();
  nodes.add(rows.map((row) => drawnNode(row, data.looks, labels.kinds[row.kind])));
  edges.add(lines.map((row) => drawnEdge(row, data.looks, labels.relations[row.kind])));
  shown.plan = plan;
  network?.fit({ animation: false });
  press(plan);
}

/** Brings a plan into sight. */
function fit(plan) {
  if (!whole) return draw(plan);
  const inside = data.nodes.filter((node) => shown.kinds.has(node.kind) && (!plan || node.doc === plan));
  network.fit({ nodes: inside.map((node) => node.id), animation: false });
  press(plan);
}

/** Marks the button of a plan. */
function press(plan) {
  for (const button of document.querySelectorAll("#plans button")) {
    button.setAttribute("aria-pressed", String(button.dataset.plan === plan));
  }
}

/** The kinds of line of which any has both ends in sight. */
function linesInSight() {
  const seen = new Set(nodes.get().filter((node) => shown.kinds.has(node.kind)).map((node) => node.id));
  return new Set(edges.get().filter((edge) => seen.has(edge.from) && seen.has(edge.to)).map((edge) => edge.kind));
}

/** Shows and hides kinds of node; a kind of line that thereby comes into sight or leaves it is ticked or not. */
function changeKinds() {
  const before = linesInSight();
  shown.kinds = checked("kinds");
  const now = linesInSight();
  for (const box of document.querySelectorAll("#relations input")) {
    if (before.has(box.value) !== now.has(box.value)) box.checked = now.has(box.value);
  }
  changeRelations();
  nodesView.refresh();
}

function changeRelations() {
  shown.relations = checked("relations");
  edgesView.refresh();
}

/** Opens what the build packed and draws it: all, or the first plan of many. */
async function start() {
  data = graphOf(await unpacked(document.getElementById("data").textContent));
  draw(whole ? "" : document.querySelector("#plans button")?.dataset.plan ?? "");
  network = new vis.Network(document.getElementById("mynetwork"), { nodes: nodesView, edges: edgesView }, options);
  explain();
  if (whole) fit("");
  listen();
}

/** Answers to the picture, the legend, the search field and keys. */
function listen() {
  network.on("click", (event) => (event.nodes.length ? select(event.nodes[0], false) : clear()));
  network.on("doubleClick", (event) => event.nodes.length && select(event.nodes[0], true));
  search.addEventListener("input", find);
  document.getElementById("kinds").addEventListener("change", changeKinds);
  document.getElementById("relations").addEventListener("change", changeRelations);
  document.getElementById("plans").addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button) fit(button.dataset.plan);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && document.activeElement !== search) {
      event.preventDefault();
      search.focus();
    } else if (event.key === "Escape") {
      search.value = "";
      clear();
    }
  });
}

start();
