import type { RepoFact } from '../../model/propose/repo-fact.ts';
import { factOf, linesOf, type FactReader } from './fact-file.ts';

/** Reads the settings of package managers: a registry of one's own beside the public one. */
export const registrySettings: FactReader = {
  wants: (_path, name) =>
    ['.npmrc', '.yarnrc', '.yarnrc.yml', 'pip.conf', 'nuget.config', 'NuGet.Config', 'NuGet.config'].includes(
      name,
    ),
  read(file) {
    const facts: RepoFact[] = [];
    for (const [line, text] of linesOf(file.text)) {
      const host =
        /(?:registry|index-url|npmRegistryServer|<add\s+key)[^\n]{0,100}?https?:\/\/([\w.-]{1,100})/.exec(
          text,
        )?.[1];
      if (host !== undefined && !publicHosts.has(host)) {
        facts.push(
          factOf(file, { kind: 'manifest', id: 'private-registry', line, detail: 'a registry of one’s own' }),
        );
      }
    }
    return { facts };
  },
};

const publicHosts = new Set([
  'registry.npmjs.org',
  'registry.yarnpkg.com',
  'pypi.org',
  'api.nuget.org',
  'www.nuget.org',
]);

/** Reads CODEOWNERS: that changes have owners, and who owns everything. */
export const codeOwners: FactReader = {
  wants: (path) =>
    ['CODEOWNERS', '.github/CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS'].includes(path),
  read(file) {
    for (const [line, text] of linesOf(file.text)) {
      const owner = /^\*\s+(@[\w./-]{1,80})/.exec(text)?.[1];
      if (owner !== undefined)
        return { facts: [factOf(file, { kind: 'ci', id: 'code-owners', line, detail: owner })] };
    }
    return { facts: [factOf(file, { kind: 'ci', id: 'code-owners', line: 1 })] };
  },
};
