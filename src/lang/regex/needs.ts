import { onlyCode, rangesOf, union } from './char-set.ts';
import type { CharSet } from './char-set.ts';
import type { RegexNode } from './node.ts';

/** One of these texts must stand in the input. `caseless`: compare in lower case; the texts are. */
export interface Need {
  readonly oneOf: readonly string[];
  readonly caseless: boolean;
}

const nothing: Exact = { texts: [''], caseless: false };
const textMin = 2;
const choicesMax = 24;

/** What every input that the expression matches must hold; the most telling first, at most four. */
export function needsOf(root: RegexNode): readonly Need[] {
  const found: Need[] = [];
  collect(root, found);
  return found.sort((a, b) => weight(b) - weight(a)).slice(0, 4);
}

/** What every match starts with; undefined when that is not one of a few texts. */
export function leadingOf(root: RegexNode): Need | undefined {
  let run = nothing;
  for (const part of flattened(root)) {
    const exact = exactOf(part);
    const joined = exact === undefined ? undefined : joinExact(run, exact);
    if (joined === undefined) break;
    run = joined;
  }
  const found: Need[] = [];
  add(run, found);
  return found[0];
}

/** The parts in order, groups opened; a choice or a repeat is one part. */
export function flattened(node: RegexNode): readonly RegexNode[] {
  if (node.kind === 'sequence') return node.parts.flatMap(flattened);
  return node.kind === 'group' || node.kind === 'atomic' ? flattened(node.body) : [node];
}

function weight({ oneOf }: Need): number {
  return Math.min(...oneOf.map((text) => text.length)) - Math.log2(oneOf.length);
}

/** Texts an expression may stand for, all of them; in lower case where `caseless`. */
export interface Exact {
  readonly texts: readonly string[];
  readonly caseless: boolean;
}

function collect(node: RegexNode, found: Need[]): void {
  const exact = exactOf(node);
  if (exact !== undefined) {
    add(exact, found);
    return;
  }
  switch (node.kind) {
    case 'sequence':
      collectSequence(node.parts, found);
      return;
    case 'group':
    case 'atomic':
      collect(node.body, found);
      return;
    case 'repeat':
      if (node.min > 0) collect(node.body, found);
      return;
    case 'choice':
      collectChoice(node.branches, found);
      return;
    default:
  }
}

/** Runs of parts whose texts are known are joined; the others are asked for themselves. */
function collectSequence(parts: readonly RegexNode[], found: Need[]): void {
  let run: Exact = { texts: [''], caseless: false };
  for (const part of parts) {
    const exact = exactOf(part);
    const joined = exact === undefined ? undefined : joinExact(run, exact);
    if (joined !== undefined) {
      run = joined;
      continue;
    }
    add(run, found);
    run = exact ?? { texts: [''], caseless: false };
    if (exact === undefined) collect(part, found);
  }
  add(run, found);
}

/** Each branch must need something; together they need one of those. */
function collectChoice(branches: readonly RegexNode[], found: Need[]): void {
  const oneOf: string[] = [];
  let caseless = false;
  for (const branch of branches) {
    const [best] = needsOf(branch);
    if (best === undefined) return;
    oneOf.push(...best.oneOf);
    caseless ||= best.caseless;
  }
  add({ texts: oneOf, caseless }, found);
}

function add({ texts, caseless }: Exact, found: Need[]): void {
  if (texts.length > choicesMax || texts.some((text) => text.length < textMin)) return;
  const oneOf = caseless ? texts.map((text) => text.toLowerCase()) : texts;
  found.push({ oneOf: [...new Set(oneOf)], caseless });
}

/** All texts that a node may stand for; undefined when they are many or not known. */
export function exactOf(node: RegexNode): Exact | undefined {
  switch (node.kind) {
    case 'set':
      return exactSet(node.set);
    case 'sequence':
      return node.parts.reduce<Exact | undefined>((run, part) => {
        const exact = run === undefined ? undefined : exactOf(part);
        return run === undefined || exact === undefined ? undefined : joinExact(run, exact);
      }, nothing);
    case 'choice': {
      const all = node.branches.map(exactOf);
      if (all.some((one) => one === undefined)) return undefined;
      const texts = all.flatMap((one) => one?.texts ?? []);
      return texts.length > choicesMax ? undefined : { texts, caseless: all.some((one) => one?.caseless) };
    }
    case 'group':
    case 'atomic':
      return exactOf(node.body);
    case 'assertion':
      return nothing;
    case 'repeat':
      return node.min === node.max && node.max <= 4
        ? exactOf({ kind: 'sequence', parts: Array.from({ length: node.max }, () => node.body) })
        : undefined;
    default:
      return undefined;
  }
}

function exactSet(set: CharSet): Exact | undefined {
  const code = onlyCode(set);
  if (code !== undefined) return { texts: [String.fromCodePoint(code)], caseless: false };
  const texts = fewCharacters(set);
  if (texts === undefined) return undefined;
  const [upper = '', lower = ''] = texts;
  // Only ASCII letters: others may have more than two forms.
  if (texts.length === 2 && lower <= 'z' && upper !== lower && upper.toLowerCase() === lower)
    return { texts: [lower], caseless: true };
  return { texts, caseless: false };
}

const charactersMax = 8;

function fewCharacters(set: CharSet): readonly string[] | undefined {
  const texts: string[] = [];
  for (const [lo, hi] of rangesOf(set)) {
    if (hi - lo + texts.length >= charactersMax) return undefined;
    for (let code = lo; code <= hi; code++) texts.push(String.fromCodePoint(code));
  }
  return texts;
}

/** The characters a match can start with; undefined when it can be empty or that is not known. */
export function firstOf(root: RegexNode): CharSet | undefined {
  switch (root.kind) {
    case 'set':
      return root.set;
    case 'group':
    case 'atomic':
      return firstOf(root.body);
    case 'repeat':
      return root.min > 0 ? firstOf(root.body) : undefined;
    case 'choice': {
      const all = root.branches.map(firstOf);
      return all.some((one) => one === undefined) ? undefined : union(...all.map((one) => one ?? []));
    }
    case 'sequence': {
      const part = root.parts.find(({ kind }) => kind !== 'assertion' && kind !== 'look');
      return part && firstOf(part);
    }
    default:
      return undefined;
  }
}

/** What two parts stand for after one another; undefined when that is too many texts. */
export function joinExact(a: Exact, b: Exact): Exact | undefined {
  if (a.texts.length * b.texts.length > choicesMax) return undefined;
  const texts = a.texts.flatMap((x) => b.texts.map((y) => x + y));
  return { texts, caseless: a.caseless || b.caseless };
}
