/** Where something is written: UTF-16 offsets, end excluded. */
export type Span = readonly [start: number, end: number];

/** An argument of a call; `name` for keyword arguments and members of Go literals. */
export interface Argument {
  readonly name?: string;
  readonly value: Expression;
}

/** An expression with only what the routing of requests may depend on. Plain data: it can be stored and sent. */
export type Expression =
  | { readonly kind: 'text'; readonly text: string; readonly at: Span }
  /** Numbers, booleans, null. */
  | { readonly kind: 'literal'; readonly text: string; readonly at: Span }
  /** `a + b`, templates: texts or lists one after the other. */
  | { readonly kind: 'join'; readonly parts: readonly Expression[]; readonly at: Span }
  | { readonly kind: 'name'; readonly name: string; readonly at: Span }
  | { readonly kind: 'self'; readonly at: Span }
  | { readonly kind: 'member'; readonly of: Expression; readonly name: string; readonly at: Span }
  | { readonly kind: 'item'; readonly of: Expression; readonly key: Expression; readonly at: Span }
  | {
      readonly kind: 'call';
      readonly callee: Expression;
      readonly args: readonly Argument[];
      /** `new X()`, `X{}`. */
      readonly makes: boolean;
      readonly at: Span;
    }
  | { readonly kind: 'list'; readonly items: readonly Expression[]; readonly at: Span }
  | { readonly kind: 'record'; readonly pairs: readonly RecordPair[]; readonly at: Span }
  | { readonly kind: 'function'; readonly id: number; readonly at: Span }
  | { readonly kind: 'class'; readonly id: number; readonly at: Span }
  | { readonly kind: 'spread'; readonly of: Expression; readonly at: Span }
  /** `a || b`, `c ? a : b`. */
  | { readonly kind: 'either'; readonly options: readonly Expression[]; readonly at: Span }
  | { readonly kind: 'unknown'; readonly at: Span };

/** One member of an object; a spread one has no key. */
export interface RecordPair {
  readonly key: string | undefined;
  readonly value: Expression;
}

/** What an assignment sets: a name, a member, or some names out of one value, each by key or by place. */
export type Target =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'member'; readonly of: Expression; readonly name: string }
  | { readonly kind: 'parts'; readonly parts: readonly TargetPart[] };

export interface TargetPart {
  readonly name: string;
  readonly key: string | number;
}

/** A name that an import brings. `*` is everything: under `local`, or all names as they are when that is empty. */
export interface ImportedName {
  readonly name: string;
  readonly local: string;
}

/** What is done, in order; branches are taken as if all of them ran. */
export type Step =
  | { readonly kind: 'set'; readonly to: Target; readonly value: Expression; readonly adds: boolean }
  | { readonly kind: 'run'; readonly value: Expression }
  | { readonly kind: 'return'; readonly value: Expression }
  | {
      readonly kind: 'each';
      readonly to: Target | undefined;
      readonly of: Expression;
      readonly steps: readonly Step[];
    }
  | { readonly kind: 'import'; readonly module: string; readonly names: readonly ImportedName[] }
  | { readonly kind: 'define-function'; readonly name: string; readonly id: number }
  | { readonly kind: 'define-class'; readonly name: string; readonly id: number }
  | { readonly kind: 'export'; readonly name: string; readonly value: Expression }
  | { readonly kind: 're-export'; readonly module: string; readonly names: readonly ImportedName[] };

/** A parameter as it is written. */
export interface ParameterFact {
  readonly name: string;
  /** The written type, or empty. */
  readonly type: string;
  /** `*args`, `...rest`. */
  readonly rest: boolean;
  /** Also a field of the object (`constructor(private readonly app: App)`). */
  readonly isField: boolean;
  readonly decorators: readonly Expression[];
  readonly default?: Expression;
  /** Expressions inside the written type (`Annotated[User, Depends(current)]`). */
  readonly inType: readonly Expression[];
  /** Names taken out of the parameter (`{ prefix }`). */
  readonly parts: readonly TargetPart[];
}

/** A part of the request that code reads. */
export interface RequestRead {
  readonly in: 'path' | 'query' | 'header' | 'cookie' | 'body';
  readonly name: string;
}

export interface FunctionFact {
  /** Empty for a function without a name. */
  readonly name: string;
  readonly at: Span;
  readonly parameters: readonly ParameterFact[];
  /** Empty when nothing in it looks like routing. */
  readonly steps: readonly Step[];
  readonly decorators: readonly Expression[];
  /** The class it is a method of. */
  readonly owner?: number;
  /** Go: the receiver's name and type. */
  readonly receiver?: { readonly name: string; readonly type: string };
  readonly returns: string;
  readonly modifiers: readonly string[];
  /** `use server` and the like. */
  readonly directives: readonly string[];
  readonly reads: readonly RequestRead[];
  /** Calls in it that by their names look who is asking. */
  readonly checks: readonly NamedSpan[];
}

export interface NamedSpan {
  readonly name: string;
  readonly at: Span;
}

/** A text that the file gives a name which may be part of a path. */
export interface SettingFact {
  readonly name: string;
  readonly text: string;
}

export interface FieldFact {
  readonly name: string;
  readonly type: string;
  readonly value?: Expression;
}

export interface ClassFact {
  readonly name: string;
  readonly at: Span;
  readonly bases: readonly Expression[];
  readonly decorators: readonly Expression[];
  readonly fields: readonly FieldFact[];
  /** Numbers of functions. */
  readonly methods: readonly number[];
}

/** All that one file says about routes: its code with only the parts that decide which request goes where. */
export interface RouteFacts {
  readonly language: string;
  /** Java's package, Go's package name; empty elsewhere. */
  readonly package: string;
  readonly directives: readonly string[];
  readonly functions: readonly FunctionFact[];
  readonly classes: readonly ClassFact[];
  readonly steps: readonly Step[];
  readonly settings: readonly SettingFact[];
  /** Whether more was in the file than is kept (`limits.routeExpressions`). */
  readonly cut: boolean;
}
