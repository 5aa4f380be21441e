import type { Graph, GraphEdge, GraphNode, GraphZone } from './graph.ts';
import { heightOf, labelFont, place, type Cell, type Piece, type Placed } from './place.ts';
import { shortened, textWidth } from './text-width.ts';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A diagram in pixels: everything a drawing needs, no text to measure any more. */
export interface Layout {
  readonly title: string;
  readonly left: string;
  readonly width: number;
  readonly height: number;
  readonly zones: readonly (Box & { readonly zone: GraphZone })[];
  readonly nodes: readonly (Box & {
    readonly node: GraphNode;
    readonly name: readonly string[];
    readonly note: string;
  })[];
  readonly flows: readonly RoutedFlow[];
  readonly labels: readonly (Box & { readonly edge: GraphEdge; readonly lines: readonly string[] })[];
}

export interface RoutedFlow {
  readonly edge: GraphEdge;
  /** Corners from one end to the other. */
  readonly points: readonly Point[];
  readonly arrowStart: boolean;
  readonly arrowEnd: boolean;
}

const margin = 24;
const zonePadding = 20;
const zoneHead = 58;
const trackGap = 12;
const labelMost = 190;
const labelLine = 14;

/**
 * Lays a graph out in columns. Flows run in the gutters between columns: level beside their left end, where the
 * label stands above the line, then on a vertical track of their own. Labels therefore never meet boxes, tracks or
 * each other. A flow that stays in its zone bends back inside the zone's border.
 */
export function layout(graph: Graph): Layout {
  const placed = place(graph);
  const top = margin + zoneHead;
  const gutters = placed.gutters.map(gutterOf);
  const lefts = columnLefts(placed, gutters);
  const columns = placed.columns.map((cells, index) => ({
    cells,
    left: lefts[index] ?? 0,
    right: (lefts[index] ?? 0) + (placed.widths[index] ?? 0),
    next: lefts[index + 1],
    pieces: placed.gutters[index] ?? [],
    gutter: gutters[index] ?? gutterOf([]),
  }));
  const height = zoneHead + placed.height + zonePadding;
  const zones = columns.flatMap((column, index) => {
    const zone = graph.zones[index];
    const x = column.left - zonePadding;
    const width = column.right + column.gutter.inside - x;
    if (zone === undefined) return [];
    const name = shortened(zone.name, zoneFont, width - 28);
    return [{ zone: { ...zone, name }, x, y: margin, width, height }];
  });
  const routed = columns.flatMap((column) => column.pieces.map((piece) => route(piece, column, top)));
  const last = zones.at(-1);
  return {
    title: graph.title,
    left: graph.left,
    width: Math.ceil((last === undefined ? 0 : last.x + last.width) + margin),
    height: Math.ceil(margin + height + margin),
    zones,
    nodes: columns.flatMap((column) => column.cells.flatMap((cell) => box(cell, column, top))),
    flows: [...routed.map((one) => one.flow), ...columns.flatMap((column) => lanes(column, top))],
    labels: routed.flatMap((one) => (one.label === undefined ? [] : [one.label])),
  };
}

interface Column {
  readonly cells: readonly Cell[];
  readonly left: number;
  readonly right: number;
  /** The left edge of the next column's boxes. */
  readonly next: number | undefined;
  readonly pieces: readonly Piece[];
  readonly gutter: Gutter;
}

/** The room right of a column's boxes; distances from there. */
interface Gutter {
  /** Up to the zone's border: room for flows that stay in the zone. */
  readonly inside: number;
  readonly tracks: ReadonlyMap<Piece, number>;
  readonly width: number;
}

const leastGutter = 2 * zonePadding + 40;
const arrowRoom = 22;
const zoneFont = { size: 13, bold: true };
const labelGap = 8;

function gutterOf(pieces: readonly Piece[]): Gutter {
  const loops = tracksFrom(
    pieces.filter((piece) => piece.sameColumn),
    0,
  );
  const inside = loops.tracks.size > 0 ? loops.end + zonePadding : zonePadding;
  const across = pieces.filter((piece) => !piece.sameColumn);
  const others = tracksFrom(across, inside);
  const tracks = new Map([...loops.tracks, ...others.tracks]);
  return { inside, tracks, width: Math.max(inside + leastGutter, others.end + arrowRoom + zonePadding) };
}

