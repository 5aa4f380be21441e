import { forTerminal } from '../../core/sanitise.ts';
import type { ThreatModel } from '../types.ts';
import { graphOf, type GraphEdge, type GraphNode } from './graph.ts';

/** The data-flow diagram of a model as a Mermaid flowchart. Same model, same text. */
export function diagramMermaid(model: ThreatModel): string {
  const graph = graphOf(model);
  const zones = graph.zones.flatMap((zone, index) => [
    `  subgraph z${index}["${safe(`${zone.name} (${zone.note})`)}"]`,
    ...graph.nodes.filter((node) => node.zone === zone.id).map((node) => `    ${nodeText(node)}`),
    '  end',
  ]);
  const boundaries = graph.zones.map((_, index) => `  style z${index} stroke-dasharray: 7 5`);
  const left = graph.left === '' ? [] : [`  %% ${graph.left}`];
  return `${['flowchart LR', ...left, ...zones, ...graph.edges.map(edgeText), ...boundaries].join('\n')}\n`;
}

function nodeText(node: GraphNode): string {
  const text = `"${safe(node.name)}<br/>${safe(node.note)}"`;
  const name = nameOf(node.id);
  if (node.shape === 'store') return `${name}[(${text})]`;
  return node.shape === 'actor' ? `${name}[${text}]` : `${name}(${text})`;
}

function edgeText(edge: GraphEdge): string {
  const open = edge.encrypted ? [] : ['not encrypted'];
  const text = [...edge.label, ...open].map(safe).join('<br/>');
  return `  ${nameOf(edge.from)} ${edge.encrypted ? '-->' : '-.->'}|"${text}"| ${nameOf(edge.to)}`;
}

/** Ids have no underscore, so no two of them meet; the prefix keeps them clear of Mermaid's own words. */
function nameOf(id: string): string {
  return `n_${id.replace(/-/g, '_')}`;
}

/** Mermaid reads `#code;` as a character; whatever could be markup, quote or directive becomes one. */
function safe(text: string): string {
  return forTerminal(text).replace(/[^\p{L}\p{N} .,:/()·…+*=?!'_-]/gu, (c) => `#${c.codePointAt(0) ?? 63};`);
}
