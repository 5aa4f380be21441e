import { limits } from '../../../core/limits.ts';
import { childIn, childrenOf, kindOf, roleOf, symbolOf, type FlatTree } from '../../tree/flat-tree.ts';
import type { ClassFact, Expression, FieldFact, FunctionFact, ParameterFact, RouteFacts } from './facts.ts';
import { readExpression, spanOf, typeName, typeText, type InnerReader } from './read-expression.ts';
import { pathSettings } from './path-settings.ts';
import { partsOf, readSteps } from './read-steps.ts';
import { readsWithin, requestReads, type ReadAt } from './request-reads.ts';
import { accessChecks, checksWithin, type CheckAt } from './access-checks.ts';
import { isMarked, routingMarks } from './routing-marks.ts';

/** What one file says about routes. Never throws; of what is beyond the limits only a part is kept, and `cut` says so. */
export function routeFacts(tree: FlatTree): RouteFacts {
  return new FactReader(tree).read();
}

const constructors: ReadonlySet<string> = new Set(['constructor', '__init__', 'configure']);

const fieldWords: ReadonlySet<string> = new Set(['public', 'private', 'protected', 'readonly']);

class FactReader implements InnerReader {
  readonly tree: FlatTree;
  readonly #functions: (FunctionFact | undefined)[] = [];
  readonly #classes: (ClassFact | undefined)[] = [];
  readonly #known = new Map<number, number>();
  readonly #marks: readonly number[];
  readonly #reads: readonly ReadAt[];
  readonly #checks: readonly CheckAt[];
  #left: number = limits.routeExpressions;

  constructor(tree: FlatTree) {
    this.tree = tree;
    this.#marks = routingMarks(tree);
    this.#reads = requestReads(tree);
    this.#checks = accessChecks(tree);
  }

  read(): RouteFacts {
    const { tree } = this;
    const steps = readSteps(this, 0);
    this.#addServerActions();
    const home = childrenOf(tree, 0).find((child) => kindOf(tree, child) === 'package');
    return {
      language: tree.language,
      package: home === undefined ? '' : symbolOf(tree, home),
      directives: directivesOf(tree, 0),
      functions: this.#functions.filter((one) => one !== undefined),
      classes: this.#classes.filter((one) => one !== undefined),
      steps,
      settings: pathSettings(tree),
      cut: this.#left <= 0,
    };
  }

