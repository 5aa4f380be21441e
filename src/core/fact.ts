import type { CodeLocation } from './location.ts';

/** The outcome of one test case, as a report tells it. */
export interface TestCaseFact {
  readonly kind: 'test-case';
  /** The report it was read from. */
  readonly report: string;
  /** `suite > name` joined with ` > `, as the runner names it. */
  readonly name: string;
  readonly file: string;
  readonly tags: readonly string[];
  readonly outcome: 'passed' | 'failed' | 'error' | 'skipped';
  readonly message: string;
  /** The class, module or package it lives in, for runners that name no file; empty when unknown. */
  readonly className?: string;
  /** Where it starts in `file`, from 1, if the report says so. */
  readonly line?: number;
  /** Its own properties and those of its suites. */
  readonly properties?: readonly (readonly [key: string, value: string])[];
  /** It failed first and passed when it was run again. */
  readonly flaky?: boolean;
}

/** One test report that was read: what it says of itself. */
export interface TestReportFact {
  readonly kind: 'test-report';
  readonly report: string;
  readonly format: string;
  readonly cases: number;
  /** Milliseconds since 1970 that the report claims, if it does; without a time zone: the earliest it may mean. */
  readonly claimedAt?: number;
  /** The commit or tree that the report names, if it does, as hex digits, perhaps shortened. */
  readonly revision?: string;
  /** Marks of a run that left tests out on purpose, such as `.only`. */
  readonly narrowed?: string;
}

/** A test file that narrows its runs to some of its tests, as with `.only`. */
export interface FocusedTestsFact {
  readonly kind: 'focused-tests';
  readonly path: string;
  /** From 1. */
  readonly line: number;
  /** The words that do it, such as `it.only`. */
  readonly words: string;
}

/** A source file that was looked at, and which rules about flows have a beginning or an end in it. */
export interface CodeFact {
  readonly kind: 'code';
  readonly path: string;
  /** Digest of its text. */
  readonly digest: string;
  readonly sources: readonly FlowEnd[];
  readonly sinks: readonly FlowEnd[];
  /** It may have a part in which request goes where, and what it says of that is kept. */
  readonly routes?: true;
}

/** Where a rule has a source, or a sink, in one file. */
export interface FlowEnd {
  readonly rule: string;
  /** UTF-16 offsets. */
  readonly at: readonly number[];
}

/** One way into an application over HTTP. */
export interface RouteFact {
  readonly kind: 'route';
  readonly framework: string;
  /** `GET`, ... or `ALL` when every method is let in. */
  readonly method: string;
  /** Of the URL: `/users/{id}`, `/files/{path*}`; `{?}` where the text is not known. */
  readonly route: string;
  /** Whether all of it is known. */
  readonly complete: boolean;
  /** Whether it hangs on an application. */
  readonly mounted: boolean;
  readonly parameters: readonly RouteFactParameter[];
  /** Undefined when it is not known what answers. */
  readonly handler?: NamedPlace;
  /** In the order they run. */
  readonly guards: readonly RouteGuard[];
  /** Calls in the handler that by their names look who is asking. */
  readonly checks: readonly RouteGuard[];
  /** Where it is registered. */
  readonly at: CodeLocation;
}

export interface RouteFactParameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie' | 'body';
  /** As it is written; empty when it is not. */
  readonly type: string;
}

/** Something of the code by its name, which is empty for a function without one. */
export interface NamedPlace {
  readonly name: string;
  readonly path: string;
  /** From 1. */
  readonly line: number;
}

/** What may refuse a request. `kind`: authentication, authorisation, csrf, allow-all, ... as its name tells. */
export interface RouteGuard extends NamedPlace {
  readonly kind: string;
}

/** A data store that code opens. */
export interface DataStoreFact {
  readonly kind: 'data-store';
  /** `postgresql`, `redis`, `s3`; `sql` when it is not said which. */
  readonly technology: string;
  readonly type: 'database' | 'cache' | 'queue' | 'bucket' | 'search';
  /** The call that opens it, in full: `pg.Pool`. */
  readonly by: string;
  readonly at: CodeLocation;
}

/** A call to a host that the code names. */
export interface OutboundFact {
  readonly kind: 'outbound';
  /** With its port, when one is written. */
  readonly host: string;
  readonly by: string;
  readonly at: CodeLocation;
}

/** A place where a control of security can be taken away by one edit, so that whatever tests the control must fail. */
export interface MutationFact {
  readonly kind: 'mutation';
  readonly control:
    | 'guard'
    | 'middleware'
    | 'decorator'
    | 'ownership'
    | 'validator'
    | 'query'
    | 'encoding'
    | 'limit';
  readonly path: string;
  /** UTF-16 offsets of what is replaced. */
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
  /** What the edit does. */
  readonly title: string;
  /** The function it is in; empty at the top of the file. */
  readonly function: string;
  /** Why the place is taken for a control. */
  readonly reason: string;
}

/** What one engine tells another, through `app`. Later engines add members. */
export type Fact =
  | TestCaseFact
  | TestReportFact
  | FocusedTestsFact
  | CodeFact
  | RouteFact
  | DataStoreFact
  | OutboundFact
  | MutationFact;
export type FactKind = Fact['kind'];
