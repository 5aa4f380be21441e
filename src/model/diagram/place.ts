import type { Graph, GraphEdge, GraphNode } from './graph.ts';
import { onTwoLines, shortened, textWidth, type Font } from './text-width.ts';

export const nodeName: Font = { size: 14, bold: true };
export const nodeNote: Font = { size: 11, bold: false };
export const labelFont: Font = { size: 11, bold: false };

/** A column holds the things of one zone, and a lane for each flow that passes through. */
export interface Cell {
  /** The node's id, or one for the lane that no node has. */
  readonly key: string;
  /** Undefined for a lane. */
  readonly node: GraphNode | undefined;
  /** One or two lines. */
  readonly name: readonly string[];
  readonly note: string;
  readonly height: number;
  readonly ports: { left: Port[]; right: Port[] };
  /** Top edge; set while the columns are stacked. */
  y: number;
}

/** Where a piece of a flow touches a cell's side. */
export interface Port {
  readonly edge: string;
  readonly cell: Cell;
  /** Distance from the cell's top. */
  offset: number;
}

/** One piece of a flow, between two sides of one gutter. */
export interface Piece {
  readonly edge: GraphEdge;
  readonly a: Port;
  readonly b: Port;
  /** Both ends are left of the gutter: the flow stays in its column. */
  readonly sameColumn: boolean;
  /** The piece that bears the label: the leftmost one. */
  readonly labelled: boolean;
  /** Whether the arrow points to end `a` or `b`; undefined for a piece that ends in a lane. */
  readonly arrowA: boolean;
  readonly arrowB: boolean;
}

export interface Placed {
  readonly columns: readonly (readonly Cell[])[];
  readonly widths: readonly number[];
  /** The pieces in the gutter right of each column. */
  readonly gutters: readonly (readonly Piece[])[];
  readonly height: number;
}

export const portGap = 38;
const cellGap = 26;
const nodeHeight = 64;
const nodeWidth = { least: 132, most: 230 };

/** Columns, the order in them, and heights: everything but the tracks of the flows. Deterministic. */
export function place(graph: Graph): Placed {
  const columnOf = new Map(graph.zones.map((zone, index) => [zone.id, index]));
  const columnOfNode = new Map(graph.nodes.map((node) => [node.id, columnOf.get(node.zone) ?? 0]));
  const rows = ordered(graph, columnOfNode);
  const columns = rows.map((row) => row.map((slot) => cellOf(slot, graph.edges, columnOfNode)));
  const gutters = connected(graph, columns, columnOfNode);
  for (const column of columns) for (const cell of column) spread(cell);
  stack(columns, gutters);
  const height = Math.max(nodeHeight, ...columns.flat().map((cell) => cell.y + cell.height));
  return { columns, widths: columns.map(widthOf), gutters, height };
}

type Slot = { readonly node: GraphNode } | { readonly lane: GraphEdge };

function slotId(slot: Slot): string {
  return 'node' in slot ? slot.node.id : `:${slot.lane.id}`;
}

/** Slots by column, put near what they are connected to by a few sweeps over the columns. */
function ordered(graph: Graph, columnOf: ReadonlyMap<string, number>): Slot[][] {
  const rows: Slot[][] = graph.zones.map(() => []);
  for (const node of graph.nodes) rows[columnOf.get(node.id) ?? 0]?.push({ node });
  const near = new Map<string, string[]>();
  const connect = (a: string, b: string): void => {
    near.set(a, [...(near.get(a) ?? []), b]);
    near.set(b, [...(near.get(b) ?? []), a]);
  };
  for (const edge of graph.edges) {
    const [first, last] = span(edge, columnOf);
    const ends = leftFirst(edge, columnOf);
    let before = ends.left;
    for (let column = first + 1; column < last; column++) {
      rows[column]?.push({ lane: edge });
      const lane = `:${edge.id}`;
      connect(before, before === lane ? ends.right : lane);
      before = lane;
    }
    connect(before, ends.right);
  }
  for (let sweep = 0; sweep < 6; sweep++) sortRows(rows, near);
  return rows;
}

