import { Lines, collapsed } from '../../src/core/lines.ts';
import type { Anchored } from '../../src/triage/identity/anchored.ts';
import { benchRules } from './rules.ts';

/** The bench set's findings in one file, anchored as an engine would: the line, its neighbours, what encloses it. */
export function findingsIn(path: string, text: string): Anchored[] {
  const rules = benchRules.filter((rule) => rule.files.test(path));
  const lines = new Lines(text);
  const scopes: { readonly indent: number; readonly name: string }[] = [];
  const findings: Anchored[] = [];
  for (let n = 1; n <= lines.count; n++) {
    const line = lines.line(n).slice(0, 2_000);
    if (line.trim() === '') continue;
    const indent = line.search(/\S/);
    while ((scopes.at(-1)?.indent ?? -1) >= indent) scopes.pop();
    for (const rule of rules) {
      if (!rule.pattern.test(line)) continue;
      const anchor = { scope: scopes.at(-1)?.name ?? '', match: collapsed(line), context: lines.context(n) };
      findings.push({ rule: rule.id, path, line: n, anchor });
    }
    const name = opens(line);
    if (name !== undefined) scopes.push({ indent, name });
  }
  return findings;
}

/** The name of what a line opens: `def`, `class`, `function`, or a test with a title. */
function opens(line: string): string | undefined {
  const named =
    /^\s*(?:export |default |async |static |public |private )*(?:def|class|function\*?|interface|namespace) +([\w$]+)/.exec(
      line,
    );
  const called = /^\s*(?:describe|it|test)(?:\.\w+)?\(\s*(['"`].{0,80})/.exec(line);
  const bound = /^\s*(?:export )?const ([\w$]+).{0,200}=>\s*\{?\s*$/.exec(line);
  return named?.[1] ?? called?.[1] ?? bound?.[1];
}
