import type { Given, Shape } from './shape.ts';

/** The form of `FileFacts`; part of every cache key, raised when the form or its reading changes. */
export const factsVersion = 3;

/** Languages whose files have facts. */
export type FactsLanguage = 'ecmascript' | 'python' | 'java' | 'go';

/** A construct behind which calls cannot be seen. */
export type BlindKind = 'eval' | 'dynamic-import' | 'computed-call' | 'reflection' | 'proxy' | 'too-large';

export interface Blind {
  readonly kind: BlindKind;
  /** UTF-16 offset. */
  readonly at: number;
  /** The function it is in. */
  readonly function: number;
}

export interface ParameterFacts {
  /** Empty for a destructuring pattern. */
  readonly name: string;
  readonly rest?: 'list' | 'keywords';
  readonly optional?: boolean;
  /** Can only be given by name (after a bare `*` in Python). */
  readonly keywordOnly?: boolean;
}

/** A decorator or annotation: its full or written name, its shape and the texts it is given. */
export interface DecoratorFacts {
  readonly name: string;
  readonly shape?: Shape;
  readonly texts: readonly string[];
  /** Shapes it is given, such as the controller's class. */
  readonly given: readonly Given[];
}

export type FunctionKind = 'module' | 'function' | 'lambda' | 'method' | 'constructor' | 'getter' | 'setter';

export interface FunctionFacts {
  /** With the names around it (`Orders.create.inner`). */
  readonly name: string;
  /** Which one of those with this name in the file, from 0. */
  readonly ordinal: number;
  readonly kind: FunctionKind;
  /** The node in the file's tree; 0 for the module. */
  readonly node: number;
  readonly start: number;
  readonly end: number;
  readonly parameters: readonly ParameterFacts[];
  /** The class it is a member of. */
  readonly class?: number;
  /** The function around it; the module is its own. */
  readonly parent: number;
  readonly decorators: readonly DecoratorFacts[];
  readonly async?: boolean;
  readonly generator?: boolean;
  readonly static?: boolean;
  /** It is known by a name or a place of its own, so that it is only called through that; others run where they are. */
  readonly placed?: boolean;
  /** A signature without a body. */
  readonly abstract?: boolean;
  /** The results, one for each place where a call gives several (Go). */
  readonly returns: readonly (Shape | null)[];
  /** Names it is exported under. */
  readonly exported: readonly string[];
  /** Functions and classes it mentions without calling them. */
  readonly mentions: readonly Shape[];
  /** Digest of its tokens, without comments and white space. */
  readonly body: string;
}

export interface MemberFacts {
  readonly name: string;
  readonly shape: Shape;
  readonly static?: boolean;
}

export interface ClassFacts {
  /** With the names around it (`Outer.Inner`). */
  readonly name: string;
  readonly node: number;
  readonly start: number;
  readonly end: number;
  readonly kind: 'class' | 'interface';
  readonly abstract?: boolean;
  readonly bases: readonly Shape[];
  readonly members: readonly MemberFacts[];
  readonly decorators: readonly DecoratorFacts[];
  /** The class it is a member of. */
  readonly outer?: number;
}

export interface ObjectFacts {
  readonly fields: readonly (readonly [name: string, shape: Shape])[];
  readonly spreads: readonly Shape[];
  /** Has keys that are not known. */
  readonly computed?: boolean;
}

export type CallKind = 'call' | 'new' | 'decorator' | 'element';

export interface CallFacts {
  /** The node in the file's tree: of the call, the decorator or the element. */
  readonly node: number;
  readonly start: number;
  readonly end: number;
  readonly kind: CallKind;
  /** The function it is in. */
  readonly function: number;
  readonly callee?: Shape;
  /** Number of arguments; a spread counts as one. */
  readonly arguments: number;
  readonly spread?: boolean;
  readonly given: readonly Given[];
  /** What the first argument says, when it is a string: a route, an event, a module. */
  readonly text?: string;
  readonly blind?: BlindKind;
}

export interface ExportFacts {
  /** `=` is all of the module (`module.exports =`). */
  readonly name: string;
  readonly shape: Shape;
}

export interface ImportFacts {
  /** As written: a specifier, a module with its dots, a package. */
  readonly from: string;
  readonly at: number;
  readonly kind: 'import' | 'require' | 'dynamic' | 're-export';
  /** The function it runs in; 0 is the module. */
  readonly function: number;
  /** The names it brings; `*` is all of them. */
  readonly names: readonly string[];
  readonly typeOnly?: boolean;
  /** `import static` of Java. */
  readonly static?: boolean;
}

/** `of.name = value`, where the value may be a function. */
export interface WriteFacts {
  readonly of: Shape;
  readonly name: string;
  readonly value: Shape;
}

/** What is given for an injection token. */
export interface ProviderFacts {
  readonly token: string;
  readonly shape: Shape;
}

/**
 * What one file says about functions, classes and calls. Made from its tree alone, so it can be kept by content;
 * plain data, so it can be kept as JSON.
 */
export interface FileFacts {
  readonly version: number;
  readonly language: FactsLanguage;
  /** `package` of Java and Go; empty otherwise. */
  readonly package: string;
  readonly functions: readonly FunctionFacts[];
  readonly classes: readonly ClassFacts[];
  readonly objects: readonly ObjectFacts[];
  readonly bindings: readonly (Shape | null)[];
  readonly imports: readonly ImportFacts[];
  readonly exports: readonly ExportFacts[];
  /** Modules whose exports are all exported again, or all names imported (Python, Java, Go). */
  readonly stars: readonly string[];
  readonly calls: readonly CallFacts[];
  readonly writes: readonly WriteFacts[];
  readonly providers: readonly ProviderFacts[];
  readonly blind: readonly Blind[];
  /** Digest of the code outside of functions: constants, and what runs when the file is loaded. */
  readonly top: string;
  /** Python: the file is a program, too (`if __name__ == '__main__'`). */
  readonly program?: boolean;
  /** How many bindings and objects other files can come upon; the rest belongs to the calls. */
  readonly shared: { readonly bindings: number; readonly objects: number };
}
