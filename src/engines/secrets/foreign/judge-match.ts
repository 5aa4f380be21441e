import type { CharacterRequirements } from '../../../formats/secret-rules/rule.ts';
import type { RegexMatch } from '../../../lang/regex/compiled-regex.ts';
import { Subject } from '../../../lang/regex/subject.ts';
import type { Stretch } from '../rule.ts';
import { allowsMatch } from './allow.ts';
import type { CompiledRule } from './compile-rule.ts';
import type { Content } from './content.ts';
import { shannonEntropy } from './entropy.ts';
import type { Value } from './expr/node.ts';

/** Why a match is left out. */
export type ForeignDropped = 'entropy' | 'characters' | 'allowlist' | 'filter' | 'incomplete';

export interface Judged {
  readonly match: Stretch;
  readonly secret: Stretch;
  /** Undefined: it is kept. */
  readonly dropped: ForeignDropped | undefined;
  /** Why a filter could not say anything; the match is kept then. */
  readonly failed?: string;
}

/** Says which part of a match is the secret, and whether the match is left out. Offsets in it are those of the content. */
export function judgeMatch(compiled: CompiledRule, match: RegexMatch, content: Content): Judged {
  const text = content.slice(match.start, match.end);
  const trimmed = text.replace(/^\n+/, '').replace(/\n+$/, '');
  const start = match.start + text.length - text.replace(/^\n+/, '').length;
  const whole = { start, end: start + trimmed.length };
  const secret = secretOf(compiled, { match, text: trimmed, whole });
  const secretText = content.slice(secret.start, secret.end);
  const judged = { match: whole, secret };
  const { spec, scope, allow } = compiled;
  if (spec.entropy !== undefined) {
    const entropy = shannonEntropy(secretText);
    const { above, inclusive } = spec.entropy;
    if (inclusive ? entropy < above : entropy <= above) return { ...judged, dropped: 'entropy' };
  }
  if (spec.requirements !== undefined && !meets(secretText, spec.requirements))
    return { ...judged, dropped: 'characters' };
  const lists = [...scope.allow, ...allow];
  if (lists.length > 0) {
    const line = content.linesAround(whole.start, whole.end, lineReach);
    const texts = { secret: secretText, match: trimmed, line: content.slice(line.start, line.end) };
    if (allowsMatch(lists, content.file, texts)) return { ...judged, dropped: 'allowlist' };
  }
  return { ...judged, ...filtered(compiled, judged, content) };
}

const lineReach = 8_192;
const contextReach = 2_048;

/**
 * gitleaks searches in the text of the match once more for the groups; so is done for its rules, as what stands around a
 * match may decide about them.
 */
function secretOf(
  { spec, content }: CompiledRule,
  { match, text, whole }: { readonly match: RegexMatch; readonly text: string; readonly whole: Stretch },
): Stretch {
  if (content === undefined || content.groups === 0) return whole;
  const again = spec.tool === 'gitleaks' ? content.regex.all(new Subject(text)).matches[0] : match;
  if (again === undefined) return whole;
  const base = again === match ? 0 : whole.start;
  const stretchOf = (group: number): Stretch | undefined => {
    const span = again.groups[group];
    return span === undefined ? undefined : { start: base + span[0], end: base + span[1] };
  };
  if (spec.secret.kind === 'group') return stretchOf(spec.secret.index) ?? whole;
  const named = content.names.get(spec.secret.named ?? '');
  const groups = named === undefined ? Array.from({ length: content.groups }, (_, at) => at + 1) : [named];
  return groups.map(stretchOf).find((one) => one !== undefined && one.end > one.start) ?? whole;
}

function meets(secret: string, needs: CharacterRequirements): boolean {
  const count = (form: RegExp): number => secret.match(form)?.length ?? 0;
  const { specials } = needs;
  const special =
    specials === undefined
      ? count(/[^A-Za-z0-9]/g)
      : [...secret].filter((character) => specials.includes(character)).length;
  return (
    count(/[0-9]/g) >= needs.digits &&
    count(/[A-Z]/g) >= needs.upper &&
    count(/[a-z]/g) >= needs.lower &&
    special >= needs.special
  );
}

function filtered(
  compiled: CompiledRule,
  { match, secret }: { readonly match: Stretch; readonly secret: Stretch },
  content: Content,
): Pick<Judged, 'dropped' | 'failed'> {
  const filters = [compiled.scope.filter, compiled.filter].filter((one) => one !== undefined);
  if (filters.length === 0) return { dropped: undefined };
  const variables = variablesOf(compiled.spec.id, { match, secret }, content);
  let failed: string | undefined;
  for (const filter of filters) {
    const holds = filter.holds(variables);
    if (holds.ok && holds.value) return { dropped: 'filter' };
    if (!holds.ok) failed ??= holds.error;
  }
  return failed === undefined ? { dropped: undefined } : { dropped: undefined, failed };
}

/** What a filter may ask for. Offsets in it are those of `fragment_raw`, which is the content around the match. */
function variablesOf(
  id: string,
  { match, secret }: { readonly match: Stretch; readonly secret: Stretch },
  content: Content,
): ReadonlyMap<string, Value> {
  const from = Math.max(0, match.start - contextReach);
  const line = content.linesAround(match.start, match.end, contextReach);
  const secretText = content.slice(secret.start, secret.end);
  const finding = new Map<string, Value>([
    ['secret', secretText],
    ['match', content.slice(match.start, match.end)],
    ['line', content.slice(line.start, line.end)],
    ['rule_id', id],
    ['entropy', String(shannonEntropy(secretText))],
    ['fragment_raw', content.slice(from, match.end + contextReach)],
    ['match_start_idx', match.start - from],
    ['match_end_idx', match.end - from],
    ['match_line_start_idx', line.start - from],
    ['match_line_end_idx', line.end - from],
  ]);
  return new Map<string, Value>([
    ['finding', finding],
    ['attributes', attributesOf(content)],
  ]);
}

/** What a filter of files may ask for. */
export function attributesOf({ file }: Content): ReadonlyMap<string, Value> {
  const path: readonly [string, Value] = ['path', Buffer.from(file.path).toString('latin1')];
  return new Map<string, Value>(file.commit === undefined ? [path] : [path, ['git.sha', file.commit]]);
}
