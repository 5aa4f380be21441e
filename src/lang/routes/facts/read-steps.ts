import { childIn, childrenOf, kindOf, roleOf, symbolOf, type FlatTree } from '../../tree/flat-tree.ts';
import type { Expression, ImportedName, Step, Target, TargetPart } from './facts.ts';
import { readExpression, spanOf, type InnerReader } from './read-expression.ts';

/** The steps of a block, a module or a body that is one expression. */
export function readSteps(reader: InnerReader, node: number): readonly Step[] {
  const steps: Step[] = [];
  if (node >= 0) addSteps(reader, node, steps);
  return steps;
}

function addSteps(reader: InnerReader, node: number, steps: Step[]): void {
  const { tree } = reader;
  const kind = kindOf(tree, node);
  switch (kind) {
    case 'function':
      steps.push(defined(tree, node, reader.addFunction(node)));
      return;
    case 'class':
      steps.push({
        kind: 'define-class',
        name: symbolOf(tree, childIn(tree, node, 'name')),
        id: reader.addClass(node),
      });
      return;
    case 'variable':
      addVariable(reader, node, steps);
      return;
    case 'import':
      steps.push(...importsOf(tree, node));
      return;
    case 'export':
      addExport(reader, node, steps);
      return;
    case 'return':
      steps.push({ kind: 'return', value: readExpression(reader, childIn(tree, node, 'value')) });
      return;
    case 'for-each':
      addLoop(reader, node, steps);
      return;
    case 'expression-statement':
      addExpression(reader, childIn(tree, node, 'value'), steps);
      return;
    case 'package':
    case 'comment':
    case 'error':
      return;
    default:
      addOther(reader, node, steps);
  }
}

/** Statements that hold others run all of them; a bare expression is run. */
function addOther(reader: InnerReader, node: number, steps: Step[]): void {
  const { tree } = reader;
  if (!holders.has(kindOf(tree, node))) {
    addExpression(reader, node, steps);
    return;
  }
  for (const child of childrenOf(tree, node)) {
    const role = roleOf(tree, child);
    if (role !== 'type' && role !== 'name') addSteps(reader, child, steps);
  }
}

const holders: ReadonlySet<string> = new Set([
  'module',
  'block',
  'if',
  'while',
  'do-while',
  'for',
  'switch',
  'case',
  'default-case',
  'try',
  'catch',
  'finally',
  'with',
  'label',
  'other',
]);

function addExpression(reader: InnerReader, node: number, steps: Step[]): void {
  const { tree } = reader;
  if (node < 0) return;
  const kind = kindOf(tree, node);
  if (kind === 'assign' || kind === 'augmented-assign') {
    const adds = kind === 'augmented-assign';
    const right = childIn(tree, node, 'right');
    const to = targetOf(reader, childIn(tree, node, 'left'));
    if (to !== undefined) steps.push({ kind: 'set', to, value: assignedValue(reader, right, steps), adds });
    else addExpression(reader, right, steps);
    return;
  }
  if (kind === 'sequence') {
    for (const child of childrenOf(tree, node)) addExpression(reader, child, steps);
    return;
  }
  if (runs.has(kind)) steps.push({ kind: 'run', value: readExpression(reader, node) });
}

/** What is assigned; of `a = b = c` it is `b`, once that is set: `c` may make something, and makes it once. */
function assignedValue(reader: InnerReader, value: number, steps: Step[]): Expression {
  const { tree } = reader;
  if (value < 0 || kindOf(tree, value) !== 'assign') return readExpression(reader, value);
  addExpression(reader, value, steps);
  return readExpression(reader, childIn(tree, value, 'left'));
}

const runs: ReadonlySet<string> = new Set(['call', 'new', 'await', 'ternary', 'binary', 'yield']);

function addVariable(reader: InnerReader, node: number, steps: Step[]): void {
  const { tree } = reader;
  const value = childIn(tree, node, 'value');
  const to = targetOf(reader, childIn(tree, node, 'name'));
  if (to === undefined) return;
  if (value >= 0) {
    steps.push({ kind: 'set', to, value: assignedValue(reader, value, steps), adds: false });
    return;
  }
  // `var r *gin.Engine`: the written type may be all that is known.
  const type = childIn(tree, node, 'type');
  if (tree.language === 'go' && type >= 0 && to.kind === 'name')
    steps.push({
      kind: 'set',
      to,
      value: {
        kind: 'call',
        callee: readExpression(reader, type),
        args: [],
        makes: true,
        at: spanOf(tree, node),
      },
      adds: false,
    });
}

function addLoop(reader: InnerReader, node: number, steps: Step[]): void {
  const { tree } = reader;
  const left = childIn(tree, node, 'left');
  const name = kindOf(tree, left) === 'variable' ? childIn(tree, left, 'name') : left;
  let to = left < 0 ? undefined : targetOf(reader, name);
  // Go's `range` gives the place first.
  if (tree.language === 'go' && to?.kind === 'parts') {
    const item = to.parts.find((part) => part.key === 1);
    to = item === undefined ? undefined : { kind: 'name', name: item.name };
  }
  steps.push({
    kind: 'each',
    to,
    of: readExpression(reader, childIn(tree, node, 'iterable')),
    steps: readSteps(reader, childIn(tree, node, 'body')),
  });
}

