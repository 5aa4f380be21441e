import type { RepoFact } from '../../model/propose/repo-fact.ts';
import { dependencyFacts, factOf, linesOf, type FactReader } from './fact-file.ts';
import { goModules } from './packages/go.ts';

/** Reads `go.mod`: the modules that the program itself names, not those that come with them. */
export const goMod: FactReader = {
  wants: (_path, name) => name === 'go.mod',
  read(file) {
    const facts: RepoFact[] = [];
    for (const [line, text] of linesOf(file.text)) {
      const own = /^module\s+(\S{1,200})/.exec(text)?.[1];
      if (own !== undefined)
        facts.push(factOf(file, { kind: 'manifest', id: 'package', line, detail: own, tech: 'go' }));
      const need = /^\s*(?:require\s+)?([\w.-]+\.[\w.-]+\/\S+)\s+v/.exec(text)?.[1];
      if (need !== undefined && !text.includes('// indirect'))
        facts.push(...dependencyFacts(file, goModules, need, line));
    }
    return { facts };
  },
};
