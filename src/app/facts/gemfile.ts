import type { RepoFact } from '../../model/propose/repo-fact.ts';
import { dependencyFacts, factOf, linesOf, type FactReader } from './fact-file.ts';
import { gems } from './packages/ruby.ts';

/** Reads `Gemfile` as text: gems outside of the groups for development and tests. It is never run. */
export const gemfile: FactReader = {
  wants: (_path, name) => name === 'Gemfile',
  read(file) {
    const facts: RepoFact[] = [];
    let skipping = false;
    // The Gemfile of a gem lists what its developers use; what it needs is in the gemspec.
    if (/^\s*gemspec\b/m.test(file.text)) return { facts: [] };
    for (const [line, text] of linesOf(file.text)) {
      if (/^\s*group\b.{0,200}:(?:development|test)\b.{0,200}\bdo\b/.test(text)) skipping = true;
      else if (/^end\b/.test(text)) skipping = false;
      const gem = /^\s*gem[\s(]+["']([\w.-]{1,100})["']/.exec(text)?.[1];
      if (gem === undefined || skipping || /groups?:\s*\[?\s*:(?:development|test)/.test(text)) continue;
      facts.push(...dependencyFacts(file, gems, gem, line));
      if (/\b(?:git|github):\s*["']/.test(text))
        facts.push(factOf(file, { kind: 'manifest', id: 'git-dependency', line, detail: gem }));
    }
    return { facts: [factOf(file, { kind: 'manifest', id: 'package', line: 1, tech: 'ruby' }), ...facts] };
  },
};

/** Reads `*.gemspec` as text. */
export const gemspec: FactReader = {
  wants: (_path, name) => name.endsWith('.gemspec'),
  read(file) {
    const name = file.name.slice(0, -'.gemspec'.length);
    const facts: RepoFact[] = [
      factOf(file, { kind: 'manifest', id: 'package', line: 1, detail: name, tech: 'ruby' }),
      factOf(file, { kind: 'manifest', id: 'library', line: 1, detail: name }),
    ];
    for (const [line, text] of linesOf(file.text)) {
      const need = /\.add_(?:runtime_)?dependency[\s(]+["']([\w.-]{1,100})["']/.exec(text)?.[1];
      if (need !== undefined) facts.push(...dependencyFacts(file, gems, need, line));
    }
    return { facts };
  },
};
