import { limits } from '../../core/limits.ts';
import type { Actor, Component, Flow, ThreatModel } from '../types.ts';

/** What a diagram shows of a model: areas of equal trust, things in them, data that moves between the things. */
export interface Graph {
  readonly title: string;
  readonly zones: readonly GraphZone[];
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  /** What is not drawn because there is too much of it; empty when all is. */
  readonly left: string;
}

export interface GraphZone {
  readonly id: string;
  readonly name: string;
  /** Shown under the name. */
  readonly note: string;
}

export interface GraphNode {
  readonly id: string;
  readonly zone: string;
  readonly name: string;
  readonly note: string;
  readonly shape: 'process' | 'store' | 'actor';
  readonly threats: number;
}

export interface GraphEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** One or two lines. */
  readonly label: readonly string[];
  readonly encrypted: boolean;
}

const outside = ':outside';

/** The graph of a model: zones from least to most trusted; actors stand outside, when a flow touches them. */
export function graphOf(model: ThreatModel): Graph {
  const touched = new Set(model.flows.flatMap((flow) => [flow.from, flow.to]));
  const actors = model.actors.filter((actor) => touched.has(actor.id));
  const used = new Set(model.components.map((component) => component.zone));
  const zones = model.zones
    .filter((zone) => used.has(zone.id))
    .toSorted((a, b) => a.trust - b.trust)
    .map((zone) => ({ id: zone.id, name: zone.name, note: `trust ${zone.trust} of 5` }));
  const people = { id: outside, name: 'people', note: 'outside the system' };
  const components = model.components.map((component) => componentNode(model, component));
  const all = [...actors.map(actorNode), ...components];
  const nodes = all.slice(0, limits.diagramNodes);
  const known = new Set(nodes.map((node) => node.id));
  const drawable = model.flows.filter((flow) => known.has(flow.from) && known.has(flow.to));
  const flows = drawable.slice(0, limits.diagramFlows);
  const left = { nodes: all.length - nodes.length, flows: model.flows.length - flows.length };
  return {
    title: model.system.name,
    zones: actors.length > 0 ? [people, ...zones] : zones,
    nodes,
    edges: flows.map((flow) => edge(model, flow)),
    left: left.nodes + left.flows > 0 ? `Not drawn: ${left.nodes} components and ${left.flows} flows.` : '',
  };
}

function actorNode(actor: Actor): GraphNode {
  return { id: actor.id, zone: outside, name: actor.name, note: actor.trust, shape: 'actor', threats: 0 };
}

const storeTypes =
  /^(?:datastore|database|db|bucket|queue|topic|cache|storage|store|volume|registry|vault|table)$/;

function componentNode(model: ThreatModel, component: Component): GraphNode {
  const tech = component.tech.length > 0 ? ` · ${component.tech.join(', ')}` : '';
  return {
    id: component.id,
    zone: component.zone,
    name: component.name,
    note: `${component.type}${tech}`,
    shape: storeTypes.test(component.type) ? 'store' : 'process',
    threats: model.threats.filter((threat) => threat.on.includes(component.id)).length,
  };
}

function edge(model: ThreatModel, flow: Flow): GraphEdge {
  const data = flow.data.map((id) => model.assets.find((asset) => asset.id === id)?.name ?? id).join(', ');
  const how = [flow.protocol, flow.auth].filter((word) => word !== '').join(' · ');
  const label = [how, data].filter((line) => line !== '');
  return {
    id: flow.id,
    from: flow.from,
    to: flow.to,
    label: label.length > 0 ? label : [flow.id],
    encrypted: flow.encrypted,
  };
}