  /** Functions that start with `'use server'` are called from outside wherever they are written. */
  #addServerActions(): void {
    const { tree } = this;
    const directive = tree.symbols.find('use server');
    if (directive === undefined) return;
    for (let node = 3; node < tree.count; node++) {
      if (tree.symbol[node] !== directive || kindOf(tree, node) !== 'string') continue;
      const block = tree.parent[tree.parent[node] ?? 0] ?? 0;
      const around = tree.parent[block] ?? 0;
      const kind = kindOf(tree, around);
      if (kindOf(tree, block) === 'block' && (kind === 'function' || kind === 'lambda'))
        this.addFunction(around);
    }
  }

  admit(): boolean {
    return this.#left-- > 0;
  }

  addFunction(node: number): number {
    return this.#add(node, this.#functions, () => this.#function(node));
  }

  addClass(node: number): number {
    return this.#add(node, this.#classes, (id) => this.#class(node, id));
  }

  /** The number of a definition, read now if it was not yet; what is inside it comes after it. */
  #add<Fact>(node: number, into: (Fact | undefined)[], read: (id: number) => Fact): number {
    const known = this.#known.get(node);
    if (known !== undefined) return known;
    const id = into.length;
    this.#known.set(node, id);
    into.push(undefined);
    into[id] = read(id);
    return id;
  }

  #function(node: number, owner?: number): FunctionFact {
    const { tree } = this;
    const name = symbolOf(tree, childIn(tree, node, 'name'));
    const body = childIn(tree, node, 'body');
    const list = childIn(tree, node, 'parameters');
    const last = tree.last[node] ?? node;
    const kept = constructors.has(name) || isMarked(this.#marks, node, last);
    const receiver = childIn(tree, node, 'receiver');
    return {
      name,
      at: spanOf(tree, node),
      parameters: list < 0 ? [] : this.#parameters(list),
      steps: kept && body >= 0 ? this.#body(body) : [],
      decorators: this.#decorators(node),
      ...(owner === undefined ? {} : { owner }),
      ...(receiver < 0 ? {} : { receiver: this.#receiver(receiver) }),
      returns: typeText(tree, childIn(tree, node, 'returns')),
      modifiers: modifiersOf(tree, node),
      directives: body < 0 ? [] : directivesOf(tree, body),
      reads: readsWithin(this.#reads, node, last),
      checks: checksWithin(this.#checks, node, last),
    };
  }

  #body(body: number): FunctionFact['steps'] {
    return kindOf(this.tree, body) === 'block'
      ? readSteps(this, body)
      : [{ kind: 'return', value: readExpression(this, body) }];
  }

  #receiver(node: number): { readonly name: string; readonly type: string } {
    const { tree } = this;
    return {
      name: symbolOf(tree, childIn(tree, node, 'name')),
      type: typeText(tree, childIn(tree, node, 'type')),
    };
  }

  #parameters(list: number): readonly ParameterFact[] {
    const { tree } = this;
    return childrenOf(tree, list)
      .filter((child) => kindOf(tree, child) === 'parameter')
      .map((node) => {
        const name = childIn(tree, node, 'name');
        const type = childIn(tree, node, 'type');
        const value = childIn(tree, node, 'default');
        return {
          name: kindOf(tree, name) === 'identifier' ? symbolOf(tree, name) : '',
          type: type < 0 ? '' : typeText(tree, type),
          rest: modifiersOf(tree, node).some((word) => word === '*' || word === '...'),
          isField: modifiersOf(tree, node).some((word) => fieldWords.has(word)),
          decorators: this.#decorators(node),
          ...(value < 0 ? {} : { default: readExpression(this, value) }),
          inType: type < 0 ? [] : this.#callsIn(type),
          parts: name >= 0 && kindOf(tree, name) === 'object' ? partsOf(tree, name) : [],
        };
      });
  }

  #callsIn(type: number): readonly Expression[] {
    const calls: Expression[] = [];
    const end = this.tree.last[type] ?? type;
    for (let node = type; node <= end; node++) {
      if (kindOf(this.tree, node) === 'call') calls.push(readExpression(this, node));
    }
    return calls;
  }

  #decorators(node: number): readonly Expression[] {
    const { tree } = this;
    return childrenOf(tree, node)
      .filter((child) => kindOf(tree, child) === 'decorator')
      .map((child) => readExpression(this, childIn(tree, child, 'value')));
  }

  #class(node: number, id: number): ClassFact {
    const { tree } = this;
    const body = childIn(tree, node, 'body');
    const members = body < 0 ? [] : childrenOf(tree, body);
    const methods = members
      .filter((child) => kindOf(tree, child) === 'function')
      .map((child) => this.#add(child, this.#functions, () => this.#function(child, id)));
    return {
      name: symbolOf(tree, childIn(tree, node, 'name')),
      at: spanOf(tree, node),
      bases: childrenOf(tree, node)
        .filter((child) => roleOf(tree, child) === 'superclass')
        .map((child) => this.#base(child)),
      decorators: this.#decorators(node),
      fields: members.flatMap((child) => this.#field(child)),
      methods,
    };
  }

  #base(node: number): Expression {
    const kind = kindOf(this.tree, node);
    return kind === 'type' || kind === 'generic-type'
      ? typeName(this.tree, node)
      : readExpression(this, node);
  }

  /** A field, or what a Python class body assigns. */
  #field(node: number): readonly FieldFact[] {
    const { tree } = this;
    const assign = kindOf(tree, node) === 'expression-statement' ? childIn(tree, node, 'value') : node;
    const isAssign = kindOf(tree, assign) === 'assign';
    if (!isAssign && kindOf(tree, node) !== 'field') return [];
    const name = childIn(tree, assign, isAssign ? 'left' : 'name');
    const value = childIn(tree, assign, isAssign ? 'right' : 'value');
    if (name < 0) return [];
    return [
      {
        name: symbolOf(tree, name),
        type: typeText(tree, childIn(tree, assign, 'type')),
        ...(value < 0 ? {} : { value: readExpression(this, value) }),
      },
    ];
  }
}

function modifiersOf(tree: FlatTree, node: number): readonly string[] {
  return childrenOf(tree, node)
    .filter((child) => roleOf(tree, child) === 'modifier')
    .map((child) => symbolOf(tree, child));
}

/** `'use server'` at the start of a file or body. */
function directivesOf(tree: FlatTree, node: number): readonly string[] {
  const directives: string[] = [];
  for (const child of childrenOf(tree, node)) {
    const value = kindOf(tree, child) === 'expression-statement' ? childIn(tree, child, 'value') : -1;
    if (value < 0 || kindOf(tree, value) !== 'string') break;
    directives.push(symbolOf(tree, value));
  }
  return directives;
}
