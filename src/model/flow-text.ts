/** What can be written into a model by a patch. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

// Text that means itself everywhere in YAML; anything else is quoted.
const bare = /^[A-Za-z][A-Za-z0-9_./-]*(?: [A-Za-z0-9_./-]+)*$/;
const reserved = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

/** A value on one line, as YAML between braces: the same value comes back from any YAML 1.2 reader. */
export function flowText(value: Plain): string {
  if (typeof value === 'string') return scalarText(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (isList(value)) return `[${value.map(flowText).join(', ')}]`;
  const fields = Object.entries(value).map(([key, field]) => `${keyText(key)}: ${flowText(field)}`);
  return `{${fields.join(', ')}}`;
}

function isList(value: object): value is readonly Plain[] {
  return Array.isArray(value);
}

/** The format has a key named `on`, which only YAML 1.1 takes for a truth value. */
function keyText(key: string): string {
  return key === 'on' ? key : scalarText(key);
}

function scalarText(text: string): string {
  if (bare.test(text) && !reserved.test(text)) return text;
  return JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, escaped);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
