import type { PairScore, ScoredPair } from './score.ts';

/** The scores as Markdown: totals by language, by rule, and each pair. */
export function scoreTables(scored: readonly ScoredPair[], absent: readonly string[]): string {
  return [
    '# Fixed weaknesses of public advisories',
    '',
    'Fires: a rule of the advisory’s family reports in a function that the fix changed, before the fix. Still: the same rule does so',
    'after it. The peer looks at the changed files, our rules at the files around them too. `conformance/pairs/pairs.json` says how the pairs were chosen: a small corpus of our own.',
    '',
    ...totals(scored),
    '',
    ...byRule(scored),
    '',
    '| pair | repository | language | CWE | fires | still | Semgrep fires | still |',
    '|---|---|---|---|---|---|---|---|',
    ...scored.map(row),
    ...(absent.length === 0
      ? []
      : ['', `Not looked at, because the repository or a commit is not there: ${absent.join(', ')}.`]),
  ].join('\n');
}

function totals(scored: readonly ScoredPair[]): readonly string[] {
  const languages = [...new Set(scored.map(({ pair }) => pair.language))].sort();
  const line = (name: string, ones: readonly ScoredPair[]): string => {
    const peers = ones.flatMap(({ peer }) => peer ?? []);
    const told = peers.length < ones.length ? 'peer absent | peer absent' : shares(peers);
    return `| ${name} | ${ones.length} | ${shares(ones.map(({ ours }) => ours))} | ${told} | 0 |`;
  };
  return [
    '| language | pairs | fires | of these still | Semgrep fires | of these still | null engine fires |',
    '|---|---:|---:|---:|---:|---:|---:|',
    ...languages.map((one) =>
      line(
        one,
        scored.filter(({ pair }) => pair.language === one),
      ),
    ),
    line('all', scored),
  ];
}

function shares(scores: readonly PairScore[]): string {
  const fires = scores.filter((one) => one.fires.length > 0).length;
  const still = scores.filter((one) => one.stillFires.length > 0).length;
  return `${share(fires, scores.length)} | ${share(still, fires)}`;
}

function share(part: number, whole: number): string {
  return whole === 0 ? '0' : `${part} (${((100 * part) / whole).toFixed(1)} %)`;
}

function byRule(scored: readonly ScoredPair[]): readonly string[] {
  const counts = new Map<string, { fires: number; still: number }>();
  for (const { ours } of scored) {
    for (const rule of ours.fires) {
      const count = counts.get(rule) ?? { fires: 0, still: 0 };
      counts.set(rule, count);
      count.fires++;
      if (ours.stillFires.includes(rule)) count.still++;
    }
  }
  return [
    '| rule | pairs it fires on | still after the fix |',
    '|---|---:|---:|',
    ...[...counts]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([rule, { fires, still }]) => `| ${rule} | ${fires} | ${still} |`),
  ];
}

function row({ pair, ours, peer }: ScoredPair): string {
  const told = (rules: readonly string[]): string => rules.join(', ') || '–';
  return `| ${pair.id} | ${pair.repository} | ${pair.language} | ${pair.cwe.join(', ')} | ${told(ours.fires)} | ${told(ours.stillFires)} | ${peer === undefined ? 'peer absent | ' : `${told(peer.fires)} | ${told(peer.stillFires)}`} |`;
}