function sortRows(rows: Slot[][], near: ReadonlyMap<string, readonly string[]>): void {
  for (const row of rows) {
    const at = new Map(
      rows.flatMap((one) => one.map((slot, index) => [slotId(slot), (index + 0.5) / one.length] as const)),
    );
    const weight = (slot: Slot): number => {
      const own = at.get(slotId(slot)) ?? 0;
      const others = (near.get(slotId(slot)) ?? []).map((id) => at.get(id) ?? own);
      return others.length === 0 ? own : others.reduce((sum, one) => sum + one, 0) / others.length;
    };
    const weights = new Map(row.map((slot) => [slot, weight(slot)]));
    row.sort((a, b) => (weights.get(a) ?? 0) - (weights.get(b) ?? 0));
  }
}

function span(edge: GraphEdge, columnOf: ReadonlyMap<string, number>): readonly [number, number] {
  const from = columnOf.get(edge.from) ?? 0;
  const to = columnOf.get(edge.to) ?? 0;
  return [Math.min(from, to), Math.max(from, to)];
}

function leftFirst(edge: GraphEdge, columnOf: ReadonlyMap<string, number>) {
  const forward = (columnOf.get(edge.from) ?? 0) <= (columnOf.get(edge.to) ?? 0);
  return forward ? { left: edge.from, right: edge.to } : { left: edge.to, right: edge.from };
}

function cellOf(slot: Slot, edges: readonly GraphEdge[], columnOf: ReadonlyMap<string, number>): Cell {
  const ports = { left: [], right: [] };
  if ('lane' in slot)
    return { key: slotId(slot), node: undefined, name: [], note: '', height: portGap, ports, y: 0 };
  const { node } = slot;
  let left = 0;
  let right = 0;
  for (const edge of edges) {
    const ends = leftFirst(edge, columnOf);
    const [first, last] = span(edge, columnOf);
    if (ends.left === node.id) right++;
    if (ends.right !== node.id) continue;
    if (first === last) right++;
    else left++;
  }
  const most = nodeWidth.most - 28;
  const name = onTwoLines(node.name, nodeName, most);
  const height = Math.max(nodeHeight + (name.length - 1) * 16, Math.max(left, right) * portGap + 16);
  return {
    key: node.id,
    node,
    name,
    note: shortened(node.note, nodeNote, most),
    height,
    ports,
    y: 0,
  };
}

function widthOf(column: readonly Cell[]): number {
  const texts = column.map(
    (cell) =>
      Math.max(...cell.name.map((line) => textWidth(line, nodeName)), textWidth(cell.note, nodeNote)) + 28,
  );
  return Math.max(nodeWidth.least, ...texts.filter((_, index) => column[index]?.node !== undefined));
}

/** The pieces of every flow, with a port at each end. */
function connected(
  graph: Graph,
  columns: readonly (readonly Cell[])[],
  columnOf: ReadonlyMap<string, number>,
) {
  const cellsById = columns.map((column) => new Map(column.map((cell) => [cell.key, cell])));
  const gutters: Piece[][] = columns.map(() => []);
  for (const edge of graph.edges) {
    const [first, last] = span(edge, columnOf);
    const ends = leftFirst(edge, columnOf);
    const forward = ends.left === edge.from;
    const cellIn = (column: number): Cell | undefined => {
      const id = column === first ? ends.left : column === last ? ends.right : `:${edge.id}`;
      return cellsById[column]?.get(id);
    };
    if (first === last) {
      const [a, b] = [cellsById[first]?.get(edge.from), cellsById[first]?.get(edge.to)];
      if (a !== undefined && b !== undefined) gutters[first]?.push(loop(edge, a, b));
      continue;
    }
    for (let column = first; column < last; column++) {
      const [a, b] = [cellIn(column), cellIn(column + 1)];
      if (a === undefined || b === undefined) continue;
      gutters[column]?.push({
        edge,
        a: newPort(edge, a, a.ports.right),
        b: newPort(edge, b, b.ports.left),
        sameColumn: false,
        labelled: column === first,
        arrowA: !forward && column === first,
        arrowB: forward && column + 1 === last,
      });
    }
  }
  return gutters;
}

function loop(edge: GraphEdge, a: Cell, b: Cell): Piece {
  return {
    edge,
    a: newPort(edge, a, a.ports.right),
    b: newPort(edge, b, b.ports.right),
    sameColumn: true,
    labelled: true,
    arrowA: false,
    arrowB: true,
  };
}

function newPort(edge: GraphEdge, cell: Cell, side: Port[]): Port {
  const made = { edge: edge.id, cell, offset: 0 };
  side.push(made);
  return made;
}

