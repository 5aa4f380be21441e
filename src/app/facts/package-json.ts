import type { RepoFact } from '../../model/propose/repo-fact.ts';
import { dependencyFacts, factOf, lineAt, type FactFile, type FactReader } from './fact-file.ts';
import { objectIn, parseObject, textIn } from './json-object.ts';
import { npmPackages } from './packages/npm.ts';

/** Reads `package.json`: what the program needs when it runs, and whether it is a library or a program. */
export const packageJson: FactReader = {
  wants: (_path, name) => name === 'package.json',
  read(file) {
    const root = parseObject(file.text);
    if (root === undefined) return { facts: [], problem: 'not a JSON object' };
    const name = textIn(root, 'name');
    const scripts = objectIn(root, 'scripts');
    const needs = { ...objectIn(root, 'dependencies'), ...objectIn(root, 'optionalDependencies') };
    const facts: RepoFact[] = [];
    if (name !== '' || Object.keys(needs).length > 0) facts.push(packageFact(file, name));
    if (isLibrary(root, scripts)) facts.push(manifest(file, 'library', '"name"', name));
    if (typeof scripts['start'] === 'string') facts.push(manifest(file, 'runnable', '"start"', 'npm start'));
    for (const [need, version] of Object.entries(needs)) {
      const line = lineOf(file, `"${need}"`);
      facts.push(...dependencyFacts(file, npmPackages, need, line));
      if (typeof version === 'string' && fromAddress.test(version)) {
        facts.push(factOf(file, { kind: 'manifest', id: 'git-dependency', line, detail: need }));
      }
    }
    return { facts };
  },
};

// Not npm:, workspace:, file: or link:, which name the registry or this repository.
const fromAddress = /^(?:git[+:]|github:|gitlab:|bitbucket:|https?:|[\w.-]+\/[\w.-]+(?:#|$))/;

function packageFact(file: FactFile, name: string): RepoFact {
  const tech = file.text.includes('"typescript"') ? 'typescript' : 'node';
  return factOf(file, { kind: 'manifest', id: 'package', line: lineOf(file, '"name"'), detail: name, tech });
}

function isLibrary(root: Record<string, unknown>, scripts: Record<string, unknown>): boolean {
  if (root['private'] === true || typeof scripts['start'] === 'string') return false;
  return (
    ['main', 'exports', 'module', 'files', 'types'].some((key) => root[key] !== undefined) ||
    textIn(root, 'version') !== ''
  );
}

function manifest(file: FactFile, id: 'library' | 'runnable', mark: string, detail: string): RepoFact {
  return factOf(file, { kind: 'manifest', id, line: lineOf(file, mark), detail });
}

function lineOf({ text }: FactFile, mark: string): number {
  const needs = text.indexOf('"dependencies"');
  const after = needs < 0 ? -1 : text.indexOf(mark, needs);
  const own = mark === '"name"' || mark === '"start"' || after < 0;
  return lineAt(text, Math.max(0, own ? text.indexOf(mark) : after));
}
