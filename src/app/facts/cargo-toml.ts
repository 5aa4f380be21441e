import type { RepoFact } from '../../model/propose/repo-fact.ts';
import { dependencyFacts, factOf, linesOf, type FactReader } from './fact-file.ts';
import { crates } from './packages/cargo.ts';

/** Reads `Cargo.toml` line by line: the crates that are needed when it runs. */
export const cargoToml: FactReader = {
  wants: (_path, name) => name === 'Cargo.toml',
  read(file) {
    const facts: RepoFact[] = [];
    let section = '';
    for (const [line, text] of linesOf(file.text)) {
      section = /^\s*\[{1,2}([^\]]+)\]{1,2}/.exec(text)?.[1]?.replace(/["' ]/g, '') ?? section;
      const [, key, value = ''] = /^\s*["']?([\w-]+)["']?(?:\.\w+)?\s*=\s*(.{0,300})/.exec(text) ?? [];
      if (key === undefined) continue;
      const table = /^(?:target\..{1,100}\.)?dependencies(?:\.([\w-]+))?$/.exec(section);
      if (section === 'package' && key === 'name') {
        facts.push(
          factOf(file, {
            kind: 'manifest',
            id: 'package',
            line,
            detail: value.replace(/["']/g, '').trim(),
            tech: 'rust',
          }),
        );
      }
      if (table === null || /\boptional\s*=\s*true/.test(value)) continue;
      facts.push(...dependencyFacts(file, crates, table[1] ?? key, line));
      if (/\bgit\s*=/.test(value))
        facts.push(factOf(file, { kind: 'manifest', id: 'git-dependency', line, detail: key }));
    }
    return { facts };
  },
};
