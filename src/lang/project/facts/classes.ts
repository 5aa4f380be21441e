import { childIn, childrenOf, kindOf, roleOf, symbolOf } from '../../tree/flat-tree.ts';
import { initialised, nameValue, qualifierOf } from './bindings.ts';
import type { ClassFacts, MemberFacts } from './file-facts.ts';
import { decoratorFacts } from './functions.ts';
import { bodyOf, OutlineNames } from './outline.ts';
import { parametersOf } from './parameters.ts';
import type { Reading } from './reading.ts';
import { eitherOf, type Shape } from './shape.ts';
import { shapeOf } from './shapes.ts';
import { typedShape } from './type-shapes.ts';

/** The classes, interfaces, structs and enums of a file. */
export function classFacts(r: Reading): ClassFacts[] {
  const names = new OutlineNames(r.tree, r.outline);
  const assigned = assignedFields(r);
  return r.outline.classes.map((node, n) => {
    const { tree } = r;
    const outer = r.classAt(node);
    const words = r.modifiers(node);
    return {
      name: names.of(node),
      node,
      start: tree.start[node] ?? 0,
      end: tree.end[node] ?? 0,
      kind: isInterface(r, node) ? 'interface' : 'class',
      ...(words.includes('abstract') ? { abstract: true } : {}),
      bases: basesOf(r, node),
      members: withAssigned(r, membersOf(r, node), assigned.get(n) ?? []),
      decorators: decoratorFacts(r, node),
      ...(outer < 0 ? {} : { outer }),
    };
  });
}

/** What is put into a field of Java says more than its type, where that is told. */
function withAssigned(
  r: Reading,
  own: readonly MemberFacts[],
  assigned: readonly MemberFacts[],
): readonly MemberFacts[] {
  const told = new Set(assigned.filter(({ shape }) => isTold(shape)).map(({ name }) => name));
  const kept =
    r.language !== 'java' ? own : own.filter(({ name, shape }) => shape.is !== 'typed' || !told.has(name));
  return [...kept, ...assigned];
}

/** An instance of a written class. */
function isTold(shape: Shape): boolean {
  if (shape.is === 'either') return shape.of.some(isTold);
  return shape.is === 'new';
}

const interfaceGrammar = /interface|annotation_type/iu;

