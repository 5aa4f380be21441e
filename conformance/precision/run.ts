/**
 * How often the rules speak at severity high in repositories that are well kept, and what they say there, for people to judge.
 *   node tools/run.mjs conformance/precision/run.ts SETS MIRRORS INTO [--program dist/holdfast.cjs] [--only NAME,NAME]
 *     [--draw 150] [--seed 1] [--by-language] [--write]
 * SETS are names of sets in repositories.json, with commas between; MIRRORS holds bare repositories named owner+name/repo.
 * The built program scans each commit's whole tree as a user's does; a scan by the same program is not made again, so several
 * runs with --only may share the work. Below INTO: the checkouts, findings.jsonl and counts.md.
 * With --draw so many findings are drawn from all, the same for the same seed and each with the same chance: a text for each in
 * findings/, drawn.json, and sheet.csv to be filled in. --by-language writes every finding with its code into one file for each
 * language. --write puts the counts into counts.md here.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { randomFrom } from '../incremental/commits.ts';
import { byLanguage } from './by-language.ts';
import { checkOut, type Listed } from './check-out.ts';
import { countTable } from './count-table.ts';
import { ruleWords } from './rule-words.ts';
import { builtProgram } from './program-report.ts';
import { scanFolder, type Hit, type Scanned } from './scan.ts';
import { labellingText } from './sheet.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    program: { type: 'string', default: 'dist/holdfast.cjs' },
    only: { type: 'string' },
    draw: { type: 'string' },
    seed: { type: 'string', default: '1' },
    'by-language': { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});

const program = resolve(values.program);
const built = builtProgram(program);

function listedIn(sets: string): readonly Listed[] {
  const file: { readonly sets: Readonly<Record<string, readonly Listed[]>> } = JSON.parse(
    readFileSync('conformance/precision/repositories.json', 'utf8'),
  );
  const listed = sets.split(',').flatMap((set) => file.sets[set] ?? []);
  if (listed.length === 0) throw new Error(`repositories.json has no set called ${sets}`);
  return listed.filter(
    ({ repository }) => values.only === undefined || values.only.split(',').includes(repository),
  );
}

function scanAll(listed: readonly Listed[], mirrors: string, into: string): readonly Scanned[] {
  mkdirSync(join(into, 'scans'), { recursive: true });
  mkdirSync(join(into, 'checkouts'), { recursive: true });
  return listed.map((one, n) => {
    const folder = checkOut(one, mirrors, join(into, 'checkouts'));
    if (folder === undefined) throw new Error(`${one.repository} is not among the mirrors at ${one.commit}`);
    const started = performance.now();
    const name = `${one.repository.replace('/', '+')}.json`;
    const scanned = scanFolder(one, folder, built, join(into, 'scans', name));
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    process.stderr.write(`${n + 1}/${listed.length} ${one.repository} ${seconds} s\n`);
    return scanned;
  });
}

/** So many of the findings, each with the same chance. */
function drawn(hits: readonly Hit[], count: number): readonly Hit[] {
  const random = randomFrom(Number(values.seed));
  const left = [...hits];
  const taken: Hit[] = [];
  while (left.length > 0 && taken.length < count) taken.push(...left.splice(random(left.length), 1));
  return taken;
}

function writeDrawn(hits: readonly Hit[], scans: readonly Scanned[], into: string): void {
  const words = ruleWords(program);
  const folders = new Map(scans.map(({ listed, folder }) => [listed.repository, folder]));
  const folder = join(into, 'findings');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const rows = hits.map((hit, n) => ({ id: String(n + 1).padStart(3, '0'), hit }));
  for (const { id, hit } of rows) {
    const text = labellingText(id, hit, words.get(hit.rule), folders.get(hit.repository) ?? '');
    writeFileSync(join(folder, `${id}.md`), text);
  }
  const findings = rows.map(({ id, hit: { rule, repository, commit, path, line } }) => {
    return { id, rule, digest: words.get(rule)?.digest ?? '', repository, commit, path, line };
  });
  writeFileSync(
    join(into, 'drawn.json'),
    `${JSON.stringify({ seed: Number(values.seed), findings }, undefined, 2)}\n`,
  );
  writeFileSync(join(into, 'sheet.csv'), `id,label,reason\n${rows.map(({ id }) => `${id},,\n`).join('')}`);
}

function main(): void {
  const [sets, mirrors, target] = positionals;
  if (sets === undefined || mirrors === undefined || target === undefined)
    throw new Error('name the sets, the folder of the mirrors and a folder to write into');
  const into = resolve(target);
  const scans = scanAll(listedIn(sets), resolve(mirrors), into);
  const hits = scans.flatMap((one) => one.hits).sort(byPlace);
  writeFileSync(join(into, 'findings.jsonl'), hits.map((hit) => `${JSON.stringify(hit)}\n`).join(''));
  const table = countTable(scans);
  writeFileSync(join(into, 'counts.md'), table);
  if (values.write) writeFileSync('conformance/precision/counts.md', table);
  if (values['by-language'])
    for (const [language, text] of byLanguage(scans)) writeFileSync(join(into, `${language}.md`), text);
  if (values.draw !== undefined) writeDrawn(drawn(hits, Number(values.draw)), scans, into);
  process.stdout.write(table);
}

function byPlace(a: Hit, b: Hit): number {
  const key = ({ repository, path, line, column, rule }: Hit): string =>
    [repository, path, String(line).padStart(7, '0'), String(column).padStart(6, '0'), rule].join(' ');
  return key(a) < key(b) ? -1 : 1;
}

main();
