import type { Kind, Role } from '../tree/kinds.ts';
import type { Lowering } from './lowering.ts';

/** `package a`. */
export function lowerPackage(l: Lowering, n: number, role: Role): void {
  const name = l.children(n)[0] ?? n;
  l.open('package', role, n, l.text(name));
  l.lowerAll(l.children(n), 'name');
  l.close();
}

/** One `import` per path; a name for it is the alias of the item `*`, which is the package. */
export function lowerImports(l: Lowering, n: number, role: Role): void {
  const list = l.child(n, 'import_spec_list');
  for (const spec of l.children(list < 0 ? n : list)) {
    const whole = list < 0 ? n : spec;
    l.openAt({ kind: 'import', role, node: spec, start: l.start(whole), end: l.end(whole) });
    const name = l.field(spec, 'name');
    if (name >= 0) {
      l.open('import-item', 'none', name);
      l.leafAt({
        kind: 'identifier',
        role: 'name',
        node: name,
        symbol: '*',
        start: l.start(name),
        end: l.start(name),
      });
      l.lower(name, 'alias');
      l.close();
    }
    l.put(spec, 'path', 'source');
    l.close();
  }
}

/** `var` and `const`, one or a group; a declaration of several names at once has them as a tuple. */
export function lowerVariables(l: Lowering, n: number, role: Role): void {
  const group = l.child(n, 'var_spec_list');
  const specs = l.children(group < 0 ? n : group);
  const isGroup = group >= 0 || l.child(n, '(') >= 0;
  const word = l.all(n)[0] ?? n;
  for (const spec of specs) {
    const whole = isGroup ? spec : n;
    l.openAt({ kind: 'variable', role, node: spec, start: l.start(whole), end: l.end(whole) });
    const end = isGroup ? l.start(spec) : l.end(word);
    l.leafAt({
      kind: 'modifier',
      role: 'modifier',
      node: word,
      symbol: l.text(word),
      start: l.start(whole),
      end,
    });
    l.grouped(
      'tuple',
      'name',
      l.fields(spec, 'name').filter((name) => l.isNamed(name)),
    );
    l.put(spec, 'type', 'type');
    l.put(spec, 'value', 'value');
    l.close();
  }
}

/** `a, b := f()`. */
export function lowerShortVariables(l: Lowering, n: number, role: Role): void {
  l.open('variable', role, n, ':=');
  l.put(n, 'left', 'name');
  l.put(n, 'right', 'value');
  l.close();
}

/** `x, y int` are two parameters; the type stands with the last and is a leaf of no width for the others. */
export function lowerParameters(l: Lowering, n: number, role: Role): void {
  lowerNames(l, n, 'parameter', role);
}

/** Fields of a struct; its tag is a decorator. */
export function lowerFields(l: Lowering, n: number, role: Role): void {
  lowerNames(l, n, 'field', role);
}

function lowerNames(l: Lowering, n: number, kind: Kind, role: Role): void {
  const names = l.fields(n, 'name').filter((name) => l.isNamed(name));
  const last = names.at(-1) ?? n;
  const type = l.field(n, 'type');
  for (const name of names.length === 0 ? [n] : names) {
    const start = name === names[0] ? l.start(n) : l.start(name);
    const end = name === last ? l.end(n) : l.end(name);
    l.openAt({ kind, role, node: n, start, end });
    if (name !== n) l.lower(name, 'name');
    if (name === last && type >= 0) l.lower(type, 'type');
    else if (type >= 0)
      l.leafAt({ kind: 'type', role: 'type', node: type, symbol: l.squeezed(type), start: end, end });
    const tag = name === last ? l.field(n, 'tag') : -1;
    if (tag >= 0) {
      l.open('decorator', 'decorator', tag, l.text(tag).slice(1, -1));
      l.leaf('string', 'value', tag, l.text(tag).slice(1, -1));
      l.close();
    }
    l.close();
  }
}

/** `args ...T`. */
export function lowerVariadic(l: Lowering, n: number, role: Role): void {
  l.open('parameter', role, n);
  l.put(n, 'name', 'name');
  l.modifiers(n, ['...']);
  l.put(n, 'type', 'type');
  l.close();
}

/** As a receiver or a result the list stands for what is in it; a result without a name is its type. */
export function lowerParameterList(l: Lowering, n: number, role: Role): void {
  if (role !== 'receiver' && role !== 'returns') {
    l.group('parameters', role, n);
    return;
  }
  for (const child of l.children(n)) {
    if (role === 'returns' && l.field(child, 'name') < 0) l.put(child, 'type', role);
    else l.lower(child, role);
  }
}

/** Structs and interfaces are classes: fields and methods in the body, what is embedded as fields without a name. */
export function lowerTypeSpec(l: Lowering, n: number, role: Role): void {
  const type = l.field(n, 'type');
  const isClass = type >= 0 && /^(?:struct|interface)_type$/u.test(l.typeOf(type));
  l.open(isClass ? 'class' : 'other', role, n, isClass ? undefined : 'type');
  const name = l.field(n, 'name');
  if (name >= 0) l.leaf('identifier', 'name', name, l.text(name));
  l.put(n, 'type_parameters', 'none');
  if (isClass) l.group('class-body', 'body', type);
  else l.put(n, 'type', 'type');
  l.close();
}