function isInterface(r: Reading, node: number): boolean {
  const { tree } = r;
  if (interfaceGrammar.test(tree.symbols.text(tree.grammarKind[node] ?? 0))) return true;
  // A Go type is an interface when its text says so.
  return (
    r.language === 'go' &&
    kindOf(tree, node) === 'class' &&
    /^[^{]*\binterface\s*\{/u.test(tree.text.slice(tree.start[node], tree.end[node]))
  );
}

function basesOf(r: Reading, node: number): readonly Shape[] {
  const { tree } = r;
  if (kindOf(tree, node) === 'class-body') return anonymousBase(r, node);
  const written = childrenOf(tree, node).filter((child) => roleOf(tree, child) === 'superclass');
  const bases = written.map((child) => baseShape(r, child));
  if (kindOf(tree, node) === 'other')
    return [goBase(r, childIn(tree, node, 'type'))].filter((shape) => shape !== undefined);
  const embedded = r.language === 'go' ? embeddedTypes(r, node) : [];
  return [...bases, ...embedded].filter((shape) => shape !== undefined);
}

/** `new Run() { … }`, and the body of one value of an enum. */
function anonymousBase(r: Reading, node: number): readonly Shape[] {
  const { tree } = r;
  const parent = tree.parent[node] ?? 0;
  const outer = r.classAt(node);
  if (kindOf(tree, parent) !== 'new') return outer < 0 ? [] : [{ is: 'class', n: outer }];
  const base = baseShape(r, childIn(tree, parent, 'callee'));
  return base === undefined ? [] : [base];
}

function baseShape(r: Reading, node: number): Shape | undefined {
  if (node < 0) return undefined;
  const kind = kindOf(r.tree, node);
  if (kind === 'keyword-argument') return undefined;
  if (kind === 'type' || kind === 'generic-type') {
    const typed = typedShape(r, node);
    return typed?.is === 'typed' ? typed.type : undefined;
  }
  return shapeOf(r, kind === 'index' ? childIn(r.tree, node, 'object') : node);
}

/** Fields without a name, and the interfaces in an interface. */
function embeddedTypes(r: Reading, node: number): readonly (Shape | undefined)[] {
  const { tree } = r;
  const body = bodyOf(tree, node);
  if (body < 0) return [];
  return childrenOf(tree, body).flatMap((child) => {
    const kind = kindOf(tree, child);
    if (kind === 'type' || kind === 'generic-type') return [goBase(r, child)];
    if (kind !== 'field' || childIn(tree, child, 'name') >= 0) return [];
    return [goBase(r, childIn(tree, child, 'type'))];
  });
}

function goBase(r: Reading, type: number): Shape | undefined {
  const typed = typedShape(r, type);
  return typed?.is === 'typed' ? typed.type : undefined;
}

function membersOf(r: Reading, node: number): MemberFacts[] {
  const { tree } = r;
  const body = bodyOf(tree, node);
  const members: MemberFacts[] = body < 0 ? [] : childrenOf(tree, body).flatMap((child) => member(r, child));
  const record = childIn(tree, node, 'parameters');
  if (record >= 0 && kindOf(tree, node) === 'class') members.push(...recordFields(r, record));
  return members;
}

function member(r: Reading, node: number): MemberFacts[] {
  const { tree } = r;
  switch (kindOf(tree, node)) {
    case 'function':
      return method(r, node);
    case 'class':
      return [
        {
          name: symbolOf(tree, childIn(tree, node, 'name')),
          shape: { is: 'class', n: r.numberOf(node) },
          static: true,
        },
      ];
    case 'field':
      return field(r, node);
    case 'enum-member':
      return [
        { name: symbolOf(tree, childIn(tree, node, 'name')), shape: enumConstant(r, node), static: true },
      ];
    case 'expression-statement':
      return classAttribute(r, childIn(tree, node, 'value'));
    default:
      return [];
  }
}

/** A constant of an enum of Java is of no class below, but for that of its own body. */
function enumConstant(r: Reading, node: number): Shape {
  const body = childrenOf(r.tree, node).find((child) => kindOf(r.tree, child) === 'class-body') ?? -1;
  if (r.language !== 'java') return { is: 'this', class: r.classAt(node) };
  return { is: 'new', class: { is: 'class', n: body < 0 ? r.classAt(node) : r.numberOf(body) } };
}

function method(r: Reading, node: number): MemberFacts[] {
  const name = nameOfMember(r, node);
  const isStatic = r.modifiers(node).includes('static');
  const own: MemberFacts = {
    name,
    shape: { is: 'function', n: r.numberOf(node) },
    ...(isStatic ? { static: true } : {}),
  };
  if (r.language !== 'ecmascript' || name !== 'constructor') return [own];
  return [own, ...parameterProperties(r, node)];
}

function nameOfMember(r: Reading, node: number): string {
  const name = childIn(r.tree, node, 'name');
  const kind = name < 0 ? 'error' : kindOf(r.tree, name);
  return kind === 'identifier' || kind === 'string' || kind === 'number' ? symbolOf(r.tree, name) : '*';
}

/** `constructor(private readonly a: A)` declares a field. */
function parameterProperties(r: Reading, constructor: number): MemberFacts[] {
  return parametersOf(r, constructor).flatMap((node) => {
    if (!r.modifiers(node).some((word) => word !== '...')) return [];
    const name = childIn(r.tree, node, 'name');
    const shape = nameValue(r, name);
    return shape === undefined ? [] : [{ name: symbolOf(r.tree, name), shape }];
  });
}

function field(r: Reading, node: number): MemberFacts[] {
  const { tree } = r;
  const type = childIn(tree, node, 'type');
  const name = childIn(tree, node, 'name');
  const words = r.modifiers(node);
  const isOwn = words.includes('private') || words.includes('final');
  const [qualifier, value] = [qualifierOf(r, node), childIn(tree, node, 'value')];
  const shape = isOwn
    ? initialised(r, type, value, qualifier)
    : eitherOf([typedShape(r, type, qualifier), shapeOf(r, value)]);
  if (shape === undefined) return [];
  const isStatic = words.includes('static');
  const own =
    name >= 0 ? nameOfMember(r, node) : (symbolOf(tree, type).replace(/^\*/u, '').split('.').at(-1) ?? '');
  return [{ name: own, shape, ...(isStatic ? { static: true } : {}) }];
}

/** `x = …` in the body of a Python class. */
function classAttribute(r: Reading, node: number): MemberFacts[] {
  const { tree } = r;
  if (node < 0 || (kindOf(tree, node) !== 'assign' && kindOf(tree, node) !== 'variable')) return [];
  const name = childIn(tree, node, kindOf(tree, node) === 'assign' ? 'left' : 'name');
  if (name < 0 || kindOf(tree, name) !== 'identifier') return [];
  const shape = nameValue(r, name);
  return shape === undefined ? [] : [{ name: symbolOf(tree, name), shape, static: true }];
}

function recordFields(r: Reading, list: number): MemberFacts[] {
  return childrenOf(r.tree, list).flatMap((node) => {
    const shape = typedShape(r, childIn(r.tree, node, 'type'));
    return shape === undefined ? [] : [{ name: symbolOf(r.tree, childIn(r.tree, node, 'name')), shape }];
  });
}

/** `this.x = …` and `self.x = …` in the methods, by class. */
function assignedFields(r: Reading): ReadonlyMap<number, readonly MemberFacts[]> {
  const { tree } = r;
  const fields = new Map<number, MemberFacts[]>();
  for (let node = 1; node < tree.count; node++) {
    const kind = kindOf(tree, node);
    if (kind !== 'assign' && kind !== 'variable') continue;
    const left = childIn(tree, node, kind === 'assign' ? 'left' : 'name');
    if (left < 0 || kindOf(tree, left) !== 'member') continue;
    const object = shapeOf(r, childIn(tree, left, 'object'));
    const owner = ownerClass(r, object, childIn(tree, left, 'object'));
    const shape = owner < 0 ? undefined : nameValue(r, left);
    if (shape === undefined) continue;
    const list = fields.get(owner) ?? [];
    list.push({ name: symbolOf(tree, childIn(tree, left, 'property')), shape });
    fields.set(owner, list);
  }
  return fields;
}

function ownerClass(r: Reading, object: Shape | undefined, node: number): number {
  if (object?.is === 'this' || object?.is === 'own-class') return object.class;
  if (object?.is !== 'binding' || r.language !== 'python') return -1;
  const definition = r.names.definition(node);
  const parameter = definition?.sites.find((site) => site.how === 'parameter');
  const shape = parameter === undefined ? undefined : nameValue(r, parameter.node);
  return shape?.is === 'this' || shape?.is === 'own-class' ? shape.class : -1;
}
