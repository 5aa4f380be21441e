import { checkWords, guardWords, notGuards, optionalWords } from './guard-words.ts';
import type { GuardKind } from './route.ts';

/** What a guard is there for, by its written name and by what that name stands for. */
export function guardKind(names: readonly string[]): GuardKind {
  const kinds = names.map(kindOfName);
  // Saying that everybody may come in outweighs what it is said with: `permission_classes = []`.
  if (kinds.includes('allow-all')) return 'allow-all';
  return kinds.find((kind) => kind !== 'other') ?? 'other';
}

function kindOfName(name: string): GuardKind {
  const plain = name.replace(/\(\)/gu, '');
  if (notGuards.has(plain.toLowerCase()) || /exempt/iu.test(plain)) return 'other';
  const words = ` ${wordsOf(plain)} `;
  const isOptional = optionalWords.some((word) => words.includes(` ${word} `));
  for (const [kind, list] of guardWords) {
    if (!list.some((word) => words.includes(` ${word} `))) continue;
    if (isOptional && (kind === 'authentication' || kind === 'authorisation')) continue;
    return kind;
  }
  return 'other';
}

/** Whether the name of a call inside a handler says that it looks who is asking. */
export function isAccessCheck(name: string): boolean {
  const words = ` ${wordsOf(name)} `;
  return checkWords.some((word) => words.includes(` ${word} `));
}

/** `requireAuth`, `require_auth`, `auth.required` in words of small letters. */
export function wordsOf(name: string): string {
  return name
    .slice(0, 300)
    .replace(/([a-z\d])([A-Z])/gu, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/gu, '$1 $2')
    .replace(/[^A-Za-z\d]+/gu, ' ')
    .trim()
    .toLowerCase();
}
