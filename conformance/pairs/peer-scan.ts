import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import type { Report } from './score.ts';

/** A peer and its public rules, of which the folders of a language are used. */
export interface Peer {
  readonly binary: string;
  readonly rules: string;
}

const folders: Readonly<Record<string, readonly string[]>> = {
  javascript: ['javascript', 'typescript'],
  typescript: ['javascript', 'typescript'],
  python: ['python'],
  java: ['java'],
  go: ['go'],
};

/**
 * What `semgrep scan` reports in many trees of one language, by the names of the trees: all in one run, as reading the rules
 * takes longer than using them. Undefined: it did not run to its end.
 */
export function peerReports(
  peer: Peer,
  language: string,
  trees: ReadonlyMap<string, ReadonlyMap<string, string>>,
): ReadonlyMap<string, readonly Report[]> | undefined {
  const work = mkdtempSync(join(tmpdir(), 'pairs-'));
  try {
    for (const [tree, texts] of trees) writeTexts(join(work, tree), texts);
    const configs = (folders[language] ?? []).flatMap((name) => {
      const folder = join(resolve(peer.rules), name);
      return existsSync(folder) ? ['--config', folder] : [];
    });
    const flags = ['--metrics=off', '--disable-version-check', '--no-git-ignore', '--json', '--quiet'];
    const limits = ['--max-target-bytes', '0', '--timeout', '30'];
    const { status, stdout } = spawnSync(peer.binary, ['scan', ...configs, ...flags, ...limits, work], {
      maxBuffer: 2 ** 29,
    });
    return status === 0 ? byTree(JSON.parse(stdout.toString('utf8')), work) : undefined;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

interface PeerOutput {
  readonly results: readonly {
    readonly check_id: string;
    readonly path: string;
    readonly start: { readonly line: number };
    readonly extra: { readonly metadata: { readonly cwe?: string | readonly string[] } };
  }[];
}

function byTree({ results }: PeerOutput, work: string): ReadonlyMap<string, readonly Report[]> {
  const reports = new Map<string, Report[]>();
  for (const { check_id, path, start, extra } of results) {
    const [tree = '', ...rest] = relative(work, path).split('/');
    const cwe = [extra.metadata.cwe ?? []].flat().flatMap((one) => Number(/\d+/u.exec(one)?.[0] ?? 0));
    const report = {
      rule: check_id.split('.').at(-1) ?? check_id,
      cwe,
      path: rest.join('/'),
      line: start.line,
    };
    reports.set(tree, [...(reports.get(tree) ?? []), report]);
  }
  return reports;
}

function writeTexts(folder: string, texts: ReadonlyMap<string, string>): void {
  for (const [path, text] of texts) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}
