import { textsOf } from '../evaluate/call-arguments.ts';
import type { Host } from '../evaluate/framework.ts';
import { writtenName } from '../evaluate/written-name.ts';
import type { ClassValue, GuardUse } from '../evaluate/values.ts';
import type { Expression } from '../facts/facts.ts';
import { covers, normalPath } from '../path-template.ts';
import { fluentCalls, type FluentCall } from './fluent-calls.ts';

/** One line of a security configuration: what it is about and what it asks for. */
interface Access {
  /** Empty for every method. */
  readonly methods: readonly string[];
  /** Undefined for every request. */
  readonly patterns: readonly string[] | undefined;
  readonly guard: GuardUse;
}

/** A security configuration of Spring, as far as its paths are written out. */
export interface SecurityChain {
  /** The part of the repository it is for. */
  readonly module: string;
  /** The paths that the whole chain is for; undefined for all. */
  readonly only: readonly string[] | undefined;
  readonly accesses: readonly Access[];
}

const matchers: ReadonlySet<string> = new Set([
  'requestMatchers',
  'antMatchers',
  'mvcMatchers',
  'regexMatchers',
  'pathMatchers',
  'dispatcherTypeMatchers',
]);
const answers: ReadonlySet<string> = new Set([
  'permitAll',
  'authenticated',
  'fullyAuthenticated',
  'hasRole',
  'hasAnyRole',
  'hasAuthority',
  'hasAnyAuthority',
  'denyAll',
  'anonymous',
  'rememberMe',
  'access',
  'hasIpAddress',
  'hasScope',
]);
const wholes: ReadonlySet<string> = new Set([
  'securityMatcher',
  'securityMatchers',
  'antMatcher',
  'mvcMatcher',
]);

/** The security configurations of the classes of a project. */
export function securityChains(classes: Iterable<ClassValue>, host: Host): readonly SecurityChain[] {
  const chains: SecurityChain[] = [];
  for (const of of classes) {
    if (of.file.facts.language !== 'java') continue;
    for (const id of of.fact.methods) {
      const fact = of.file.facts.functions[id];
      if (fact === undefined) continue;
      const isChain = fact.returns === 'SecurityFilterChain' || fact.returns === 'SecurityWebFilterChain';
      const isOld = fact.name === 'configure' && fact.parameters.some((one) => one.type === 'HttpSecurity');
      if (isChain || isOld) chains.push(chainOf(of, fluentCalls(of.file.facts.functions, fact), host));
    }
  }
  return chains;
}

function chainOf(of: ClassValue, calls: readonly FluentCall[], host: Host): SecurityChain {
  const accesses: Access[] = [];
  let only: readonly string[] | undefined;
  let pending: Pick<Access, 'methods' | 'patterns'> | undefined;
  for (const call of calls) {
    if (matchers.has(call.name))
      pending = { methods: methodsIn(call.args), patterns: patternsIn(call.args, of, host) };
    else if (call.name === 'anyRequest' || call.name === 'anyExchange')
      pending = { methods: [], patterns: undefined };
    else if (wholes.has(call.name) && pending === undefined && accesses.length === 0)
      only = patternsIn(call.args, of, host);
    else if (answers.has(call.name) && pending !== undefined) {
      accesses.push({ ...pending, guard: guardOf(call, of) });
      pending = undefined;
    }
  }
  return { module: moduleOf(of.file.path), only: only?.length === 0 ? undefined : only, accesses };
}

function guardOf({ name, expression }: FluentCall, of: ClassValue): GuardUse {
  const known = /^has|^access|^denyAll/u.test(name)
    ? ['authorize']
    : name === 'permitAll' || name === 'anonymous'
      ? ['permit all']
      : ['authenticated'];
  return { name, known, place: { path: of.file.path, at: expression.at } };
}

function methodsIn(args: readonly Expression[]): readonly string[] {
  const names = args.map((one) => /(?:^|\.)HttpMethod\.([A-Z]+)$/u.exec(writtenName(one))?.[1]);
  return names.filter((one) => one !== undefined);
}

/** Patterns as paths; those that are not known cover nothing. */
function patternsIn(args: readonly Expression[], of: ClassValue, host: Host): readonly string[] {
  return args.flatMap((one) => {
    // `new AntPathRequestMatcher("/x/**")`, `antMatcher("/x")`.
    const inner =
      one.kind === 'call' ? (one.args.find((arg) => arg.value.kind === 'text')?.value ?? one) : one;
    return textsOf(host.evaluate(inner, of)).map((text) => normalPath([{ text, syntax: 'brace' }]).path);
  });
}

/** The part of a repository that a file belongs to: what is before `src/main`. */
function moduleOf(path: string): string {
  const at = path.indexOf('src/main/');
  return at < 0 ? '' : path.slice(0, at);
}

/** What the first line that covers a request asks for. Without methods a line for all methods is meant. */
export function securityGuards(
  chains: readonly SecurityChain[],
  { file, method, path }: { readonly file: string; readonly method: string; readonly path: string },
): readonly GuardUse[] {
  const whole = normalPath([{ text: path, syntax: 'brace' }]).path;
  const chain = chains.find(
    (one) =>
      one.module === moduleOf(file) &&
      (one.only === undefined || one.only.some((pattern) => covers(pattern, whole, true))),
  );
  if (chain === undefined) return [];
  const access = chain.accesses.find(
    ({ methods, patterns }) =>
      (methods.length === 0 || methods.includes(method)) &&
      (patterns === undefined || patterns.some((pattern) => covers(pattern, whole, true))),
  );
  return access === undefined ? [] : [access.guard];
}
