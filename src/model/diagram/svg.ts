import { forXml } from '../../core/sanitise.ts';
import type { ThreatModel } from '../types.ts';
import { graphOf } from './graph.ts';
import { layout, type Layout, type Point, type RoutedFlow } from './layout.ts';
import { styles } from './styles.ts';

/** The data-flow diagram of a model with its trust boundaries, as one SVG file. Same model, same bytes. */
export function diagramSvg(model: ThreatModel): string {
  const drawn = layout(graphOf(model));
  const { width, height } = drawn;
  const body = [
    ...drawn.zones.map(zone),
    ...drawn.flows.map(flow),
    ...drawn.labels.map(label),
    ...drawn.nodes.map(node),
    drawn.left === '' ? '' : text('note-left', 24, height - 8, drawn.left),
  ];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title desc">`,
    `<title id="title">${forXml(`Data flows of ${drawn.title}`)}</title>`,
    `<desc id="desc">${forXml(described(drawn))}</desc>`,
    `<style>${styles}</style>`,
    `<rect class="paper" width="${width}" height="${height}"/>`,
    ...body,
    '</svg>',
    '',
  ].join('\n');
}

/** The diagram in words, for those who cannot see it. */
function described(drawn: Layout): string {
  const name = new Map(drawn.nodes.map((one) => [one.node.id, one.node.name] as const));
  const zones = drawn.zones.map(({ zone: { id, name: zoneName, note } }) => {
    const inside = drawn.nodes.filter((one) => one.node.zone === id).map((one) => one.node.name);
    return `${zoneName} (${note}): ${inside.join(', ')}.`;
  });
  const edges = [...new Map(drawn.flows.map((one) => [one.edge.id, one.edge])).values()];
  const flows = edges.map((edge) => {
    const open = edge.encrypted ? '' : ', not encrypted';
    return `${name.get(edge.from) ?? edge.from} to ${name.get(edge.to) ?? edge.to}: ${edge.label.join(', ')}${open}.`;
  });
  return [...zones, ...flows, drawn.left].join(' ').trim();
}

function zone(one: Layout['zones'][number]): string {
  const head = one.x + 14;
  return [
    `<rect class="zone" x="${one.x}" y="${one.y}" width="${one.width}" height="${one.height}" rx="12"/>`,
    text('zone-name', head, one.y + 24, one.zone.name),
    text('zone-note', head, one.y + 40, one.zone.note),
  ].join('');
}

function node(one: Layout['nodes'][number]): string {
  const middle = one.x + one.width / 2;
  const lid = one.node.shape === 'store' ? 5 : 0;
  const first = one.y + one.height / 2 + lid + 6 - one.name.length * 8;
  return [
    shape(one),
    ...one.name.map((line, index) => text('name', middle, first + index * 16, line)),
    text('note', middle, first + one.name.length * 16 + 1, one.note),
    one.node.threats > 0 ? badge(one.x + one.width, one.y, one.node.threats) : '',
  ].join('');
}

function text(kind: string, x: number, y: number, content: string): string {
  return `<text class="${kind}" x="${x}" y="${y}">${forXml(content)}</text>`;
}

function shape(one: Layout['nodes'][number]): string {
  const { x, y, width, height } = one;
  if (one.node.shape === 'actor')
    return `<rect class="actor" x="${x}" y="${y}" width="${width}" height="${height}"/>`;
  if (one.node.shape === 'process') {
    return `<rect class="process" x="${x}" y="${y}" width="${width}" height="${height}" rx="10"/>`;
  }
  const half = width / 2;
  const bow = 7;
  const side = `a${half},${bow} 0 0 1 ${width},0 V${y + height - bow} a${half},${bow} 0 0 1 ${-width},0 Z`;
  const lid = `M${x},${y + bow} a${half},${bow} 0 0 0 ${width},0`;
  return `<path class="store" d="M${x},${y + bow} ${side}"/><path class="lid" d="${lid}"/>`;
}

function badge(x: number, y: number, count: number): string {
  const words = `${count} threat${count === 1 ? '' : 's'}`;
  const width = 54 + (count > 9 ? 8 : 0);
  const left = x - width - 8;
  return `<rect class="badge" x="${left}" y="${y - 9}" width="${width}" height="18" rx="9"/><text class="badge-text" x="${left + width / 2}" y="${y + 4}">${words}</text>`;
}

const cornerRadius = 7;

function flow(one: RoutedFlow): string {
  const kind = one.edge.encrypted ? 'flow' : 'flow open';
  const arrows = [
    one.arrowStart ? arrow(one.points[1], one.points[0]) : '',
    one.arrowEnd ? arrow(one.points.at(-2), one.points.at(-1)) : '',
  ];
  return `<path class="${kind}" d="${rounded(one.points)}"/>${arrows
    .filter((it) => it !== '')
    .map((d) => `<path class="head${one.edge.encrypted ? '' : ' open'}" d="${d}"/>`)
    .join('')}`;
}

/** The corners rounded, as far as the stretches beside them allow. */
function rounded(points: readonly Point[]): string {
  const parts: string[] = [];
  for (const [index, point] of points.entries()) {
    const before = points[index - 1];
    const after = points[index + 1];
    if (before === undefined) parts.push(`M${point.x},${point.y}`);
    else if (after === undefined) parts.push(`L${point.x},${point.y}`);
    else {
      const radius = Math.min(cornerRadius, distance(before, point) / 2, distance(point, after) / 2);
      const enter = towards(point, before, radius);
      const leave = towards(point, after, radius);
      parts.push(`L${enter.x},${enter.y} Q${point.x},${point.y} ${leave.x},${leave.y}`);
    }
  }
  return parts.join(' ');
}

function distance(a: Point, b: Point): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
}

function towards(from: Point, to: Point, by: number): Point {
  return { x: from.x + Math.sign(to.x - from.x) * by, y: from.y + Math.sign(to.y - from.y) * by };
}

/** Every flow meets its box level, so the head points left or right. */
function arrow(from: Point | undefined, tip: Point | undefined): string {
  if (from === undefined || tip === undefined) return '';
  const back = tip.x + (from.x < tip.x ? -10 : 10);
  return `M${tip.x},${tip.y} L${back},${tip.y - 5} L${back},${tip.y + 5} Z`;
}

function label(one: Layout['labels'][number]): string {
  const open = one.edge.encrypted ? '' : ' open';
  return one.lines
    .map((line, index) => {
      const kind = index === 0 ? 'label' : 'label data';
      return text(`${kind}${open}`, one.x, one.y + 11 + index * 14, line);
    })
    .join('');
}
