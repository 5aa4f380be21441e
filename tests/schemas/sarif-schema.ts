import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import type { ValidateFunction } from 'ajv';

/** Checks a value against the official SARIF 2.1.0 schema; the errors are on the function itself, as ajv does. */
export function sarifValidator(): ValidateFunction {
  const text = readFileSync(new URL('./sarif-2.1.0.json', import.meta.url), 'utf8');
  const ajv = new Ajv({ strict: false, allErrors: true });
  ajv.addFormat('uri', isUri);
  ajv.addFormat('uri-reference', isUriReference);
  ajv.addFormat('date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/);
  return ajv.compile(draft07(text));
}

/** Draft-04 differs in the name of `id` and of the draft itself; the schema uses no boolean exclusive bounds. */
function draft07(text: string): object {
  const { id, $schema, ...rest } = JSON.parse(text) as Record<string, unknown>;
  if (typeof $schema !== 'string' || !$schema.includes('draft-04'))
    throw new Error('the SARIF schema is not draft-04');
  if (/"exclusiveM(?:in|ax)imum": (?:true|false)/.test(text))
    throw new Error('boolean bounds need translation');
  return { $id: id, ...rest };
}

function isUri(text: string): boolean {
  return /^[a-zA-Z][\w+.-]*:/.test(text) && isUriReference(text);
}

function isUriReference(text: string): boolean {
  return /^(?:[\w\-.~:/?#[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*$/.test(text);
}
