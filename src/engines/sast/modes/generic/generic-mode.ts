import { limits } from '../../../../core/limits.ts';
import { ok } from '../../../../core/result.ts';
import type { RuleOptions } from '../../../../formats/semgrep/options.ts';
import type { Need } from '../../../../lang/regex/needs.ts';
import type { LeafMatches, LeafPattern, LeafProvider, Scope } from '../../formula/leaf.ts';
import type { Binding, Bindings } from '../../formula/range.ts';
import { numberOf } from '../../formula/comparison/numbers.ts';
import { withoutComments } from './comments.ts';
import { blockStart, readDocument } from './document.ts';
import type { GenericDocument } from './document.ts';
import { isLegible } from './legible.ts';
import { GenericMatcher } from './matcher.ts';
import type { Capture, GenericMatch } from './matcher.ts';
import { readPattern } from './pattern.ts';
import type { GenericNode, GenericPattern } from './pattern.ts';

/** Patterns over any text: words and signs in order, white space only where lines and indentation matter. */
export function genericMode(): LeafProvider {
  const documents = new WeakMap<Scope, Map<string, GenericDocument | undefined>>();
  const documentOf = (scope: Scope, style: string): GenericDocument | undefined => {
    let styles = documents.get(scope);
    if (styles === undefined) documents.set(scope, (styles = new Map()));
    if (!styles.has(style)) styles.set(style, openDocument(scope, style));
    return styles.get(style);
  };
  return {
    handles: (analyser) => analyser === 'generic',
    compile({ text, options }: LeafPattern) {
      const pattern = readPattern(text);
      if (!pattern.ok) return pattern;
      return ok({
        needs: needsOf(pattern.value.nodes),
        match(scope: Scope): LeafMatches {
          const document = documentOf(scope, options.generic_comment_style);
          return document === undefined ? { ranges: [] } : search(document, pattern.value, options);
        },
      });
    },
  };
}

/** What a metavariable stands for is always looked at; a file only when it is legible. */
function openDocument({ subject, part }: Scope, style: string): GenericDocument | undefined {
  if (part === undefined && !isLegible(subject.text)) return undefined;
  return readDocument(withoutComments(subject.text, style));
}

const needsMax = 4;

function needsOf(nodes: readonly GenericNode[]): readonly Need[] {
  const words = nodes.flatMap((node) => {
    if (node.kind === 'block') return needsOf(node.nodes).flatMap(({ oneOf }) => oneOf);
    return node.kind === 'word' && node.text.length > 1 ? [node.text] : [];
  });
  const longest = [...new Set(words)].sort((a, b) => b.length - a.length).slice(0, needsMax);
  return longest.map((word) => ({ oneOf: [word], caseless: false }));
}

function search(document: GenericDocument, pattern: GenericPattern, options: RuleOptions): LeafMatches {
  const span = options.generic_ellipsis_max_span;
  const matcher = new GenericMatcher(document, pattern, { span, steps: limits.genericSteps });
  const longer = pattern.nodes.at(-1)?.kind === 'dots';
  const byEnd = new Map<number, GenericMatch>();
  for (const item of startsOf(document, pattern)) {
    if (!matcher.mayMatchAt(item)) continue;
    const match = matcher.matchAt(item);
    if (matcher.exhausted) break;
    if (match === undefined) continue;
    matcher.forget();
    // Of matches that end together the shorter one counts, or the longer one when the pattern ends in an ellipsis.
    if (longer && byEnd.has(match.end)) continue;
    byEnd.delete(match.end);
    byEnd.set(match.end, match);
  }
  const ranges = [...byEnd.values()]
    .sort((a, b) => a.start - b.start)
    .map(({ start, end, captures }) => ({ start, end, bindings: bindingsOf(document, captures) }));
  return matcher.exhausted ? { ranges, problem: tooMuch } : { ranges };
}

const tooMuch = `a generic pattern takes more than ${limits.genericSteps} steps on this file`;

/** Atoms at which a match may start: all, or the first of each block for a pattern that starts with an ellipsis. */
function* startsOf(document: GenericDocument, pattern: GenericPattern): Iterable<number> {
  const [first] = pattern.nodes;
  const blocksOnly = first?.kind === 'dots';
  let opens = true;
  for (let item = 0; item < document.count; item++) {
    const kind = document.kind[item] ?? 0;
    if (kind >= blockStart) {
      opens = kind === blockStart;
      continue;
    }
    if (!blocksOnly || opens) yield item;
    opens = false;
  }
}

function bindingsOf({ text }: GenericDocument, captures: Capture | undefined): Bindings {
  const bindings = new Map<string, Binding>();
  for (let one = captures; one !== undefined; one = one.before) {
    const { name, start, end } = one;
    bindings.set(name, wordBinding(text.slice(start, end), start));
  }
  return bindings;
}

/** Text of a generic pattern: a number where it reads as one. */
function wordBinding(text: string, start: number): Binding {
  const number = numberOf(text);
  const value = number?.kind === 'int' ? number.value : text;
  return { text, start, end: start + text.length, value, content: { text, start } };
}
