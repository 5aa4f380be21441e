import type { Inventory } from '../app/routes.ts';
import type { RouteFact } from '../core/fact.ts';
import { counted } from '../core/plural.ts';
import { cutLine, piece, type Line } from './terminal/line.ts';

const changing: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);
/** Guards that find out who is asking, or that the request was meant. */
const telling: ReadonlySet<string> = new Set(['authentication', 'authorisation', 'csrf', 'allow-all']);

interface Row {
  readonly method: string;
  readonly path: string;
  readonly guards: string;
  readonly handler: string;
  readonly at: string;
  readonly framework: string;
  /** It changes something, and nothing seen here asks who is there. */
  readonly open: boolean;
}

/** The routes as a table: what one types, who may, what answers, and where it is written. */
export function routesLines({ routes }: Inventory, width: number): readonly Line[] {
  const rows = routes.map(rowOf);
  const columns = {
    method: widest(rows, 'method', 7),
    path: widest(rows, 'path', 44),
    guards: widest(rows, 'guards', 36),
    handler: widest(rows, 'handler', 32),
    at: widest(rows, 'at', 60),
  };
  const head: Line = [
    piece(
      `  ${'METHOD'.padEnd(columns.method)} ${'PATH'.padEnd(columns.path)}  ${'GUARDS'.padEnd(columns.guards)}  ${'HANDLER'.padEnd(columns.handler)}  ${'AT'.padEnd(columns.at)}  FRAMEWORK`,
      'dim',
    ),
  ];
  const lines = rows.map((row): Line => [
    piece(row.open ? '! ' : '  ', 'yellow', 'bold'),
    piece(`${row.method.padEnd(columns.method)} `, 'bold'),
    piece(`${row.path.padEnd(columns.path)}  `),
    piece(`${cut(row.guards, columns.guards)}  `, row.open ? 'yellow' : 'green'),
    piece(`${cut(row.handler, columns.handler)}  `),
    piece(`${row.at.padEnd(columns.at)}  `, 'cyan'),
    piece(row.framework, 'dim'),
  ]);
  return [head, ...lines, [], ...footLines(rows)].map((line) => cutLine(line, width));
}

function footLines(rows: readonly Row[]): readonly Line[] {
  const frameworks = [...new Set(rows.map(({ framework }) => framework))].join(', ');
  const open = rows.filter((row) => row.open).length;
  const foot: Line[] = [[piece(`${counted(rows.length, 'route')} of ${frameworks}.`)]];
  if (open > 0) {
    const verb = open === 1 ? 'changes' : 'change';
    foot.push([
      piece('! ', 'yellow', 'bold'),
      piece(
        `${open} ${verb} something, and nothing that was seen before or in the handler asks who is there.`,
      ),
    ]);
  }
  return [...foot, [piece('next: ', 'bold', 'cyan'), piece('holdfast scan --engine sast')]];
}

function rowOf({ method, route, guards, checks, handler, at, framework, mounted }: RouteFact): Row {
  const before = guards.filter(({ kind, name }) => telling.has(kind) && name !== '').map(({ name }) => name);
  const inside = checks.map(({ name }) => `${name} (inside)`);
  const names = [...new Set([...before, ...inside])];
  return {
    method,
    path: mounted ? route : `${route} (not mounted)`,
    guards: names.length === 0 ? '-' : names.join(', '),
    handler: handler === undefined || handler.name === '' ? '-' : handler.name,
    at: `${at.path}:${at.line}`,
    framework,
    open: changing.has(method) && names.length === 0,
  };
}

function widest(rows: readonly Row[], column: Exclude<keyof Row, 'open'>, most: number): number {
  return Math.min(most, Math.max(column.length, ...rows.map((row) => row[column].length)));
}

function cut(text: string, width: number): string {
  return text.length > width ? `${text.slice(0, width - 1)}…` : text.padEnd(width);
}
