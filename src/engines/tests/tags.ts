const inBrackets = /\[([^[\]]{1,200})\]/g;
// At a word's start only, so that mail addresses and colours inside words are no tags.
const withSign = /(?<![^\s([,>|])[@#]([\p{L}\p{N}_][\p{L}\p{N}_.:/-]{0,99})/gu;
const tagKeys = new Set(['tag', 'tags', 'mitigation', 'mitigations', 'testcategory']);

/** The tags of a test, once each: `[NAME]`, `#NAME` and `@NAME` in its full name, and its tag properties. */
export function tagsIn(name: string, properties: readonly (readonly [string, string])[]): readonly string[] {
  const found = new Set<string>();
  for (const match of name.matchAll(inBrackets)) addWords(found, match[1] ?? '');
  for (const match of name.matchAll(withSign)) found.add((match[1] ?? '').replace(/[.:/-]$/, ''));
  for (const [key, value] of properties) if (tagKeys.has(key.toLowerCase())) addWords(found, value);
  return [...found];
}

/** `a, b` is two tags. */
function addWords(found: Set<string>, text: string): void {
  for (const word of text.split(/[\s,;]+/)) if (word !== '') found.add(word.replace(/^[@#]/, ''));
}
