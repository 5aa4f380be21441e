import type { Asked } from './package-exports.ts';
import type { FactsLanguage } from '../facts/file-facts.ts';
import type { Listed, Resolution } from '../lookup.ts';
import { resolveGo } from './go-packages.ts';
import { resolvePython } from './python-modules.ts';
import { resolveScript } from './script-modules.ts';

/** An import of a file. */
export interface ModuleQuestion {
  readonly path: string;
  readonly specifier: string;
  readonly asked: Asked;
}

/** Where a module or package is that a file of a language imports; Java's classes are found by name instead. */
export function resolveModule(
  l: Listed,
  language: FactsLanguage | undefined,
  { path, specifier, asked }: ModuleQuestion,
): Resolution {
  switch (language) {
    case 'python':
      return resolvePython(l, path, specifier);
    case 'go':
      return resolveGo(l, path, specifier);
    case 'ecmascript':
      return resolveScript(l, path, specifier, asked);
    default:
      return { is: 'external', name: specifier };
  }
}
