import { cpus } from 'node:os';
import { basename, dirname } from 'node:path';
import type { Anchored, Identified } from '../../src/triage/identity/anchored.ts';
import { assign } from '../../src/triage/identity/assign.ts';
import { readLineMap } from '../../src/triage/identity/line-map.ts';
import { diffBetween, snapshots } from './history.ts';
import { byLine, byWindow } from './rivals.ts';
import type { Score } from './truth.ts';
import { score, unchangedPairs } from './truth.ts';

const runs = 5;
for (const gitDir of process.argv.slice(2)) measure(gitDir);
function measure(gitDir: string): void {
  const all = snapshots(gitDir, 12, 100);
  console.log(gitDir, basename(dirname(gitDir)), all.map((s) => s.findings.length).join(' '), cpus().length, runs);
  const totals: Record<string, Score> = {};
  const add = (name: string, s: Score): void => {
    const t = totals[name] ?? { unchanged: 0, kept: 0, wrong: 0 };
    totals[name] = { unchanged: t.unchanged + s.unchanged, kept: t.kept + s.kept, wrong: t.wrong + s.wrong };
  };
  for (let n = 1; n < all.length; n++) {
    const a = all[n - 1]!;
    const b = all[n]!;
    const truth = unchangedPairs(a.findings, b.findings, readLineMap(diffBetween(gitDir, a.commit, b.commit)));
    const before: Identified[] = a.findings.map((x, i) => ({ ...x, id: `f${i}` }));
    const t0 = process.cpuUsage();
    const matches = assign(before, b.findings);
    const t1 = process.cpuUsage(t0);
    const found = new Map(matches.map((m) => [m.before, m.after]));
    const s = score(truth, found);
    add('assign', s);
    add('line', score(truth, byLine(a.findings, b.findings)));
    add('window', score(truth, byWindow(a.findings, b.findings)));
    const owner = new Map([...truth].map(([x, y]) => [y, x]));
    const passes: Record<string, number> = {};
    const wrong: Record<string, number> = {};
    for (const m of matches) {
      passes[m.pass] = (passes[m.pass] ?? 0) + 1;
      if (truth.get(m.before) !== m.after && (truth.has(m.before) || owner.has(m.after))) {
        wrong[m.pass] = (wrong[m.pass] ?? 0) + 1;
        if (process.env['SHOW']) show(a.findings[m.before]!, b.findings[m.after]!, truth.get(m.before), owner.get(m.after), m.pass, b.findings, a.findings);
      }
    }
    console.log(n, s, ((t1.user + t1.system) / 1000).toFixed(0) + 'ms', JSON.stringify(passes), 'wrong', JSON.stringify(wrong));
  }
  for (const [name, s] of Object.entries(totals)) console.log(name, s.unchanged, ((100 * s.kept) / s.unchanged).toFixed(2), ((100 * s.wrong) / s.unchanged).toFixed(3));
}
function show(x: Anchored, y: Anchored, t: number | undefined, o: number | undefined, pass: string, A: readonly Anchored[], B: readonly Anchored[]): void {
  console.log('WRONG', pass, x.path, x.line, x.anchor.scope, '|', x.anchor.match, '->', y.path, y.line, y.anchor.scope, '|', y.anchor.match);
  if (t !== undefined) console.log('   truth', A[t]!.path, A[t]!.line, A[t]!.anchor.scope);
  if (o !== undefined) console.log('   owner', B[o]!.path, B[o]!.line, B[o]!.anchor.scope);
}
