// Gathers the labels of corpora that the program ships: what fixed weaknesses of public advisories and findings labelled by
// two people say of each rule. `pairs/labels.json` is written by the runner of the pairs, `labels/*.json` by hand.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The labels below `conformance`, as `src/core/label.ts` has them; throws for a file that is not as it must be. */
export function packLabels(folder) {
  return [...pairLabels(folder), ...findingLabels(folder)];
}

function pairLabels(folder) {
  const file = join(folder, 'pairs/labels.json');
  if (!existsSync(file)) return [];
  const { corpus, judged, labels } = JSON.parse(readFileSync(file, 'utf8'));
  const at = dayIn(judged, file);
  return labels.map(({ rule, digest, label, code }) => entry({ rule, digest, label, corpus, at, code }));
}

/** Two people label each finding without seeing the other's word; where they differ, it counts as false. */
function findingLabels(folder) {
  const labels = join(folder, 'labels');
  if (!existsSync(labels)) return [];
  const files = readdirSync(labels).filter((name) => name.endsWith('.json'));
  return files.sort().flatMap((name) => {
    const file = join(labels, name);
    const { corpus, judged, findings } = JSON.parse(readFileSync(file, 'utf8'));
    const at = dayIn(judged, file);
    return findings.map(({ rule, digest, repository, commit, path, line, labels: [first, second] }) => {
      if (!words.has(first) || !words.has(second))
        throw new Error(`${file}: ${path}:${line} needs two labels, each one of ${[...words].join(', ')}`);
      const label = first === second ? first : 'fp';
      return entry({ rule, digest, label, corpus, at, code: [repository, commit, path, line].join(' ') });
    });
  });
}

const words = new Set(['tp', 'fp', 'unsure']);

function entry({ rule, digest, label, corpus, at, code }) {
  const codeContext = createHash('sha256').update(`${rule} ${code}`).digest('hex').slice(0, 32);
  return { rule, digest, label, source: 'corpus', corpus, who: '', at, codeContext };
}

/** A day such as 2026-11-24 as milliseconds since 1970. */
function dayIn(text, file) {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(at)) throw new Error(`${file} does not say on which day it was judged`);
  return at;
}
