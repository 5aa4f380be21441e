import type { RepoFact } from '../../model/propose/repo-fact.ts';
import { dependencyFacts, factOf, lineAt, type FactReader } from './fact-file.ts';
import { objectIn, parseObject, textIn } from './json-object.ts';
import { composerPackages } from './packages/composer.ts';

/** Reads `composer.json`. */
export const composerJson: FactReader = {
  wants: (_path, name) => name === 'composer.json',
  read(file) {
    const root = parseObject(file.text);
    if (root === undefined) return { facts: [], problem: 'not a JSON object' };
    const name = textIn(root, 'name');
    const at = (mark: string): number => lineAt(file.text, Math.max(0, file.text.indexOf(mark)));
    const facts: RepoFact[] = [
      factOf(file, { kind: 'manifest', id: 'package', line: at('"name"'), detail: name, tech: 'php' }),
    ];
    // Composer's own default for a package without a type.
    const type = textIn(root, 'type') || 'library';
    if (type === 'library' && name !== '')
      facts.push(factOf(file, { kind: 'manifest', id: 'library', line: at('"name"'), detail: name }));
    if (type === 'project')
      facts.push(
        factOf(file, { kind: 'manifest', id: 'runnable', line: at('"type"'), detail: 'type: project' }),
      );
    for (const need of Object.keys(objectIn(root, 'require'))) {
      facts.push(...dependencyFacts(file, composerPackages, need, at(`"${need}"`)));
    }
    return { facts };
  },
};
