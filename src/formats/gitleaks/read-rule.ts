import type { ForeignRequired, ForeignRule } from '../secret-rules/rule.ts';
import type { Table } from '../secret-rules/table.ts';
import { readAllow } from './read-allow.ts';

/** Reads one `[[rules]]` table. Undefined, with a note, when it has no id; what extends another may have no pattern. */
export function readRule(unnamed: Table): ForeignRule | undefined {
  const id = unnamed.text('id')?.trim() ?? '';
  if (id === '') {
    unnamed.note('rule-rejected', 'id', 'a rule without an id');
    return undefined;
  }
  const table = unnamed.as(id);
  const title = table.text('description') ?? '';
  const entropy = table.number('entropy') ?? 0;
  const rule: ForeignRule = {
    tool: 'gitleaks',
    id,
    title,
    regex: nonEmpty(table.text('regex')),
    path: nonEmpty(table.text('path')),
    secret: secretOf(table),
    entropy: entropy === 0 ? undefined : { above: entropy, inclusive: false },
    keywords: [...new Set(table.texts('keywords').map((word) => word.toLowerCase()))],
    requirements: undefined,
    specificity: table.number('specificity') ?? 0,
    reported: !(table.flag('skipReport') ?? false),
    allow: [...table.tables('allowlists'), ...table.tables('allowlist')].flatMap(
      (list) => readAllow(list, 'allowlists.') ?? [],
    ),
    required: table.tables('required').flatMap((one) => readRequired(one) ?? []),
    filter: nonEmpty(table.text('filter')),
    confidence: undefined,
    tags: table.texts('tags'),
  };
  if (table.flag('tokenEfficiency') === true)
    table.note('key-ignored', 'tokenEfficiency', 'the tokenizer it asks is not here; more is found');
  table.ignore({
    validate: 'secrets are not tried out by the rules of others; ask for live checks instead',
  });
  table.ignoreLeft();
  return rule;
}

function secretOf(table: Table): ForeignRule['secret'] {
  const index = table.number('secretGroup') ?? 0;
  if (Number.isInteger(index) && index >= 0)
    return index === 0 ? { kind: 'first' } : { kind: 'group', index };
  table.note(
    'key-ignored',
    'secretGroup',
    'expected the number of a group; the first one with a text is taken',
  );
  return { kind: 'first' };
}

function readRequired(table: Table): ForeignRequired | undefined {
  const id = table.text('id') ?? '';
  const required = {
    id,
    withinLines: table.number('withinLines'),
    withinColumns: table.number('withinColumns'),
  };
  table.ignoreLeft('required.');
  if (id !== '') return required;
  table.note('key-ignored', 'required.id', 'it names no rule');
  return undefined;
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === undefined || text.trim() === '' ? undefined : text;
}
