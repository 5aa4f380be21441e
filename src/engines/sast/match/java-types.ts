/** A type as written: its own name without package, and what stands between its angle brackets. */
export interface WrittenType {
  readonly name: string;
  readonly parts: readonly string[];
}

const boxes: readonly (readonly string[])[] = [
  ['boolean', 'Boolean'],
  ['byte', 'Byte'],
  ['char', 'Character'],
  ['double', 'Double'],
  ['float', 'Float'],
  ['int', 'Integer'],
  ['long', 'Long'],
  ['short', 'Short'],
  ['String'],
];

/** Whether two types are one in all but boxing and package. A wanted type with its package is that one only. */
export function isBoxOf(wanted: string, given: string): boolean {
  const own = given.replace(/^java\.lang\./, '');
  return boxes.some((names) => names.includes(wanted) && names.includes(own));
}

/** Reads `java.util.Map<K, V>`. */
export function readType(text: string): WrittenType {
  const open = text.indexOf('<');
  const name = (open < 0 ? text : text.slice(0, open)).trim();
  const inner = open < 0 ? '' : text.slice(open + 1, text.lastIndexOf('>'));
  return { name: name.slice(name.lastIndexOf('.') + 1), parts: inner === '' ? [] : splitTop(inner) };
}

/** At commas that no angle bracket holds. */
function splitTop(text: string): readonly string[] {
  const parts = [''];
  let depth = 0;
  for (const letter of text) {
    if (letter === '<') depth++;
    if (letter === '>') depth--;
    if (letter === ',' && depth === 0) parts.push('');
    else parts.push((parts.pop() ?? '') + letter);
  }
  return parts.map((part) => part.trim());
}

const asksString = /^(?:equals|equalsIgnoreCase|matches|isEmpty|isBlank|contains|startsWith|endsWith)$/;
const asksCollection = /^(?:equals|isEmpty|contains|containsAll|containsKey|containsValue)$/;
const counts = /^(?:length|size|indexOf|lastIndexOf|compareTo|hashCode)$/;
const collections = /^(?:Collection|(?:Array|Linked)?List|(?:(?:Linked)?Hash|Tree)?(?:Set|Map))$/;

/** What a method of Java's own strings, lists, sets and maps returns; undefined when that is not known. */
export function resultOf({ name, parts }: WrittenType, method: string): string | undefined {
  const isString = name === 'String';
  if (!isString && !collections.test(name)) return undefined;
  if ((isString ? asksString : asksCollection).test(method)) return 'boolean';
  if (counts.test(method)) return 'int';
  if (method !== 'get') return undefined;
  return name.endsWith('Map') ? parts[1] : parts[0];
}
