import { limits } from '../../../core/limits.ts';
import type { Expression, FunctionFact, Step } from '../facts/facts.ts';
import type { Framework, Host } from './framework.ts';
import { assign, holderOf, partOf } from './assign.ts';
import { builtIn } from './built-in.ts';
import { best, classValue, functionValue, itemOf, joined, settingNamed, typedOr } from './combine.ts';
import { builtInNames, identities, noteWords } from './known-names.ts';
import { listOf, recordOf } from './literals.ts';
import { ObjectModel, type ObjectContext } from './object-model.ts';
import { callOnChain } from './path-chain.ts';
import { handedRouter } from './handed-router.ts';
import type { Program } from './program.ts';
import { wrappedRouter } from './wrapped-router.ts';
import { handlerOf, handlersOf, guardOf } from './handlers.ts';
import {
  unknown,
  type Call,
  type CallArgument,
  type ClassValue,
  type FileState,
  type FunctionValue,
  type GuardUse,
  type Router,
  type FileScope,
  type Scope,
  type Value,
} from './values.ts';

/** What the interpreter works with. */
export type Setting = Pick<ObjectContext, 'program' | 'frameworks' | 'constants'>;

/**
 * Works out code as far as routing depends on it: every branch is taken, loops run over what is known, and what is not
 * known stays unknown. It ends on any input: calls and steps are counted.
 */
export class Interpreter implements Host, ObjectContext {
  readonly program: Program;
  readonly frameworks: readonly Framework[];
  readonly constants: ReadonlyMap<string, string>;
  readonly #executed = new Set<FunctionFact>();
  readonly #active = new Map<FunctionFact, number>();
  readonly #inner = new WeakMap<Expression, readonly CallArgument[]>();
  readonly #objects: ObjectModel;
  readonly routers: Router[] = [];
  /** Calls that say something of a whole application. */
  readonly notes: { readonly name: string; readonly call: Call }[] = [];
  #steps = 0;
  #depth = 0;

  constructor({ program, frameworks, constants }: Setting) {
    this.program = program;
    this.frameworks = frameworks;
    this.constants = constants;
    this.#objects = new ObjectModel(this);
  }

  /** Whether the budget was used up, so that routes may be missing. */
  get exhausted(): boolean {
    return this.#steps > limits.routeSteps;
  }

  /** Runs what a file does when it is loaded, once. */
  runFile(file: FileState): void {
    if (file.state !== 'new') return;
    file.state = 'running';
    // Functions and classes are known before the first step in all but Python.
    if (file.facts.language !== 'python') this.#hoist(file.facts.steps, file.scope);
    this.#run(file.facts.steps, file.scope, []);
    file.state = 'done';
  }

