import type { Expression, Step } from '../facts/facts.ts';
import { expressionParts } from './expression-parts.ts';
import { folderOf, type Program } from './program.ts';
import type { FileState } from './values.ts';

/** What files are ordered by: themselves, or their folder where it is one unit. */
export function homeOf(file: FileState): string {
  return file.facts.language === 'go' ? folderOf(file.path) : file.path;
}

/** A number for each file or folder, lower for what imports than for what is imported; circles in the order of paths. */
export function importersFirst(program: Program): ReadonlyMap<string, number> {
  const imports = new Map<string, Set<string>>();
  for (const file of program.files.values()) {
    const home = homeOf(file);
    const known = imports.get(home) ?? new Set<string>();
    imports.set(home, known);
    for (const module of modulesOf(file))
      for (const other of program.filesOf(file.path, module))
        if (homeOf(other) !== home) known.add(homeOf(other));
  }
  const importers = new Map([...imports.keys()].map((home) => [home, 0]));
  for (const all of imports.values()) for (const to of all) importers.set(to, (importers.get(to) ?? 0) + 1);
  return ranked(imports, importers);
}

function ranked(
  imports: ReadonlyMap<string, ReadonlySet<string>>,
  importers: Map<string, number>,
): ReadonlyMap<string, number> {
  const ranks = new Map<string, number>();
  const waiting = [...imports.keys()];
  const ready = waiting.filter((home) => importers.get(home) === 0).reverse();
  for (let next = 0; next < waiting.length || ready.length > 0;) {
    const home = ready.pop() ?? waiting[next++];
    if (home === undefined || ranks.has(home)) continue;
    ranks.set(home, ranks.size);
    for (const to of imports.get(home) ?? []) {
      const left = (importers.get(to) ?? 0) - 1;
      importers.set(to, left);
      if (left === 0) ready.push(to);
    }
  }
  return ranks;
}

/** The modules that a file imports or requires, at any place. */
function modulesOf(file: FileState): ReadonlySet<string> {
  const modules = new Set<string>();
  const enter = (steps: readonly Step[]): void => {
    for (const step of steps) {
      if (step.kind === 'import' || step.kind === 're-export') modules.add(step.module);
      else if (step.kind === 'set' || step.kind === 'run' || step.kind === 'return' || step.kind === 'export')
        add(step.value);
      else if (step.kind === 'each') enter(step.steps);
    }
  };
  const add = (expression: Expression): void => {
    if (
      expression.kind === 'call' &&
      expression.callee.kind === 'name' &&
      expression.callee.name === 'require'
    ) {
      const given = expression.args[0]?.value;
      if (given?.kind === 'text') modules.add(given.text);
    }
    for (const part of expressionParts(expression)) add(part);
  };
  enter(file.facts.steps);
  for (const one of file.facts.functions) enter(one.steps);
  return modules;
}
