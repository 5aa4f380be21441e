import type { Silent } from '../../../core/report.ts';
import { piece, type Line } from '../../terminal/line.ts';
import { counted, grouped } from '../quantities.ts';

/** Matches that are no findings, one line for each reason. */
export function silentLines(silent: readonly Silent[]): readonly Line[] {
  const all = silent.reduce((sum, { count }) => sum + count, 0);
  return [
    [piece(`${counted(all, 'match', 'matches')} that are no findings`, 'bold')],
    ...silent.map(({ reason, count }): Line => [
      piece(`${grouped(count).padStart(8)}  ${reason.padEnd(16)}`),
      piece(meanings[reason] ?? '', 'dim'),
    ]),
  ];
}

const meanings: Readonly<Record<string, string>> = {
  checksum: 'the checksum of the provider does not hold',
  structure: 'it does not parse as what it looks like',
  documentation: 'a known example, or one that calls itself an example',
  placeholder: 'repeated or counted up characters, or a weak password',
  reference: 'it names a variable or a template',
  'low-variety': 'too few different characters to be made by chance',
  'test-key': 'it opens nothing, such as a token that names nobody',
  public: 'made to be public',
  encrypted: 'an encrypted key',
  local: 'of use on one machine only',
  'no-context': 'nothing beside it names the provider',
  'low-entropy': 'too few different characters for its length',
  'common-text': 'it reads like words of a program',
  stopword: 'it holds a word that secrets do not have',
  allowlisted: 'on a list of what is allowed',
  name: 'the name says that it is no secret',
  'no-partner': 'the other part of the pair is not beside it',
  entropy: 'a rule of yours asks for more entropy',
  characters: 'a rule of yours asks for other characters',
  allowlist: 'on an allowlist of a rule of yours',
  filter: 'a filter of a rule of yours leaves it out',
  incomplete: 'a part that a rule of yours requires is not beside it',
  'members.not-text': 'files in archives that are no text',
};
