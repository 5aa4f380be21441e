// Speed of the JavaScript front end: node tools/run.mjs bench/parse/javascript.ts FOLDER...
// CPU seconds of this process, so other load on the machine disturbs little; ratios are what counts.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'oxc-parser';
import { JavaScriptFrontEnd, type JavaScriptId } from '../../src/lang/javascript/index.ts';
import { refusalOf } from '../../src/lang/javascript/nesting.ts';
import { Symbols } from '../../src/lang/tree/symbols.ts';

interface Script {
  readonly path: string;
  readonly language: JavaScriptId;
  readonly text: string;
}

const ids: Readonly<Record<string, JavaScriptId>> = {
  js: 'javascript',
  jsx: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
  ts: 'typescript',
  mts: 'typescript',
  cts: 'typescript',
  tsx: 'tsx',
};

function scripts(folder: string): readonly Script[] {
  const found: Script[] = [];
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name);
    const language = ids[/\.([a-z]+)$/.exec(name)?.[1] ?? ''];
    if (language === undefined || !statSync(path, { throwIfNoEntry: false })?.isFile()) continue;
    found.push({ path, language, text: readFileSync(path, 'utf8') });
  }
  return found;
}

function cpuSeconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

const langs = { javascript: 'jsx', typescript: 'ts', tsx: 'tsx' } as const;

function measure(name: string, all: readonly Script[]): void {
  const mb = all.reduce((sum, { text }) => sum + text.length, 0) / 1e6;
  const rates = new Map<string, number[]>();
  const note = (what: string, seconds: number): void => {
    rates.set(what, [...(rates.get(what) ?? []), mb / seconds]);
  };
  let nodes = 0;
  for (let round = 0; round < 3; round++) {
    const front = new JavaScriptFrontEnd({ loadOxc: () => parseSync });
    const symbols = new Symbols();
    nodes = 0;
    const settings = (one: Script) => ({ lang: langs[one.language], preserveParens: false }) as const;
    note(
      'guard',
      cpuSeconds(() => all.forEach((one) => refusalOf(one.text, langs[one.language]))),
    );
    note(
      'oxc, no tree',
      cpuSeconds(() => all.forEach((one) => parseSync('a', one.text, settings(one)))),
    );
    note(
      'oxc, objects',
      cpuSeconds(() => all.forEach((one) => parseSync('a', one.text, settings(one)).program)),
    );
    note(
      'whole',
      cpuSeconds(() =>
        all.forEach((one) => (nodes += front.parse(one.language, one.text, { symbols }).tree.count)),
      ),
    );
  }
  const front = new JavaScriptFrontEnd({ loadOxc: () => parseSync });
  const problems = all.flatMap((one) =>
    front.parse(one.language, one.text).problems.map((it) => `${it.kind} ${one.path}`),
  );
  console.log(
    `${name}: ${all.length} files, ${mb.toFixed(2)} MB, ${nodes} nodes, ${problems.length} problems`,
  );
  for (const [what, values] of rates) {
    const median = values.toSorted((a, b) => a - b)[1] ?? 0;
    console.log(`  ${what.padEnd(14)} ${median.toFixed(1).padStart(7)} MB/s CPU`);
  }
  for (const one of problems.slice(0, 20)) console.log(`  ${one}`);
}

for (const folder of process.argv.slice(2)) measure(folder, scripts(folder));
