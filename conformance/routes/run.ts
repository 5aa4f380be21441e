// Compares the routes found in local checkouts with labels written by hand, and prints a Markdown report.
//   node tools/run.mjs conformance/routes/run.ts CHECKOUTS [--only NAME] [--tuned] [--product] [--list]
// A checkout is a folder OWNER+NAME below CHECKOUTS, at the commit of its label file.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadParsers } from '../load-parsers.ts';
import { routesOf } from './checkout.ts';
import { compare, type Comparison, type LabelFile } from './compare.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string' },
    product: { type: 'boolean', default: false },
    tuned: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
  },
});
const [checkouts] = positionals;
if (checkouts === undefined) {
  process.stderr.write('give the folder of the checkouts\n');
  process.exitCode = 2;
} else process.stdout.write(report(checkouts));

interface Row {
  readonly label: LabelFile;
  readonly result: Comparison;
}

function report(folder: string): string {
  const parsers = loadParsers();
  const rows: Row[] = [];
  const lines = [
    '| application | language | frameworks | held out | labelled | found | right | precision | recall |',
    '|---|---|---|---|---|---|---|---|---|',
  ];
  const details: string[] = [];
  for (const label of labels()) {
    const checkout = join(folder, label.repository.replace('/', '+'));
    if (!existsSync(checkout)) {
      lines.push(
        `| ${label.repository} | ${label.language} | | | ${label.routes.length} | no checkout | | | |`,
      );
      continue;
    }
    const { routes, partial } = routesOf(checkout, label.reads ?? label.folders, {
      parsers,
      asProduct: values.product,
    });
    const result = compare(label, routes);
    rows.push({ label, result });
    lines.push(rowOf(label.repository, label, result) + (partial ? ' partial' : ''));
    details.push(
      ...result.wrong.map((one) => `- ${label.repository}: wrong ${one}`),
      ...result.missed.map((one) => `- ${label.repository}: missed ${one}`),
    );
    if (values.list)
      details.push(
        ...routes.map(
          (one) =>
            `  ${one.framework} ${one.method} ${one.path} [${one.guards.map((g) => `${g.name}:${g.kind}`).join(', ')}] late [${one.lateGuards.map((g) => g.name).join(', ')}] ${one.handler.name} ${one.mounted ? '' : 'UNMOUNTED'} ${one.parameters.map((p) => `${p.in}:${p.name}:${p.type}`).join(' ')} checks ${one.checks.map((c) => c.name).join(' ')} ${one.place.path}`,
        ),
      );
  }
  lines.push(...totals(rows));
  return `${[...lines, '', ...details].join('\n')}\n`;
}

/** Each language: what was tuned on, what was held out as its first run gave it and as it is now, and all as it is now. */
function totals(rows: readonly Row[]): readonly string[] {
  const lines: string[] = [];
  for (const language of new Set(rows.map((row) => row.label.language))) {
    const own = rows.filter((row) => row.label.language === language);
    const held = own.filter((row) => row.label.heldOut);
    const groups: readonly (readonly [string, readonly Row[]])[] = [
      ['tuned', own.filter((row) => !row.label.heldOut)],
      ['held out, at their first run', held.map(atFirst)],
      ['held out, now', held],
      ['all, now', own],
    ];
    for (const [name, chosen] of groups)
      if (chosen.length > 0)
        lines.push(
          rowOf(
            `**${language}, ${name}** (${chosen.length})`,
            { language, frameworks: [], heldOut: name.startsWith('held') },
            total(chosen),
          ),
        );
  }
  return lines;
}

function atFirst({ label, result }: Row): Row {
  const { found, right } = label.firstRun ?? result;
  return { label, result: { found, right, labelled: label.routes.length, wrong: [], missed: [] } };
}

function labels(): readonly LabelFile[] {
  const folder = join(process.cwd(), 'conformance/routes/labels');
  return readdirSync(folder)
    .sort()
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as LabelFile)
    .filter(
      (label) =>
        (values.only === undefined || label.repository.includes(values.only)) &&
        !(values.tuned && label.heldOut),
    );
}

function rowOf(
  name: string,
  { language, frameworks, heldOut }: Pick<LabelFile, 'language' | 'frameworks' | 'heldOut'>,
  result: Comparison,
): string {
  const { right, found, labelled } = result;
  return `| ${name} | ${language} | ${frameworks.join(' ')} | ${heldOut ? 'yes' : ''} | ${labelled} | ${found} | ${right} | ${percent(right, found)} | ${percent(right, labelled)} |`;
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`;
}

function total(rows: readonly Row[]): Comparison {
  const sum = (pick: (result: Comparison) => number): number =>
    rows.reduce((all, row) => all + pick(row.result), 0);
  return {
    right: sum((one) => one.right),
    found: sum((one) => one.found),
    labelled: sum((one) => one.labelled),
    wrong: [],
    missed: [],
  };
}