  #hoist(steps: readonly Step[], scope: FileScope): void {
    for (const step of steps) {
      if (step.kind === 'define-function') scope.names.set(step.name, functionValue(step.id, scope));
      else if (step.kind === 'define-class') scope.names.set(step.name, classValue(step.id, scope));
      else if (step.kind === 'import') this.program.bind(scope.file, scope, step.module, step.names);
    }
  }

  #run(steps: readonly Step[], scope: FileScope, returned: Value[]): void {
    for (const step of steps) {
      if (++this.#steps > limits.routeSteps) return;
      this.#step(step, scope, returned);
    }
  }

  #step(step: Step, scope: FileScope, returned: Value[]): void {
    const { program } = this;
    const { file } = scope;
    switch (step.kind) {
      case 'set':
        assign(this, { to: step.to, value: this.evaluateIn(step.value, scope), adds: step.adds }, scope);
        return;
      case 'run':
        if (step.value.kind === 'call') this.#call(step.value, scope, false);
        else this.evaluateIn(step.value, scope);
        return;
      case 'return':
        returned.push(this.evaluateIn(step.value, scope));
        return;
      case 'each':
        this.#each(step, scope, returned);
        return;
      case 'import':
        program.bind(file, scope, step.module, step.names);
        return;
      case 'define-function':
        this.#define(step.name, step.id, scope);
        return;
      case 'define-class':
        this.#decorate(step.name, classValue(step.id, scope), scope);
        return;
      case 'export':
        file.exports.set(step.name, this.evaluateIn(step.value, scope));
        return;
      case 're-export':
        this.#exportAgain(step.module, step.names, file);
    }
  }

  #exportAgain(module: string, names: Extract<Step, { kind: 're-export' }>['names'], file: FileState): void {
    for (const { name, local } of names) {
      if (name === '*' && local === '') file.everythingOf.push(module);
      else file.exports.set(local === '' ? name : local, this.program.imported(file, module, name));
    }
  }

  #define(name: string, id: number, scope: FileScope): void {
    const fact = scope.file.facts.functions[id];
    if (fact === undefined || fact.receiver !== undefined) return;
    this.#decorate(name, { kind: 'function', file: scope.file, fact, scope }, scope);
  }

  /** Python's decorators do what they do when the definition is reached. */
  #decorate(name: string, value: Value, scope: FileScope): void {
    scope.names.set(name, value);
    if (scope.file.facts.language !== 'python' || (value.kind !== 'function' && value.kind !== 'class'))
      return;
    const written = value.fact.decorators;
    const values = written.map((one) => this.evaluateIn(one, scope));
    const uses = written.map((source, place) =>
      this.guard({ name: undefined, value: values[place] ?? unknown, source, path: scope.file.path }),
    );
    // From the one next to the definition outwards.
    for (let place = values.length - 1; place >= 0; place--) {
      const decorator = values[place];
      if (decorator?.kind === 'decorator')
        decorator.apply(value, uses.slice(place + 1), uses.slice(0, place));
      const source = written[place];
      // `@app.before_request` is not called here, but called with what it is on.
      if (decorator?.kind === 'method' && source !== undefined)
        this.apply(decorator, {
          args: [{ name: undefined, value, source, path: scope.file.path }],
          place: { path: scope.file.path, at: source.at },
        });
    }
  }

  #each(step: Extract<Step, { kind: 'each' }>, scope: FileScope, returned: Value[]): void {
    const of = this.evaluateIn(step.of, scope);
    const items = of.kind === 'list' && of.items.length > 0 ? of.items.slice(0, 1_000) : [unknown];
    for (const item of items) {
      if (step.to !== undefined) assign(this, { to: step.to, value: item, adds: false }, scope);
      this.#run(step.steps, scope, returned);
    }
  }

  /** What an expression stands for in a scope. */
  evaluateIn(expression: Expression, scope: FileScope): Value {
    if (++this.#steps > limits.routeSteps) return unknown;
    switch (expression.kind) {
      case 'text':
        return { kind: 'text', text: expression.text };
      case 'literal':
        return { kind: 'literal', text: expression.text };
      case 'join':
        return joined(expression.parts.map((part) => this.evaluateIn(part, scope)));
      case 'name':
        return this.nameIn(expression.name, scope);
      case 'self':
        return scope.self ?? unknown;
      case 'member':
        return this.#memberExpression(expression, scope);
      case 'item':
        return itemOf(
          this.evaluateIn(expression.of, scope),
          this.evaluateIn(expression.key, scope),
          this.constants,
        );
      case 'call':
        return this.#call(expression, scope);
      case 'list':
        return listOf(expression.items, (one) => this.evaluateIn(one, scope));
      case 'record':
        return recordOf(expression.pairs, (one) => this.evaluateIn(one, scope));
      case 'function':
        return functionValue(expression.id, scope);
      case 'class':
        return classValue(expression.id, scope);
      case 'spread':
        return this.evaluateIn(expression.of, scope);
      case 'either':
        return best(expression.options.map((one) => this.evaluateIn(one, scope)));
      case 'unknown':
        return unknown;
    }
  }

  #memberExpression(expression: Extract<Expression, { kind: 'member' }>, scope: FileScope): Value {
    const of = this.evaluateIn(expression.of, scope);
    if (of.kind === 'external' && scope.file.facts.language === 'python') {
      // `import a.b` makes `a` known; `a.b` may be a file.
      const full = `${of.name}.${expression.name}`;
      const [file] = this.program.filesOf(scope.file.path, full);
      if (file !== undefined) return { kind: 'module', file };
    }
    return this.member(of, expression.name);
  }

  /** What a name stands for in a scope. */
  nameIn(name: string, scope: FileScope): Value {
    const holder = holderOf(scope, name);
    const found = holder?.names.get(name);
    if (holder !== undefined && found !== undefined) {
      const value = this.#open(found);
      // An import is looked up once; while the imported file still runs it may not be known yet.
      if (typeof found === 'function' && value.kind !== 'unknown') holder.names.set(name, value);
      return value;
    }
    const { file } = scope;
    if (name === 'module' || name === 'exports') return { kind: 'exports', file };
    for (const module of file.everythingOf) {
      const inside = this.program
        .filesOf(file.path, module)
        .map((other) => this.program.exported(other, name));
      const value = inside.find((one) => one !== undefined);
      if (value !== undefined) return value;
      if (inside.length === 0 && this.#isMade(`${module}.${name}`))
        return { kind: 'external', name: `${module}.${name}` };
    }
    return builtInNames.has(name) ? { kind: 'external', name } : unknown;
  }

  /** Whether a name is one that frameworks know; wildcard imports of libraries bring names that nobody lists. */
  #isMade(name: string): boolean {
    return /^(?:django|rest_framework|flask|fastapi)\b/u.test(name);
  }

  #open(value: Value | (() => Value)): Value {
    return typeof value === 'function' ? value() : value;
  }

  #call(expression: Extract<Expression, { kind: 'call' }>, scope: FileScope, isUsed = true): Value {
    const { callee } = expression;
    const self = callee.kind === 'member' ? this.#calledOn(callee, scope) : undefined;
    const target =
      self === undefined || callee.kind !== 'member'
        ? this.evaluateIn(callee, scope)
        : this.#calleeOf(callee, self, scope);
    const args = this.#arguments(expression, scope);
    this.#inner.set(expression, args);
    const call: Call = { args, place: { path: scope.file.path, at: expression.at } };
    if (callee.kind === 'name' && callee.name === 'require' && target.kind === 'unknown')
      return this.program.required(scope.file, args[0]?.value);
    if (self !== undefined && callee.kind === 'member') {
      if (noteWords.has(callee.name)) this.notes.push({ name: callee.name, call });
      const built = builtIn(this, self, callee.name, args);
      if (built !== undefined) return built;
      const setting =
        target.kind === 'unknown' || target.kind === 'external'
          ? settingNamed(this.constants, callee.name, args)
          : undefined;
      if (setting !== undefined) return setting;
      if (target.kind === 'unknown') {
        const guess = this.#onlyMethod(callee.name, scope.file);
        if (guess !== undefined) return this.callWith(guess, args, guess.self);
      }
    }
    const result = this.apply(target, call, expression.makes);
    return isUsed ? wrappedRouter(target, result, { call, callee, host: this }) : result;
  }

  /** What a method is called on; a router that a library hands out is known as one from then on. */
  #calledOn(callee: Extract<Expression, { kind: 'member' }>, scope: FileScope): Value {
    const self = this.evaluateIn(callee.of, scope);
    const handed = handedRouter(callee, self, scope, this.frameworks);
    if (handed === undefined || callee.of.kind !== 'name') return self;
    const value = this.addRouter(handed);
    holderOf(scope, callee.of.name)?.names.set(callee.of.name, value);
    return value;
  }

  #calleeOf(callee: Extract<Expression, { kind: 'member' }>, self: Value, scope: FileScope): Value {
    return self.kind === 'external' ? this.#memberExpression(callee, scope) : this.member(self, callee.name);
  }

  /** The one method of the project with a name that registers routes, for objects whose class is not known. */
  #onlyMethod(name: string, file: FileState): FunctionValue | undefined {
    if (file.facts.language === 'python') return undefined;
    const all = this.program.methodsNamed(name).filter((one) => one.fact.steps.length > 0);
    const same = all.filter((one) => one.file.facts.language === file.facts.language);
    const [only, second] = same;
    if (only === undefined || second !== undefined || this.#executed.has(only.fact)) return undefined;
    return { ...only, self: this.#objects.receiverOf(only) };
  }

  #arguments(expression: Extract<Expression, { kind: 'call' }>, scope: FileScope): readonly CallArgument[] {
    return expression.args.flatMap(({ name, value: source }): CallArgument[] => {
      const value = this.evaluateIn(source, scope);
      const path = scope.file.path;
      if (source.kind === 'spread' && value.kind === 'list')
        return value.items.map((item) => ({ name: undefined, value: item, source, path }));
      if (source.kind === 'spread' && value.kind === 'record')
        return [...value.fields].map(([key, item]) => ({ name: key, value: item, source, path }));
      return [{ name, value, source, path }];
    });
  }

  /** Calls a value. */
  apply(target: Value, call: Call, makes = false): Value {
    switch (target.kind) {
      case 'function':
        return this.callWith(target, call.args, target.self);
      case 'class':
        return this.#objects.make(target, call);
      case 'method':
        return this.#frameworkOf(target.router).call(target.router, target.name, call, this);
      case 'path-method':
        return callOnChain(this.#frameworkOf(target.chain.router), target, call, this);
      case 'external':
        return this.#external(target.name, call);
      case 'module':
        // `require('./routes')(app)` where the routes are a default export.
        return this.#default(target.file, call);
      case 'exports':
        return unknown;
      default:
        if (!makes) this.#runLambdas(call.args);
        return unknown;
    }
  }

  #default(file: FileState, call: Call): Value {
    const value = this.program.exported(file, 'default');
    return value === undefined || value.kind === 'module' ? unknown : this.apply(value, call);
  }

  #frameworkOf(router: Router): Framework {
    const found = this.frameworks.find((one) => one.id === router.framework);
    if (found === undefined) throw new Error(`no framework ${router.framework}`);
    return found;
  }

  callLibrary(name: string, call: Call): Value {
    for (const framework of this.frameworks) {
      const made = framework.create(name, call, this);
      if (made !== undefined) return made;
    }
    return unknown;
  }

  #external(name: string, call: Call): Value {
    const made = this.callLibrary(name, call);
    if (made.kind !== 'unknown') return made;
    const last = name.slice(Math.max(name.lastIndexOf('.'), name.lastIndexOf('/')) + 1);
    if (identities.has(last)) return call.args[0]?.value ?? unknown;
    this.#runLambdas(call.args);
    return { kind: 'result', name, args: call.args, place: call.place };
  }

  /** Functions given to something that is not known probably are called by it. */
  #runLambdas(args: readonly CallArgument[]): void {
    for (const { value, source } of args)
      if (value.kind === 'function' && source.kind === 'function' && value.fact.steps.length > 0)
        this.callWith(value, [], undefined);
  }

  member(of: Value, name: string): Value {
    return this.#objects.member(of, name);
  }

  setStatic(of: ClassValue, name: string, value: Value): void {
    this.#objects.setStatic(of, name, value);
  }

  invoke(callee: Value, args: readonly Value[], self?: Value): Value {
    if (callee.kind !== 'function') return unknown;
    const source: Expression = { kind: 'unknown', at: [0, 0] };
    return this.callWith(
      callee,
      args.map((value) => ({ name: undefined, value, source, path: callee.file.path })),
      self ?? callee.self,
    );
  }

  /** Calls a function of the project. */
  callWith(callee: FunctionValue, args: readonly CallArgument[], self: Value | undefined): Value {
    const { fact } = callee;
    const active = this.#active.get(fact) ?? 0;
    if (fact.steps.length === 0) return this.#promised(callee);
    if (active > 0 || this.#depth >= limits.routeCallDepth) return unknown;
    this.#executed.add(fact);
    this.#active.set(fact, active + 1);
    this.#depth++;
    const scope = this.#enter(callee, args, self);
    const returned: Value[] = [];
    if (callee.file.facts.language !== 'python') this.#hoist(fact.steps, scope);
    this.#run(fact.steps, scope, returned);
    this.#depth--;
    this.#active.set(fact, active);
    const value = best(returned);
    return value.kind === 'unknown' || value.kind === 'literal' ? this.#promised(callee) : value;
  }

  /** An object of the class that a function says it gives. */
  #promised({ fact, scope }: FunctionValue): Value {
    const value = fact.returns === '' ? unknown : this.#objects.typeValue(fact.returns, scope);
    return value.kind === 'class' ? this.#objects.instanceOf(value) : unknown;
  }

  #enter(callee: FunctionValue, args: readonly CallArgument[], self: Value | undefined): FileScope {
    const { fact, file } = callee;
    const names: Scope['names'] = new Map();
    const scope: FileScope = { names, parent: callee.scope, self: self ?? callee.scope.self, file };
    const isPythonMethod = file.facts.language === 'python' && fact.owner !== undefined && self !== undefined;
    if (fact.receiver !== undefined) names.set(fact.receiver.name, self ?? this.#objects.receiverOf(callee));
    const positional = args.filter((one) => one.name === undefined);
    for (const [place, parameter] of fact.parameters.entries()) {
      const at = isPythonMethod ? place - 1 : place;
      if (at < 0) {
        names.set(parameter.name, self ?? unknown);
        continue;
      }
      const given = args.find((one) => one.name === parameter.name)?.value ?? positional[at]?.value;
      const written = parameter.default === undefined ? unknown : this.evaluateIn(parameter.default, scope);
      let value = given === undefined || given.kind === 'unknown' ? written : given;
      if (parameter.rest) value = { kind: 'list', items: positional.slice(at).map((one) => one.value) };
      if (value.kind === 'unknown' || value.kind === 'result')
        value = typedOr(value, this.#objects.ofType(parameter.type, callee.scope));
      if (parameter.name !== '') names.set(parameter.name, value);
      if (parameter.isField && self?.kind === 'instance') self.fields.set(parameter.name, value);
      for (const part of parameter.parts) names.set(part.name, partOf(this, value, part.key));
    }
    return scope;
  }

  guard(argument: CallArgument): GuardUse {
    return guardOf(argument);
  }

  handlers(args: readonly CallArgument[]): readonly CallArgument[] {
    return handlersOf(args);
  }

  handler(argument: CallArgument): ReturnType<Host['handler']> {
    return handlerOf(argument, (expression) => this.#inner.get(expression));
  }

  evaluate(expression: Expression, at: FunctionValue | ClassValue): Value {
    return this.evaluateIn(expression, at.kind === 'class' ? this.#objects.classScope(at) : at.scope);
  }

  moduleNamed(name: string, from: string): Value {
    const [file] = this.program.filesOf(from, name);
    return file === undefined ? unknown : { kind: 'module', file };
  }

  filesBelow(folder: string): readonly FileState[] {
    const files = [...this.program.files.values()].filter((file) => file.path.startsWith(`${folder}/`));
    for (const file of files) this.runFile(file);
    return files;
  }

  addRouter(router: Router): Value {
    this.routers.push(router);
    return { kind: 'router', router };
  }

  /** Runs a function that nobody was seen to call, with what its types tell. */
  runRoot(value: FunctionValue, guesses: (name: string) => Value): void {
    if (this.#executed.has(value.fact)) return;
    const args = value.fact.parameters.map((parameter): CallArgument => {
      const typed = this.#objects.ofType(parameter.type, value.scope);
      const given = typed.kind === 'unknown' ? guesses(parameter.name) : typed;
      return {
        name: undefined,
        value: given,
        source: { kind: 'unknown', at: [0, 0] },
        path: value.file.path,
      };
    });
    const self =
      value.self ??
      (value.fact.owner === undefined && value.fact.receiver === undefined
        ? undefined
        : this.#objects.receiverOf(value));
    const isPythonMethod = value.file.facts.language === 'python' && value.fact.owner !== undefined;
    this.callWith(value, isPythonMethod ? args.slice(1) : args, self);
  }
}
