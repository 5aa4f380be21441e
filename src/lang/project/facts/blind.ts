import { childIn, kindOf, symbolOf } from '../../tree/flat-tree.ts';
import type { BlindKind } from './file-facts.ts';
import type { Reading } from './reading.ts';

const none: ReadonlySet<string> = new Set();
const javaReflection: ReadonlySet<string> = new Set([
  'forName',
  'getMethod',
  'getMethods',
  'getDeclaredMethod',
  'getDeclaredMethods',
  'getConstructor',
  'getDeclaredConstructor',
  'newInstance',
  'loadClass',
  'defineClass',
]);
const goReflection: ReadonlySet<string> = new Set([
  'MethodByName',
  'Call',
  'CallSlice',
  'Method',
  'MakeFunc',
]);
const pythonEval: ReadonlySet<string> = new Set(['eval', 'exec', 'execfile', 'compile']);
const vmCalls: ReadonlySet<string> = new Set([
  'runInContext',
  'runInNewContext',
  'runInThisContext',
  'compileFunction',
]);

/** Why the targets of a call cannot be seen, or undefined when they can. */
export function blindKind(r: Reading, call: number): BlindKind | undefined {
  const { tree } = r;
  const callee = childIn(tree, call, 'callee');
  if (callee < 0) return undefined;
  if (kindOf(tree, callee) === 'index') return isKnownKey(r, callee) ? undefined : 'computed-call';
  const kind = kindOf(tree, callee);
  const name = kind === 'member' ? symbolOf(tree, childIn(tree, callee, 'property')) : symbolOf(tree, callee);
  const object = kind === 'member' ? childIn(tree, callee, 'object') : -1;
  switch (r.language) {
    case 'ecmascript':
      return scriptBlind(r, call, { name, object });
    case 'python':
      return pythonBlind(r, call, { name, object });
    case 'java':
      return javaBlind(r, { name, object });
    case 'go':
      return goBlind(r, { name, object });
  }
}

interface Callee {
  readonly name: string;
  /** The node before the dot, or -1. */
  readonly object: number;
}

function isKnownKey(r: Reading, index: number): boolean {
  const key = childIn(r.tree, index, 'value');
  return key >= 0 && (kindOf(r.tree, key) === 'number' || r.text(key) !== undefined);
}

function scriptBlind(r: Reading, call: number, { name, object }: Callee): BlindKind | undefined {
  const first = r.args(call)[0] ?? -1;
  const objectName = object < 0 ? '' : symbolOf(r.tree, object);
  if (object < 0 || objectName === 'globalThis' || objectName === 'window') {
    if (name === 'eval' || name === 'Function') return 'eval';
    if ((name === 'setTimeout' || name === 'setInterval') && isText(r, first)) return 'eval';
  }
  if (object < 0 && (name === 'require' || name === 'import'))
    return first >= 0 && r.text(first) === undefined ? 'dynamic-import' : undefined;
  if (object < 0 && name === 'Proxy') return 'proxy';
  if (vmCalls.has(name)) return 'eval';
  if (objectName === 'Reflect' && (name === 'get' || name === 'construct' || name === 'ownKeys'))
    return 'reflection';
  return undefined;
}

function isText(r: Reading, node: number): boolean {
  return node >= 0 && (kindOf(r.tree, node) === 'string' || kindOf(r.tree, node) === 'template');
}

function pythonBlind(r: Reading, call: number, { name, object }: Callee): BlindKind | undefined {
  const args = r.args(call);
  if (object < 0) {
    if (pythonEval.has(name)) return 'eval';
    if (name === 'getattr' || name === 'setattr') return isText(r, args[1] ?? -1) ? undefined : 'reflection';
    if (name === 'globals' || name === 'locals' || name === 'vars') return 'reflection';
  }
  if (name === '__import__' || name === 'import_module' || name === 'import_string')
    return args[0] !== undefined && r.text(args[0]) !== undefined ? undefined : 'dynamic-import';
  if (name === '__getattribute__') return 'reflection';
  return undefined;
}

function javaBlind(r: Reading, { name, object }: Callee): BlindKind | undefined {
  const objectName = object < 0 ? '' : symbolOf(r.tree, object);
  if (javaReflection.has(name)) return 'reflection';
  if (name === 'load' && objectName === 'ServiceLoader') return 'reflection';
  if (name === 'newProxyInstance') return 'proxy';
  if ((name === 'invoke' || name === 'invokeExact') && imports(r, 'java.lang.reflect', 'java.lang.invoke'))
    return 'reflection';
  if (name === 'eval' && imports(r, 'javax.script')) return 'eval';
  return undefined;
}

function goBlind(r: Reading, { name, object }: Callee): BlindKind | undefined {
  if (object < 0) return undefined;
  if (symbolOf(r.tree, object) === 'plugin' && name === 'Open') return 'dynamic-import';
  const wanted = imports(r, 'reflect') ? goReflection : none;
  return wanted.has(name) ? 'reflection' : undefined;
}

/** Whether the file imports one of some packages. */
function imports(r: Reading, ...packages: readonly string[]): boolean {
  for (let node = 1; node < r.tree.count; node++) {
    if (kindOf(r.tree, node) !== 'import') continue;
    const source = childIn(r.tree, node, 'source');
    if (source >= 0 && packages.includes(symbolOf(r.tree, source))) return true;
  }
  return false;
}
