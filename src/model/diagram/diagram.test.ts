import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { readModel } from '../read.ts';
import type { Graph } from './graph.ts';
import { layout, type Box, type Point } from './layout.ts';
import { diagramMermaid } from './mermaid.ts';
import { diagramSvg } from './svg.ts';

const sample = readFileSync(join(import.meta.dirname, '../testdata/file-upload.yaml'), 'utf8');

function model(text: string) {
  const reading = readModel(text, 'm.yaml', () => undefined);
  if (reading.model === undefined) throw new Error(JSON.stringify(reading.diagnostics));
  return reading.model;
}

function texts(svg: string): readonly string[] {
  const found: string[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('text', (text) => found.push(text));
  parser.write(svg).close();
  return found;
}

test('the same model gives the same bytes, well-formed, with a title and words for all of it', () => {
  const svg = diagramSvg(model(sample));
  expect(diagramSvg(model(sample))).toBe(svg);
  const all = texts(svg);
  expect(all).toContain('Data flows of File Upload Service');
  expect(all.some((text) => text.includes('bucket to scanner: s3-event · iam, Files of customers.'))).toBe(
    true,
  );
  expect(svg).toContain('role="img" aria-labelledby="title desc"');
  expect(svg).toContain('@media (prefers-color-scheme:dark)');
});

test('foreign text is text in the drawing and in Mermaid', () => {
  const hostile = model(
    sample
      .replace(
        '{id: browser, type: spa',
        '{id: browser, name: "</text><script>a</script>\\e[31m", type: "x\\"]; click y"',
      )
      .replace('name: File Upload Service', 'name: "]]><!-- & \\uFFFE"'),
  );
  const svg = diagramSvg(hostile);
  expect(svg).not.toContain('<script');
  expect(() => texts(svg)).not.toThrow();
  const mermaid = diagramMermaid(hostile);
  expect(mermaid).not.toContain('<script');
  expect(mermaid).toContain('#34;#93;#59; click y');
});

test('Mermaid has zones, shapes, and dotted lines for what is not encrypted', () => {
  const text = diagramMermaid(model(sample.replace('auth: iam, encrypted: true}', 'auth: iam}')));
  expect(text).toContain(
    '  subgraph z3["data (trust 5 of 5)"]\n    n_meta_db[("meta-db<br/>datastore · postgres")]',
  );
  expect(text).toContain('n_api -.->|"postgres · iam<br/>not encrypted"| n_meta_db');
  expect(text).toContain('style z0 stroke-dasharray');
});

test('a model with nothing to draw is still a picture', () => {
  const empty = model('version: 1\nsystem: {id: s}\n');
  expect(() => texts(diagramSvg(empty))).not.toThrow();
  expect(diagramMermaid(empty)).toBe('flowchart LR\n');
});

test('what is too much is counted in words', () => {
  const many = Array.from({ length: 320 }, (_, i) => `{id: c${i}, type: api, zone: z}`).join(', ');
  const svg = diagramSvg(
    model(`version: 1\nsystem: {id: s}\nzones: [{id: z, trust: 1}]\ncomponents: [${many}]\n`),
  );
  expect(texts(svg)).toContain('Not drawn: 20 components and 0 flows.');
});

const words = fc.constantFrom(
  'api',
  'Customer database',
  'Supercalifragilisticexpialidocious-service',
  'a b c d e f g h i j k l m n o p',
  '',
);
const graphs: fc.Arbitrary<Graph> = fc
  .record({
    zones: fc.integer({ min: 1, max: 5 }),
    nodes: fc.array(fc.record({ zone: fc.nat(4), name: words, store: fc.boolean() }), {
      minLength: 1,
      maxLength: 9,
    }),
    edges: fc.array(
      fc.record({
        from: fc.nat(8),
        to: fc.nat(8),
        label: fc.array(words, { minLength: 1, maxLength: 2 }),
        encrypted: fc.boolean(),
      }),
      { maxLength: 14 },
    ),
  })
  .map(({ zones, nodes, edges }) => ({
    title: 't',
    left: '',
    zones: Array.from({ length: zones }, (_, i) => ({ id: `z${i}`, name: `Zone ${i}`, note: 'trust' })),
    nodes: nodes.map((node, i) => ({
      id: `n${i}`,
      zone: `z${node.zone % zones}`,
      name: node.name,
      note: 'api · express',
      shape: node.store ? 'store' : 'process',
      threats: i,
    })),
    edges: edges.map((edge, i) => ({
      id: `e${i}`,
      from: `n${edge.from % nodes.length}`,
      to: `n${edge.to % nodes.length}`,
      label: edge.label,
      encrypted: edge.encrypted,
    })),
  }));

test('no box or label meets another, and no label meets a line that is not its own', () => {
  fc.assert(
    fc.property(graphs, (graph) => {
      const drawn = layout(graph);
      const boxes: readonly Box[] = [...drawn.nodes, ...drawn.labels];
      for (const [index, one] of boxes.entries()) {
        for (const other of boxes.slice(index + 1)) expect(meet(one, other)).toBe(false);
        expect(
          one.x >= 0 && one.y >= 0 && one.x + one.width <= drawn.width && one.y + one.height <= drawn.height,
        ).toBe(true);
      }
      for (const flow of drawn.flows) {
        for (const stretch of stretches(flow.points)) {
          for (const label of drawn.labels) expect(meet(label, stretch)).toBe(false);
          for (const node of drawn.nodes) expect(meet(inner(node), stretch)).toBe(false);
        }
      }
      const ends = new Set(
        drawn.flows.filter((one) => one.arrowStart || one.arrowEnd).map((one) => one.edge.id),
      );
      expect(ends.size).toBe(graph.edges.length);
    }),
    { numRuns: 300 },
  );
});

test('every thing stands in its own zone', () => {
  fc.assert(
    fc.property(graphs, (graph) => {
      const drawn = layout(graph);
      for (const node of drawn.nodes) {
        const zone = drawn.zones.find((one) => one.zone.id === node.node.zone);
        expect(zone !== undefined && node.x > zone.x && node.x + node.width < zone.x + zone.width).toBe(true);
        expect(zone !== undefined && node.y > zone.y && node.y + node.height < zone.y + zone.height).toBe(
          true,
        );
      }
    }),
    { numRuns: 100 },
  );
});

function meet(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function inner(box: Box): Box {
  return { x: box.x + 1, y: box.y + 1, width: box.width - 2, height: box.height - 2 };
}

function stretches(points: readonly Point[]): readonly Box[] {
  return points.slice(1).map((to, index) => {
    const from = points[index] ?? to;
    const x = Math.min(from.x, to.x);
    const y = Math.min(from.y, to.y);
    return { x, y, width: Math.abs(to.x - from.x) + 0.01, height: Math.abs(to.y - from.y) + 0.01 };
  });
}
