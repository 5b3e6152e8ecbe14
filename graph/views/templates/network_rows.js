/* The graph as the build packed it, and what vis-network is given of it: all, or one plan with what it touches. */
const GOLDEN = Math.PI * (3 - Math.sqrt(5));
/** So far from its plan may stand what belongs to it, in pixels. */
const BESIDE = 300;
/** Kinds of node that belong to one plan; all others may belong to many. */
const OWN = new Set(["plan", "task", "clause", "bare", "target", "actual"]);
const DUTIES = new Set(["leads", "responsible_for", "supports"]);

/** The value that was deflated and put into base64. */
async function unpacked(text) {
  const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  return JSON.parse(await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).text());
}

/** Columns of a table as its rows. */
function rowsOf(columns) {
  const names = Object.keys(columns);
  return columns[names[0]].map((_, at) => Object.fromEntries(names.map((name) => [name, columns[name][at]])));
}

/** Nodes and edges, each edge with the ids of its ends. */
function graphOf({ nodes, edges, looks }) {
  const rows = rowsOf(nodes);
  const lines = rowsOf(edges).map((edge, id) => ({ ...edge, id, from: rows[edge.from].id, to: rows[edge.to].id }));
  return { nodes: rows, edges: lines, looks, byId: new Map(rows.map((row) => [row.id, row])) };
}

/** What a plan says, what that touches, and all lines between; without a plan, everything. */
function partOf({ nodes, edges, looks, byId }, doc) {
  if (!doc) return { nodes, edges };
  const own = new Set(nodes.filter((row) => OWN.has(row.kind) && row.doc === doc).map((row) => row.id));
  const touched = new Set(own);
  for (const { from, to } of edges) {
    if (own.has(from) && !OWN.has(byId.get(to).kind)) touched.add(to);
    if (own.has(to) && !OWN.has(byId.get(from).kind)) touched.add(from);
  }
  const inside = edges.filter(({ from, to }) => touched.has(from) && touched.has(to));
  return { nodes: cleared(gathered(nodes.filter(({ id }) => touched.has(id)), inside, own), looks), edges: inside };
}

/** Nodes moved off each other's signs and words. */
function cleared(rows, { nodes }) {
  const spots = apart(rows.map((row) => {
    const [, , , size, font] = nodes[row.kind];
    const lines = row.label.split("\n");
    const letter = font + 3 * Math.sqrt(row.duties);
    return { x: row.x, y: row.y, wide: Math.max(size, (Math.max(...lines.map(({ length }) => length)) * letter) / 2), above: size, below: size + 6 + lines.length * letter * 1.2 };
  }));
  return rows.map((row, place) => ({ ...row, x: spots[place].x, y: spots[place].y }));
}

/** Nodes that stand with another plan, brought to those of this one that they belong to. */
function gathered(rows, lines, own) {
  const home = rows.filter(({ id }) => own.has(id));
  const [xs, ys] = [home.map(({ x }) => x), home.map(({ y }) => y)];
  const [left, right, top, bottom] = [Math.min(...xs) - BESIDE, Math.max(...xs) + BESIDE, Math.min(...ys) - BESIDE, Math.max(...ys) + BESIDE];
  const places = new Map(home.map((row) => [row.id, row]));
  return rows.map((row, order) => {
    if (own.has(row.id) || (row.x > left && row.x < right && row.y > top && row.y < bottom)) return row;
    const near = lines.flatMap(({ from, to }) => (from === row.id ? places.get(to) : to === row.id ? places.get(from) : undefined) ?? []);
    if (!near.length) return { ...row, x: left, y: top + order };
    const reach = 40 + 4 * near.length;
    return { ...row, x: mean(near.map(({ x }) => x)) + reach * Math.cos(order * GOLDEN), y: mean(near.map(({ y }) => y)) + reach * Math.sin(order * GOLDEN) };
  });
}

const mean = (numbers) => numbers.reduce((one, other) => one + other, 0) / numbers.length;

/** What something is and the words of the document that say so, as plain text. */
function tooltip(what, row) {
  const where = [row.doc, row.clause].filter(Boolean).join(" ");
  return [what, where && `出处：${where}`, row.quote && `原文：${row.quote}`].filter(Boolean).join("\n");
}

/** A node as vis-network draws it: larger the more duties it has. */
function drawnNode(row, { nodes }, label) {
  const [shape, background, border, size, font] = nodes[row.kind];
  const colour = { background, border };
  const weight = Math.sqrt(row.duties);
  return {
    id: row.id, kind: row.kind, label: row.label, x: row.x, y: row.y, shape, size: size + 2.4 * weight, title: tooltip(`${label}：${row.name}`, row),
    color: { ...colour, highlight: colour, hover: colour }, font: { size: Math.round(font + 3 * weight) },
  };
}

/** An edge as vis-network draws it. */
function drawnEdge(row, { edges }, label) {
  const [color, width, dashes, arrow] = edges[row.kind];
  return {
    id: row.id, from: row.from, to: row.to, kind: row.kind, width, color: { color, highlight: color, hover: color }, dashes: dashes.length ? dashes : false,
    ...(DUTIES.has(row.kind) ? { title: tooltip(`分工：${label}`, row) } : {}), ...(arrow ? { arrows: { to: { enabled: true, scaleFactor: 0.5 } } } : {}),
  };
}
