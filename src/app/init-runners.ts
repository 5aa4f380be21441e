import { join } from 'node:path';
import { limits } from '../core/limits.ts';
import { readSafely } from '../io/safe-file.ts';
import type { RepoFact, RepoFacts } from '../model/propose/repo-fact.ts';
import { testRunners, type TestRunner } from '../model/propose/test-runners.ts';

/** The test runners that the manifests of a repository name or imply, each once; nothing is run to find out. */
export function runnersOf(root: string, { facts }: RepoFacts): readonly TestRunner[] {
  const manifests = facts.filter(({ id }) => id === 'package').slice(0, manifestsRead);
  const found = manifests.flatMap((fact): readonly TestRunner[] => {
    const runner = runnerOf(root, fact);
    return runner === undefined ? [] : [testRunners[runner]];
  });
  return [...new Set(found)];
}

const manifestsRead = 50;

function runnerOf(root: string, { path, tech }: RepoFact): TestRunner['id'] | undefined {
  if (path.endsWith('package.json')) return runnerIn(root, path);
  return tech === 'python' ? 'pytest' : tech === 'go' ? 'go' : undefined;
}

/** What a `package.json` depends on, by name; Node's own runner needs no package. */
function runnerIn(root: string, path: string): TestRunner['id'] {
  const read = readSafely(join(root, path), { bytesMax: limits.manifestBytes });
  const text = read.ok ? read.value.content.toString('utf8') : '';
  return text.includes('"vitest"') ? 'vitest' : text.includes('"jest"') ? 'jest' : 'node';
}
