import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';

/** What a rule says of itself. */
export interface RuleWords {
  readonly title: string;
  readonly why: string;
  readonly explanation: string;
  /** The version of the rule that its labels belong to. */
  readonly digest: string;
}

interface Listing {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly digest: string;
}

interface Pack {
  readonly rules: readonly { readonly text: string }[];
}

interface RuleFile {
  readonly rules: readonly { readonly id: string; readonly metadata?: { readonly explanation?: string } }[];
}

/** The rules of a built program, by id. */
export function ruleWords(program: string): ReadonlyMap<string, RuleWords> {
  const listed = spawnSync(process.execPath, [program, 'rules', 'list', '--format', 'json'], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  if (listed.status !== 0) throw new Error(`${program} rules list: ${listed.stderr}`);
  const listing: readonly Listing[] = JSON.parse(listed.stdout);
  const explained = explanations(join(dirname(program), 'sast-rules.json'));
  return new Map(
    listing.map(({ id, title, why, digest }) => [
      id,
      { title, why, digest, explanation: explained.get(id) ?? '' },
    ]),
  );
}

function explanations(file: string): ReadonlyMap<string, string> {
  const pack: Pack = JSON.parse(readFileSync(file, 'utf8'));
  return new Map(
    pack.rules.flatMap(({ text }) => {
      const { rules }: RuleFile = parse(text);
      return rules.map(({ id, metadata }) => [id, metadata?.explanation ?? ''] as const);
    }),
  );
}