/** Labels from a distance on, then one track for each piece that changes its height. */
function tracksFrom(pieces: readonly Piece[], start: number) {
  const widths = pieces.filter((piece) => piece.labelled).map((piece) => labelWidth(piece.edge));
  const first = start + Math.max(0, ...widths.map((width) => width + 2 * labelGap));
  const order = trackOrder(pieces);
  const tracks = new Map(order.map((piece, index) => [piece, first + (index + 0.5) * trackGap]));
  return { tracks, end: first + order.length * trackGap };
}

function labelWidth(edge: GraphEdge): number {
  return Math.max(...labelLines(edge).map((line) => textWidth(line, labelFont)));
}

function labelLines(edge: GraphEdge): readonly string[] {
  return edge.label.slice(0, 2).map((line) => shortened(line, labelFont, labelMost));
}

/** Those that go down take the right tracks from the top on, those that go up from the bottom on: fewer crossings. */
function trackOrder(pieces: readonly Piece[]): readonly Piece[] {
  const bent = pieces.filter(
    (piece) => piece.sameColumn || Math.abs(heightOf(piece.a) - heightOf(piece.b)) > 0.5,
  );
  const down = bent
    .filter((piece) => heightOf(piece.b) > heightOf(piece.a))
    .toSorted(byHeight)
    .toReversed();
  const up = bent.filter((piece) => heightOf(piece.b) <= heightOf(piece.a)).toSorted(byHeight);
  return [...up, ...down];
}

function byHeight(a: Piece, b: Piece): number {
  return heightOf(a.a) - heightOf(b.a) || (a.edge.id < b.edge.id ? -1 : 1);
}

function columnLefts(placed: Placed, gutters: readonly Gutter[]): readonly number[] {
  const lefts: number[] = [];
  let x = margin + zonePadding;
  for (const [index, width] of placed.widths.entries()) {
    lefts.push(x);
    x += width + (gutters[index]?.width ?? 0);
  }
  return lefts;
}

/** Half pixels keep lines crisp and numbers short. */
function snapped(y: number): number {
  return Math.round(y * 2) / 2;
}

function box(cell: Cell, column: Column, top: number) {
  if (cell.node === undefined) return [];
  const { node, name, note, height } = cell;
  return [
    { node, name, note, x: column.left, y: snapped(top + cell.y), width: column.right - column.left, height },
  ];
}

/** The level stretches of flows through a column that is not their own. */
function lanes(column: Column, top: number): readonly RoutedFlow[] {
  return column.cells.flatMap((cell) => {
    const edge = column.pieces.find((piece) => piece.a.cell === cell)?.edge;
    if (cell.node !== undefined || edge === undefined) return [];
    const y = snapped(top + cell.y + cell.height / 2);
    const points = [
      { x: column.left, y },
      { x: column.right, y },
    ];
    return [{ edge, points, arrowStart: false, arrowEnd: false }];
  });
}

function route(piece: Piece, column: Column, top: number) {
  const a = { x: column.right, y: snapped(top + heightOf(piece.a)) };
  const b = {
    x: piece.sameColumn ? column.right : (column.next ?? column.right),
    y: snapped(top + heightOf(piece.b)),
  };
  const track = column.gutter.tracks.get(piece);
  const x = column.right + (track ?? 0);
  const bends =
    track === undefined
      ? []
      : [
          { x, y: a.y },
          { x, y: b.y },
        ];
  const flow = {
    edge: piece.edge,
    points: [a, ...bends, b],
    arrowStart: piece.arrowA,
    arrowEnd: piece.arrowB,
  };
  return { flow, label: piece.labelled ? labelAt(piece, a, column.gutter.inside) : undefined };
}

function labelAt(piece: Piece, at: Point, inside: number) {
  const lines = labelLines(piece.edge);
  const height = lines.length * labelLine;
  const x = at.x + labelGap + (piece.sameColumn ? 0 : inside);
  return { edge: piece.edge, lines, x, y: at.y - height - 3, width: labelWidth(piece.edge), height };
}
