// Checks orders by a JSON schema.
const { default: Ajv } = require('ajv');

const ajv = new Ajv({ allErrors: true });
ajv.addKeyword({ keyword: 'even', validate: (wanted, value) => !wanted || value % 2 === 0 });
ajv.addFormat('code', /^[A-Z]{3}$/u);
const check = ajv.compile({
  type: 'object',
  properties: {
    id: { type: 'integer', even: true },
    code: { type: 'string', format: 'code' },
    items: { type: 'array', items: { $ref: '#/$defs/item' }, uniqueItems: true },
  },
  required: ['id'],
  additionalProperties: false,
  $defs: { item: { anyOf: [{ type: 'string' }, { type: 'object', properties: { n: { minimum: 1 } } }] } },
});
console.log(
  check({ id: 2, code: 'ABC', items: ['a', { n: 1 }] }),
  check({ id: 1, x: 1 }),
  ajv.errorsText(check.errors),
);
