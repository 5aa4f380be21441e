import type { Event } from '../core/engine.ts';
import type { Fact } from '../core/fact.ts';
import type { Excerpt, Finding, Fix } from '../core/finding.ts';
import type { Problem } from '../core/problem.ts';
import { Veil } from './veil.ts';

type Mask = (text: string) => string;

/**
 * The events without secrets, before a cache, the store or a report gets to see them. `content`: the file that they
 * are about, `more`: secrets of it that only rules of others know. Paths stay as they are.
 */
export function redactEvents(
  events: readonly Event[],
  content?: Uint8Array,
  more?: readonly string[],
): readonly Event[] {
  const texts = new Set<string>();
  const collect: Mask = (text) => {
    texts.add(text);
    return text;
  };
  for (const event of events) maskEvent(event, collect);
  const veil = Veil.over(texts, content, more);
  return veil === undefined ? events : events.map((event) => maskEvent(event, (text) => veil.mask(text)));
}

/** Text that a person typed, or that was put together from such; lines stay lines. */
export function redactText(text: string): string {
  const lines = text.split('\n');
  const veil = Veil.over(new Set(lines));
  return veil === undefined ? text : lines.map((line) => veil.mask(line)).join('\n');
}

/** Problems of other readers than engines. */
export function redactProblems(problems: readonly Problem[]): readonly Problem[] {
  return problems.map((problem) => maskProblem(problem, redactText));
}

function maskEvent(event: Event, mask: Mask): Event {
  switch (event.kind) {
    case 'finding':
      return { ...event, finding: maskFinding(event.finding, mask) };
    case 'fact':
      return { ...event, fact: maskFact(event.fact, mask) };
    case 'problem':
      return { ...event, problem: maskProblem(event.problem, mask) };
    case 'skipped':
      return { ...event, reason: mask(event.reason) };
    case 'measure':
    case 'replaced':
      return event;
  }
}

/** Anchors too: they are stored, and masked they are still the same from run to run. */
function maskFinding(finding: Finding, mask: Mask): Finding {
  const { anchor, excerpt, steps, fix, notes, ...rest } = finding;
  const kept = fix === undefined ? undefined : maskFix(fix, mask);
  return {
    ...rest,
    message: mask(finding.message),
    anchor: {
      scope: mask(anchor.scope),
      match: mask(anchor.match),
      context: maskLines(anchor.context.split('\n'), mask).join('\n'),
    },
    ...(excerpt === undefined ? {} : { excerpt: maskExcerpt(excerpt, mask) }),
    ...(steps === undefined
      ? {}
      : {
          steps: steps.map(({ at, message, excerpt: shown }) => ({
            at,
            message: mask(message),
            ...(shown === undefined ? {} : { excerpt: maskExcerpt(shown, mask) }),
          })),
        }),
    ...(kept === undefined ? {} : { fix: kept }),
    ...(notes === undefined ? {} : { notes: maskPairs(notes, mask) }),
  };
}

/** A fix that would write a secret is left out: masked, it would write the mask. */
function maskFix({ title, edits }: Fix, mask: Mask): Fix | undefined {
  const isClean = edits.every(({ text }) => mask(text) === text);
  return isClean ? { title: mask(title), edits } : undefined;
}

function maskExcerpt({ firstLine, lines }: Excerpt, mask: Mask): Excerpt {
  return { firstLine, lines: maskLines(lines, mask) };
}

function maskLines(lines: readonly string[], mask: Mask): readonly string[] {
  return lines.map((line) => mask(line));
}

function maskPairs(
  pairs: readonly (readonly [key: string, value: string])[],
  mask: Mask,
): readonly (readonly [key: string, value: string])[] {
  return pairs.map(([key, value]) => [mask(key), mask(value)]);
}

function maskFact(fact: Fact, mask: Mask): Fact {
  switch (fact.kind) {
    case 'test-case': {
      const { className, properties } = fact;
      return {
        ...fact,
        name: mask(fact.name),
        message: mask(fact.message),
        tags: fact.tags.map((tag) => mask(tag)),
        ...(className === undefined ? {} : { className: mask(className) }),
        ...(properties === undefined ? {} : { properties: maskPairs(properties, mask) }),
      };
    }
    case 'test-report':
      return fact.narrowed === undefined ? fact : { ...fact, narrowed: mask(fact.narrowed) };
    case 'focused-tests':
      return { ...fact, words: mask(fact.words) };
    case 'code':
    case 'data-store':
    case 'outbound':
    case 'mutation':
      return fact;
    case 'route':
      return {
        ...fact,
        parameters: fact.parameters.map((one) => ({ ...one, type: mask(one.type) })),
        guards: fact.guards.map((one) => ({ ...one, name: mask(one.name) })),
        checks: fact.checks.map((one) => ({ ...one, name: mask(one.name) })),
      };
  }
}

function maskProblem(problem: Problem, mask: Mask): Problem {
  const { message, todo } = problem;
  return { ...problem, message: mask(message), ...(todo === undefined ? {} : { todo: mask(todo) }) };
}
