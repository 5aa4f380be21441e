import { join } from 'node:path';
import type { Engine, Event, SourceFile } from '../../src/core/engine.ts';
import { MemoryStore } from '../../src/engines/sast/formula/compiled-store.ts';
import { createSastEngine } from '../../src/engines/sast/index.ts';
import type { Parsers } from '../../src/lang/index.ts';
import { packRules } from '../../tools/rule-pack.mjs';
import type { Report } from './score.ts';

/** The rules of this repository, and what they report in texts by path: each file by itself, then flows through all of them. */
export class OurScan {
  readonly #engine: Engine;
  readonly #rules: ReadonlyMap<string, { readonly cwe: readonly number[]; readonly digest: string }>;

  constructor(parsers: Parsers) {
    this.#engine = createSastEngine({
      parsers,
      builtIn: () => packRules(join(process.cwd(), 'src/engines/sast/rules')),
      own: [],
      now: Date.UTC(2026, 0, 1),
      compiled: new MemoryStore(),
    });
    this.#rules = new Map(this.#engine.rules.map((rule) => [rule.id, rule]));
  }

  /** The version of a rule; empty for one that is not there. */
  digestOf(rule: string): string {
    return this.#rules.get(rule)?.digest ?? '';
  }

  async reports(texts: ReadonlyMap<string, string>): Promise<readonly Report[]> {
    const files = new Map([...texts].map(([path, text]) => [path, sourceFile(path, text)]));
    const before = [...files.values()].flatMap((file) => inspected(this.#engine, file));
    const job = {
      options: {},
      facts: before.flatMap((event) => (event.kind === 'fact' ? [event.fact] : [])),
      paths: [...files.keys()],
      read: (path: string): SourceFile | undefined => files.get(path),
      signal: new AbortController().signal,
    };
    const after: Event[] = [];
    for await (const event of this.#engine.run?.(job) ?? []) after.push(event);
    return this.#settled(before, after);
  }

  /** What the files alone gave and the whole did not replace, and what the whole gave. */
  #settled(before: readonly Event[], after: readonly Event[]): readonly Report[] {
    const replaced = new Set(
      after.flatMap((event) => (event.kind === 'replaced' ? [`${event.rule} ${event.path}`] : [])),
    );
    const alone = this.#reportsIn(before).filter(({ rule, path }) => !replaced.has(`${rule} ${path}`));
    return [...alone, ...this.#reportsIn(after)];
  }

  #reportsIn(events: readonly Event[]): readonly Report[] {
    return events.flatMap((event): Report[] => {
      if (event.kind !== 'finding' || event.finding.at.kind !== 'code') return [];
      const { rule, at } = event.finding;
      return [{ rule, cwe: this.#rules.get(rule)?.cwe ?? [], path: at.path, line: at.line }];
    });
  }
}

function inspected(engine: Engine, file: SourceFile): readonly Event[] {
  return engine.wants(file, {}) ? [...(engine.inspect?.(file, {}) ?? [])] : [];
}

function sourceFile(path: string, text: string): SourceFile {
  const content = Buffer.from(text);
  return { kind: 'file', path, bytes: content.length, content, text: () => text };
}
