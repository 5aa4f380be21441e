// Compares looking only at what deltas bring with looking at every content whole, over random repositories that git makes.
//   node tools/run.mjs conformance/secret-history/run.ts [--repos 50] [--seed 1]
// Of every object the id is worked out again, every blob that git names must have been visited once, and the secrets
// found must be the same, place by place. Ends with 1 when there is a difference.
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { BlobScanner, type BlobState } from '../../src/engines/secrets/history/scan-blob.ts';
import { matcher } from '../../src/engines/secrets/matcher.ts';
import { allRules } from '../../src/engines/secrets/rules/all.ts';
import { ObjectStore } from '../../src/io/git/objects/object-store.ts';
import { kinds } from '../../src/io/git/packs/entry.ts';
import { git, plantRepository } from './plant.ts';

const { values } = parseArgs({
  options: { repos: { type: 'string', default: '50' }, seed: { type: 'string', default: '1' } },
});

const totals = { repos: 0, blobs: 0, deltas: 0, secrets: 0, bytes: 0, looked: 0, differences: 0 };

function compare(objects: string, seed: number): void {
  const isLong = git(dirname(objects), ['rev-parse', '--show-object-format']).trim() === 'sha256';
  const store = new ObjectStore(objects, isLong ? 32 : 20);
  const delta = new BlobScanner(matcher(), () => 0);
  const whole = new BlobScanner(matcher(), () => 0);
  const seen = new Set<string>();
  store.visit<BlobState>({
    kinds: new Set([kinds.blob]),
    bytesMax: 1 << 26,
    visit({ oid, bytes, base }) {
      const name = oid.toString('hex');
      const state = delta.scan(bytes, base);
      const made = createHash(isLong ? 'sha256' : 'sha1')
        .update(`blob ${bytes.length}\0`)
        .update(bytes)
        .digest('hex');
      if (made !== name) differ(seed, `${name} is ${made}`);
      if (seen.has(name)) differ(seed, `${name} was visited twice`);
      seen.add(name);
      if (base !== undefined) totals.deltas++;
      const [ours, all] = [textOf(state), textOf(whole.scan(bytes))];
      if (ours !== all) differ(seed, `${name}: ${ours} instead of ${all}`);
      totals.secrets += state.hits.length;
      return state;
    },
  });
  const listed = git(dirname(objects), ['cat-file', '--batch-all-objects', '--batch-check', '--unordered']);
  for (const row of listed.split('\n')) {
    const [oid = '', kind] = row.split(' ');
    if (kind === 'blob' && !seen.has(oid)) differ(seed, `${oid} was not visited`);
  }
  for (const { target, message } of store.troubles.problems()) differ(seed, `${target}: ${message}`);
  store.close();
  totals.blobs += seen.size;
  totals.bytes += delta.bytes;
  totals.looked += delta.looked;
}

function textOf({ hits }: BlobState): string {
  return hits
    .map(
      ({ rule, match, secrets }) =>
        `${rule.id} ${match.start}-${match.end} ${secrets.map((one) => one.start).join('+')}`,
    )
    .sort()
    .join('; ');
}

function differ(seed: number, what: string): void {
  totals.differences++;
  if (totals.differences <= 20) console.error(`seed ${seed}: ${what}`);
}

const first = Number(values.seed);
for (let seed = first; seed < first + Number(values.repos); seed++) {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-planted-'));
  try {
    compare(plantRepository(folder, seed, allRules), seed);
    totals.repos++;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
console.log(
  `${totals.repos} repositories, ${totals.blobs} blobs (${totals.deltas} deltas), ${totals.secrets} secrets, ` +
    `${((totals.looked / Math.max(1, totals.bytes)) * 100).toFixed(0)} % of ${(totals.bytes / 1e6).toFixed(0)} MB looked at: ${totals.differences} differences`,
);
process.exitCode = totals.differences === 0 ? 0 : 1;
