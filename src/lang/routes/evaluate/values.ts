import type { ClassFact, Expression, FunctionFact, RouteFacts } from '../facts/facts.ts';
import type { FrameworkId, Place } from '../route.ts';
import type { PathPiece, PathSyntax } from '../path-template.ts';

/** What an expression stands for, as far as routing needs to know. */
export type Value =
  /** A text; `hole` stands in it for parts that are not known. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'literal'; readonly text: string }
  | ListValue
  | RecordValue
  | FunctionValue
  | ClassValue
  | InstanceValue
  /** A file of the project as a namespace. */
  | { readonly kind: 'module'; readonly file: FileState }
  /** What `module.exports` is. */
  | { readonly kind: 'exports'; readonly file: FileState }
  /** Something of a library, by its full name: `express.Router`. */
  | { readonly kind: 'external'; readonly name: string }
  /** What calling something of a library gave. */
  | {
      readonly kind: 'result';
      readonly name: string;
      readonly args: readonly CallArgument[];
      readonly place: Place;
    }
  | { readonly kind: 'router'; readonly router: Router }
  /** A method of a router that has not been called yet. */
  | { readonly kind: 'method'; readonly router: Router; readonly name: string }
  /** Several routes on one path: `app.route('/x')`. */
  | {
      readonly kind: 'path-chain';
      readonly router: Router;
      readonly paths: readonly string[];
      readonly guards: GuardUse[];
    }
  | { readonly kind: 'path-method'; readonly chain: PathChain; readonly name: string }
  /** What a decorator does to the function or class below it. */
  | {
      readonly kind: 'decorator';
      readonly apply: (value: Value, inner: readonly GuardUse[], outer: readonly GuardUse[]) => void;
    }
  | UrlPattern
  /** A class-based view made ready: `View.as_view()`, with the methods of a view set by name. */
  | { readonly kind: 'view'; readonly view: Value; readonly actions: ReadonlyMap<string, string> | undefined }
  | { readonly kind: 'unknown' };

export interface ListValue {
  readonly kind: 'list';
  readonly items: Value[];
}
export interface RecordValue {
  readonly kind: 'record';
  readonly fields: Map<string, Value>;
}
export interface FunctionValue {
  readonly kind: 'function';
  readonly file: FileState;
  readonly fact: FunctionFact;
  readonly scope: FileScope;
  readonly self?: Value;
}
export interface ClassValue {
  readonly kind: 'class';
  readonly file: FileState;
  readonly fact: ClassFact;
  readonly scope: FileScope;
}
export interface InstanceValue {
  readonly kind: 'instance';
  readonly of: ClassValue;
  readonly fields: Map<string, Value>;
}
export type PathChain = Extract<Value, { kind: 'path-chain' }>;

/** One entry of Django's `urlpatterns`. */
export interface UrlPattern {
  readonly kind: 'url';
  readonly piece: PathPiece;
  readonly view: Value;
  /** The view as it was given; undefined when none was. */
  readonly argument: CallArgument | undefined;
  readonly place: Place;
}

export const unknown: Value = { kind: 'unknown' };

/** An argument with how it is written. */
export interface CallArgument {
  readonly name: string | undefined;
  readonly value: Value;
  readonly source: Expression;
  readonly path: string;
}

/** A call as a framework sees it. */
export interface Call {
  readonly args: readonly CallArgument[];
  readonly place: Place;
}

/** A guard where it is used. */
export interface GuardUse {
  /** As written. */
  readonly name: string;
  /** Other names it is known by: of what it was imported as, or of the function that makes it. */
  readonly known: readonly string[];
  readonly place: Place;
}

/** A router, an application or a group, with all that was registered on it, in order. */
export interface Router {
  readonly framework: FrameworkId;
  readonly place: Place;
  readonly syntax: PathSyntax;
  /** Its own prefix, which comes after the mount's. */
  prefix: string;
  /** Whether it serves without being mounted. */
  isRoot: boolean;
  readonly entries: RouterEntry[];
  /** Whether something mounted it. */
  mounted: boolean;
}

export type RouterEntry =
  | {
      readonly kind: 'route';
      readonly methods: readonly string[];
      readonly path: string;
      readonly syntax?: PathSyntax;
      readonly guards: readonly GuardUse[];
      readonly late: readonly GuardUse[];
      readonly handler: HandlerUse;
      readonly place: Place;
    }
  | {
      readonly kind: 'guard';
      /** Empty for all paths. */
      readonly path: string;
      readonly exact: boolean;
      readonly guards: readonly GuardUse[];
      readonly place: Place;
    }
  | {
      readonly kind: 'mount';
      readonly path: string;
      readonly router: Router;
      readonly guards: readonly GuardUse[];
      readonly place: Place;
    };

/** What answers: a function of the project if it was found, and how it is written. */
export interface HandlerUse {
  readonly name: string;
  readonly value: Value;
  readonly place: Place;
}

/** The names known somewhere. */
export interface Scope {
  readonly names: Map<string, Value | (() => Value)>;
  readonly parent: Scope | undefined;
  readonly self: Value | undefined;
  /** Undefined for the names that the files of a package share. */
  readonly file: FileState | undefined;
}

/** The names of a file, or of something in it. */
export interface FileScope extends Scope {
  readonly file: FileState;
}

/** A file while it is being worked out. */
export interface FileState {
  readonly path: string;
  readonly facts: RouteFacts;
  readonly scope: FileScope;
  readonly exports: Map<string, Value>;
  /** `module.exports = …`. */
  whole: Value | undefined;
  /** Modules whose names are all imported or exported again. */
  readonly everythingOf: string[];
  state: 'new' | 'running' | 'done';
}
