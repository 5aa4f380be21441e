/*
 * Writes every generated file, or with --check says which of them is not what it would write. Sources: the rule
 * folders and the model's schema.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { jsonSchema } from '../src/model/schema.ts';
import { generateRuleList } from './rule-list.ts';
import { generateRulePages } from './rule-pages.ts';

const root = resolve('.');
const files = [
  ...generateRuleList(root),
  ...generateRulePages(root),
  { path: 'schema/threat-model.schema.json', content: `${JSON.stringify(jsonSchema(), null, 2)}\n` },
];

const stale = files.filter(
  ({ path, content }) => !existsSync(path) || readFileSync(path, 'utf8') !== content,
);
if (process.argv.includes('--check')) {
  for (const { path } of stale) process.stdout.write(`${path} is not what npm run generate writes\n`);
  if (stale.length > 0) process.exitCode = 1;
} else {
  for (const { path, content } of stale) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  process.stdout.write(`${files.length} generated files, ${stale.length} written\n`);
}
