import type { Scanned } from './scan.ts';

/** Findings of severity high or above for each repository, and for 5,000 lines of code that are not blank. */
export function countTable(scans: readonly Scanned[]): string {
  const rows = scans.map(({ listed, lines, hits, failed }) =>
    row(`${listed.repository} ${listed.commit.slice(0, 12)}`, listed.language, {
      all: lines.all,
      product: lines.product,
      hits: hits.length,
      failed,
    }),
  );
  const sum = (of: (scan: Scanned) => number): number => scans.reduce((total, scan) => total + of(scan), 0);
  const all = {
    all: sum(({ lines }) => lines.all),
    product: sum(({ lines }) => lines.product),
    hits: sum(({ hits }) => hits.length),
    failed: sum(({ failed }) => failed),
  };
  const over = scans.filter(({ lines, hits }) => hits.length * 5000 > lines.product).length;
  return [
    'Findings of severity high and above that are open; lines are not blank; “own” leaves out tests, examples and documents.',
    '',
    '| repository | language | lines | own lines | files not read | findings | for 5,000 lines | for 5,000 own lines |',
    '| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...rows,
    row('all', '', all),
    '',
    `${over} of ${scans.length} repositories have more than one finding for 5,000 own lines.`,
    '',
  ].join('\n');
}

interface Row {
  readonly all: number;
  readonly product: number;
  readonly hits: number;
  readonly failed: number;
}

function row(name: string, language: string, { all, product, hits, failed }: Row): string {
  const rate = (lines: number): string => (lines === 0 ? '-' : ((hits * 5000) / lines).toFixed(2));
  const cells = [name, language, all, product, failed, hits, rate(all), rate(product)];
  return `| ${cells.join(' | ')} |`;
}
