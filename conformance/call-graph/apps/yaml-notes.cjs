// Reads a document with anchors and comments, changes it, and writes it.
const { parse, parseAllDocuments, parseDocument, stringify } = require('yaml');

const document = parseDocument('a: &x [1, 2]\nb: *x # why\nc: !!set {p, q}\nd: |\n  long\n  text\n');
document.set('e', { deep: [true, null, 1.5] });
document.deleteIn(['c', 'p']);
console.log(document.toString().length, parseAllDocuments('--- 1\n--- {a: [}\n').length);
console.log(
  stringify({ at: new Date(0), list: [{ k: 'v' }], text: 'a: b' }),
  parse('- 0x1F\n- ~\n- "\\u0041"\n'),
);