/** Ports evenly around the middle of each side. */
function spread(cell: Cell): void {
  for (const side of [cell.ports.left, cell.ports.right]) {
    const start = cell.height / 2 - ((side.length - 1) * portGap) / 2;
    for (const [index, one] of side.entries()) one.offset = start + index * portGap;
  }
}

/** Stacks each column, then moves cells towards their neighbours so that flows run straight where they can. */
function stack(columns: readonly (readonly Cell[])[], gutters: readonly (readonly Piece[])[]): void {
  for (const column of columns) {
    let y = 0;
    for (const cell of column) {
      cell.y = y;
      y += cell.height + cellGap;
    }
  }
  for (let sweep = 0; sweep < 8; sweep++) {
    const order = sweep % 2 === 0 ? columns : columns.toReversed();
    for (const column of order) settle(column, gutters);
    for (const column of columns) sortPorts(column, gutters);
  }
  for (const pieces of gutters) for (const piece of pieces) straighten(piece, columns);
  const top = Math.min(...columns.flat().map((cell) => cell.y));
  for (const cell of columns.flat()) cell.y -= top;
}

const nearlyLevel = 26;
const leftPortGap = 18;

/** Takes a small step out of a flow by moving its right end, where there is room. Left ends bear the labels. */
function straighten(piece: Piece, columns: readonly (readonly Cell[])[]): void {
  if (piece.sameColumn) return;
  const { a, b } = piece;
  const step = heightOf(a) - heightOf(b);
  if (step === 0 || Math.abs(step) > nearlyLevel) return;
  if (b.cell.node === undefined) {
    if (hasRoom(b.cell, step, columns)) b.cell.y += step;
    return;
  }
  const offset = b.offset + step;
  const crowded = b.cell.ports.left.some((one) => one !== b && Math.abs(one.offset - offset) < leftPortGap);
  const passes = b.cell.ports.left.some((one) => one !== b && one.offset > b.offset !== one.offset > offset);
  if (!crowded && !passes && offset >= 12 && offset <= b.cell.height - 12) b.offset = offset;
}

function hasRoom(cell: Cell, step: number, columns: readonly (readonly Cell[])[]): boolean {
  const column = columns.find((one) => one.includes(cell)) ?? [];
  const y = cell.y + step;
  return column.every((one) => one === cell || y >= one.y + one.height || y + cell.height <= one.y);
}

/** Where the other end of each port is, in height. */
function farEnds(gutters: readonly (readonly Piece[])[]): ReadonlyMap<Port, Port> {
  return new Map(
    gutters.flat().flatMap((piece) => [[piece.a, piece.b] as const, [piece.b, piece.a] as const]),
  );
}

/** How far down a port is. */
export function heightOf(at: Port): number {
  return at.cell.y + at.offset;
}

function settle(column: readonly Cell[], gutters: readonly (readonly Piece[])[]): void {
  const far = farEnds(gutters);
  const wishes = column.map((cell) => {
    const moves = [...cell.ports.left, ...cell.ports.right].flatMap((one) => {
      const other = far.get(one);
      return other === undefined || column.includes(other.cell) ? [] : [heightOf(other) - heightOf(one)];
    });
    moves.sort((a, b) => a - b);
    return cell.y + (moves[Math.floor((moves.length - 1) / 2)] ?? 0);
  });
  let least = -Infinity;
  let slack = 0;
  for (const [index, cell] of column.entries()) {
    const wish = wishes[index] ?? cell.y;
    cell.y = Math.max(least, wish);
    slack += wish - cell.y;
    least = cell.y + cell.height + cellGap;
  }
  const shift = column.length > 0 ? slack / column.length : 0;
  for (const cell of column) cell.y += shift;
}

/** The ports of a side from top to bottom in the order of what they lead to, so that flows cross less. */
function sortPorts(column: readonly Cell[], gutters: readonly (readonly Piece[])[]): void {
  const far = farEnds(gutters);
  for (const cell of column) {
    for (const side of [cell.ports.left, cell.ports.right]) {
      const target = (one: Port): number => {
        const other = far.get(one);
        return other === undefined ? 0 : other.cell.y + other.cell.height / 2;
      };
      side.sort((a, b) => target(a) - target(b) || (a.edge < b.edge ? -1 : Number(a.edge > b.edge)));
    }
    spread(cell);
  }
}
