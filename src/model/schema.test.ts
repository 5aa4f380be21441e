import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { jsonSchema } from './schema.ts';
import { starterText } from './starter.ts';

const sample = readFileSync(join(import.meta.dirname, 'testdata/file-upload.yaml'), 'utf8');
const valid = new Ajv({ strict: false }).compile(jsonSchema());

test('the shipped schema is the one the program reads with', () => {
  const shipped = readFileSync(join(import.meta.dirname, '../../schema/threat-model.schema.json'), 'utf8');
  expect(JSON.parse(shipped)).toEqual(JSON.parse(JSON.stringify(jsonSchema())));
});

test('the schema is draft-07, and takes what the reader takes', () => {
  expect(Reflect.get(jsonSchema(), '$schema')).toBe('http://json-schema.org/draft-07/schema#');
  expect(valid(parse(sample)), JSON.stringify(valid.errors)).toBe(true);
  expect(valid(parse(starterText)), JSON.stringify(valid.errors)).toBe(true);
});

test.each([
  ['an unknown key', { version: 1, system: { id: 'a' }, threat: [] }],
  ['a wrong id', { version: 1, system: { id: 'A' } }],
  ['a missing system', { version: 1 }],
  ['a wrong type of verification', mitigation({ id: 'v', type: 'test', select: 'a' })],
  ['a verification that asks nothing', mitigation({ id: 'v', type: 'sast' })],
])('the schema refuses %s', (_, value) => {
  expect(valid(value)).toBe(false);
});

function mitigation(verify: object): object {
  return {
    version: 1,
    system: { id: 'a' },
    mitigations: [{ id: 'm', title: 'T', layer: 'code', verify: [verify] }],
  };
}

test('every field says what it is for', () => {
  const silent: string[] = [];
  const look = (node: unknown, path: string): void => {
    if (typeof node !== 'object' || node === null) return;
    const fields: unknown = Reflect.get(node, 'properties');
    if (typeof fields === 'object' && fields !== null) {
      for (const [key, field] of Object.entries(fields)) {
        if (typeof Reflect.get(field, 'description') !== 'string') silent.push(`${path}.${key}`);
      }
    }
    for (const [key, child] of Object.entries(node)) look(child, `${path}.${key}`);
  };
  look(jsonSchema(), '');
  expect(silent).toEqual([]);
});
