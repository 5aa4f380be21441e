import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Engine } from '../core/engine.ts';
import { readOtherRules } from '../engines/secrets/foreign/read-other-rules.ts';
import { secretsEngine, secretsEngineWith } from '../engines/secrets/index.ts';
import { lookAt } from './look-at.ts';

const root = mkdtempSync(join(tmpdir(), 'holdfast-look-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const value = ['kq', '81', 'zd', '07', 'ma', '55'].join('');
const other = readOtherRules([
  { path: 'own.toml', text: `[[rules]]\nid = "acme"\nregex = '''acme_([0-9a-z]{12})'''\n` },
]);

/** An engine that shows the first line of everything. */
const showing: Engine = {
  ...secretsEngine,
  id: 'sast',
  rules: [],
  *inspect(file) {
    const line = file.text().split('\n')[0] ?? '';
    yield {
      kind: 'finding',
      finding: {
        engine: 'sast',
        rule: 'sast/shows',
        severity: 'low',
        confidence: 'low',
        at: { kind: 'code', path: file.path, line: 1, column: 1, endLine: 1, endColumn: 2 },
        message: line,
        anchor: { scope: '', match: line, context: line },
        excerpt: { firstLine: 1, lines: [line] },
      },
    };
  },
};

test('what a rule of another scanner takes for a secret is shown by no engine', () => {
  writeFileSync(join(root, 'a.txt'), `login acme_${value} now\n`);
  const file = { kind: 'file', path: 'a.txt', bytes: 28 } as const;
  const seen = (engine: Engine): string =>
    JSON.stringify(
      lookAt(root, file, [
        { engine: showing, options: {} },
        { engine, options: {} },
      ]),
    );
  expect(seen(secretsEngine)).toContain(value);
  expect(seen(secretsEngineWith(other))).toContain('secrets/gitleaks:acme');
  expect(seen(secretsEngineWith(other))).not.toContain(value);
});
