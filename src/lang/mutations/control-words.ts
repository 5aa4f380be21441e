import { isAccessCheck, wordsOf } from '../routes/guard-kind.ts';

/** Beginnings of the names of functions that refuse what is not right. */
const checking: ReadonlySet<string> = new Set([
  'check',
  'checked',
  'ensure',
  'assert',
  'verify',
  'validate',
  'require',
  'enforce',
  'authorize',
  'authorise',
  'authenticate',
  'forbid',
  'deny',
  'reject',
  'guard',
]);
const cleaning: ReadonlySet<string> = new Set(['sanitize', 'sanitise', 'sanitized', 'sanitised']);
/** Names that begin so and check nothing about a request. */
const ordinary: ReadonlySet<string> = new Set([
  'require',
  'assert',
  'check',
  'require.resolve',
  'assert.equal',
  'console.assert',
  'require_once',
  'verify',
  'ensure',
  'Mockito.verify',
]);
const asking: ReadonlySet<string> = new Set([
  'is',
  'has',
  'can',
  'may',
  'allowed',
  'permits',
  'owns',
  'valid',
]);
const owners: ReadonlySet<string> = new Set([
  'owner',
  'user',
  'tenant',
  'account',
  'author',
  'customer',
  'org',
  'organization',
  'organisation',
  'member',
  'workspace',
]);
const access =
  /\b(?:role|roles|permission|permissions|owner|admin|auth|authenticated|authorized|authorised|allowed|csrf|token|session|logged|login|scope|scopes|unauthorized|unauthorised|hmac|password)\b/u;
const bounds =
  /\b(?:max|maximum|limit|limits|length|len|size|count|bytes|quota|attempts|retries|rate|expired|expires)\b/u;
const allowing =
  /\b(?:allow|allowed|allowlist|whitelist|permitted|trusted|safe|known|valid|accepted|supported)\b/u;
const denying =
  /\b(?:deny|denied|denylist|block|blocked|blocklist|blacklist|forbidden|banned|dangerous|unsafe|disallowed)\b/u;

/** A function of this name refuses or throws when something is not right: `checkArchive`, `ensure_owner`. */
export function isCheckName(name: string): boolean {
  if (ordinary.has(name)) return false;
  const last = lastOf(name);
  const words = wordsOf(last).split(' ');
  const [first = ''] = words;
  // Tests are full of `assertEquals`.
  if (first === 'assert') return speaksOfAccess(last) || listMeaning(last) !== undefined;
  if (checking.has(first)) return true;
  return isAccessCheck(last) && !asking.has(first) && words.length > 1;
}

/** A function of this name gives back what it was given, made safe: `sanitizeHtml`, `cleanName`. */
export function isCleaningName(name: string): boolean {
  const words = wordsOf(lastOf(name));
  return cleaning.has(words.split(' ')[0] ?? '') || /^clean (?:html|text|input|markup|name)\b/u.test(words);
}

/** A function of this name says whether something may be: `isAllowed`, `has_perm`, `canEdit`. */
export function isQuestionName(name: string): boolean {
  const words = wordsOf(lastOf(name)).split(' ');
  return asking.has(words[0] ?? '') && words.length > 1;
}

/** `ownerId`, `user_id`, `tenant`. */
export function isOwnerName(name: string): boolean {
  const words = wordsOf(lastOf(name)).split(' ');
  if (!words.some((word) => owners.has(word))) return false;
  return words.every(
    (word) => owners.has(word) || ['id', 'uuid', 'by', 'created', 'pk', 'key'].includes(word),
  );
}

export function speaksOfAccess(text: string): boolean {
  return access.test(wordsIn(text));
}

export function speaksOfBounds(text: string): boolean {
  return bounds.test(wordsIn(text));
}

/** Whether a name speaks of a list of what may be (true), of what may not (false), or of neither. */
export function listMeaning(text: string): boolean | undefined {
  const words = wordsIn(text);
  if (denying.test(words)) return false;
  return allowing.test(words) ? true : undefined;
}

function wordsIn(text: string): string {
  return wordsOf(text.slice(0, 300));
}

function lastOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}
