import type { Expression } from '../facts/facts.ts';
import type { PathSyntax } from '../path-template.ts';
import type { FrameworkId } from '../route.ts';
import type {
  Call,
  CallArgument,
  FileState,
  FunctionValue,
  GuardUse,
  HandlerUse,
  InstanceValue,
  Router,
  Value,
} from './values.ts';

/** What a framework may ask while code is worked out. */
export interface Host {
  /** Calls a function of the project with values. */
  invoke(callee: Value, args: readonly Value[], self?: Value): Value;
  /** How an argument guards. */
  guard(argument: CallArgument): GuardUse;
  /** Every argument of a list of handlers taken apart: lists are flattened, wrapped functions are unwrapped. */
  handlers(args: readonly CallArgument[]): readonly CallArgument[];
  /** What answers, and the guards that are wrapped around it. */
  handler(argument: CallArgument): { readonly handler: HandlerUse; readonly guards: readonly GuardUse[] };
  /** A member of a value. */
  member(of: Value, name: string): Value;
  /** A written expression as a value, where a function or class is defined. */
  evaluate(expression: Expression, at: FunctionValue | Extract<Value, { kind: 'class' }>): Value;
  /** A file of the project by a name that is written as a text; unknown when it is none. */
  moduleNamed(name: string, from: string): Value;
  /** The files below a folder of the project, by path. */
  filesBelow(folder: string): readonly FileState[];
  /** Keeps a router, so that its routes are found. */
  addRouter(router: Router): Value;
}

/** How one framework makes routers and what their methods do. */
export interface Framework {
  readonly id: FrameworkId;
  /** How it writes parameters of paths. */
  readonly syntax: PathSyntax;
  /** The router that calling a name of a library makes, or undefined when it makes none. */
  create(name: string, call: Call, host: Host): Value | undefined;
  /** What a method of a router does. */
  call(router: Router, method: string, call: Call, host: Host): Value;
  /** A member that objects of a library's class have, of an object whose class extends it. */
  member?(of: InstanceValue, name: string, host: Host): Value | undefined;
  /** Whether a written type (with imports resolved) is a router's. */
  isRouterType(type: string): boolean;
  /** Whether a guard counts only for what is registered after it. */
  readonly ordered: boolean;
}