/** What an assignment to a node sets. */
export function targetOf(reader: InnerReader, node: number): Target | undefined {
  const { tree } = reader;
  if (node < 0) return undefined;
  switch (kindOf(tree, node)) {
    case 'identifier':
      return { kind: 'name', name: symbolOf(tree, node) };
    case 'member':
      return {
        kind: 'member',
        of: readExpression(reader, childIn(tree, node, 'object')),
        name: symbolOf(tree, childIn(tree, node, 'property')),
      };
    case 'object':
    case 'array':
    case 'tuple':
      return { kind: 'parts', parts: partsOf(tree, node) };
    default:
      return undefined;
  }
}

/** The names that a pattern takes out of a value. */
export function partsOf(tree: FlatTree, pattern: number): readonly TargetPart[] {
  return childrenOf(tree, pattern).flatMap((child, place): TargetPart[] => {
    if (kindOf(tree, child) === 'identifier') return [{ name: symbolOf(tree, child), key: place }];
    if (kindOf(tree, child) !== 'pair') return [];
    const value = childIn(tree, child, 'value');
    const name = kindOf(tree, value) === 'identifier' ? value : childIn(tree, value, 'left');
    if (name < 0 || kindOf(tree, name) !== 'identifier') return [];
    return [{ name: symbolOf(tree, name), key: symbolOf(tree, childIn(tree, child, 'key')) }];
  });
}

function defined(tree: FlatTree, node: number, id: number): Step {
  return { kind: 'define-function', name: symbolOf(tree, childIn(tree, node, 'name')), id };
}

function importsOf(tree: FlatTree, node: number): readonly Step[] {
  const source = childIn(tree, node, 'source');
  const module = source < 0 ? '' : symbolOf(tree, source);
  const names = itemsOf(tree, node);
  if (source >= 0) {
    const goPackage = tree.language === 'go' && names.length === 0;
    return [{ kind: 'import', module, names: goPackage ? [{ name: '*', local: goName(module) }] : names }];
  }
  // Python's `import a.b as c` has the module as the name of each item; without `as` it makes `a` known.
  return names.map(({ name, local }) => ({
    kind: 'import',
    module: local === '' ? (name.split('.')[0] ?? name) : name,
    names: [{ name: '*', local: local === '' ? (name.split('.')[0] ?? name) : local }],
  }));
}

/** The names of an import; `local` is empty for a `*` that brings all names, and for items of `import a.b`. */
function itemsOf(tree: FlatTree, node: number): readonly ImportedName[] {
  const bare = childIn(tree, node, 'source') < 0;
  return childrenOf(tree, node)
    .filter((child) => kindOf(tree, child) === 'import-item')
    .map((item) => {
      const name = symbolOf(tree, childIn(tree, item, 'name'));
      const alias = childIn(tree, item, 'alias');
      if (alias >= 0) return { name, local: symbolOf(tree, alias) };
      return { name, local: name === '*' || bare ? '' : name };
    });
}

/** The name a Go package is usually imported under. */
function goName(module: string): string {
  const parts = module.split('/');
  const last = parts.at(-1) ?? module;
  const name = /^v\d+$/u.test(last) ? (parts.at(-2) ?? last) : last;
  return name.replace(/\.v\d+$/u, '').replace(/^go-/u, '');
}

function addExport(reader: InnerReader, node: number, steps: Step[]): void {
  const { tree } = reader;
  const source = childIn(tree, node, 'source');
  const names = itemsOf(tree, node);
  if (source >= 0) {
    steps.push({ kind: 're-export', module: symbolOf(tree, source), names });
    return;
  }
  for (const { name, local } of names)
    steps.push({
      kind: 'export',
      name: local === '' ? name : local,
      value: { kind: 'name', name, at: spanOf(tree, node) },
    });
  const value = childIn(tree, node, 'value');
  if (value < 0) return;
  if (isDefault(tree, node)) {
    addDefault(reader, value, steps);
    return;
  }
  // `export = x` of TypeScript names what a `require` gives.
  if (kindOf(tree, value) === 'identifier') {
    steps.push({ kind: 'export', name: 'default', value: readExpression(reader, value) });
    return;
  }
  addSteps(reader, value, steps);
  for (const name of declaredNames(reader, value))
    steps.push({ kind: 'export', name, value: { kind: 'name', name, at: spanOf(tree, value) } });
}

function addDefault(reader: InnerReader, value: number, steps: Step[]): void {
  const { tree } = reader;
  const name = symbolOf(tree, childIn(tree, value, 'name'));
  const declares = (kindOf(tree, value) === 'function' || kindOf(tree, value) === 'class') && name !== '';
  if (!declares) {
    steps.push({ kind: 'export', name: 'default', value: readExpression(reader, value) });
    return;
  }
  addSteps(reader, value, steps);
  steps.push({ kind: 'export', name: 'default', value: { kind: 'name', name, at: spanOf(tree, value) } });
}

function isDefault(tree: FlatTree, node: number): boolean {
  return childrenOf(tree, node).some(
    (child) => roleOf(tree, child) === 'modifier' && symbolOf(tree, child) === 'default',
  );
}

function declaredNames(reader: InnerReader, node: number): readonly string[] {
  const { tree } = reader;
  const name = targetOf(reader, childIn(tree, node, 'name'));
  if (name?.kind === 'name') return [name.name];
  return name?.kind === 'parts' ? name.parts.map((part) => part.name) : [];
}
