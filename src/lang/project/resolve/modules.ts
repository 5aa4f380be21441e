import type { FactsLanguage } from '../facts/file-facts.ts';
import type { Listed, Resolution } from '../lookup.ts';
import { resolveGo } from './go-packages.ts';
import { resolvePython } from './python-modules.ts';
import { resolveScript } from './script-modules.ts';

/** Where a module or package is that a file of a language imports; Java's classes are found by name instead. */
export function resolveModule(
  l: Listed,
  language: FactsLanguage | undefined,
  path: string,
  specifier: string,
): Resolution {
  switch (language) {
    case 'python':
      return resolvePython(l, path, specifier);
    case 'go':
      return resolveGo(l, path, specifier);
    case 'ecmascript':
      return resolveScript(l, path, specifier);
    default:
      return { is: 'external', name: specifier };
  }
}
