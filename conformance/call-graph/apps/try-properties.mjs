// Properties of sorting, one of which does not hold.
import fc from 'fast-check';

const entry = fc.record({
  key: fc.string({ maxLength: 5 }),
  at: fc.option(fc.date()),
  tree: fc.letrec((tie) => ({
    node: fc.oneof({ maxDepth: 2 }, fc.integer(), fc.array(tie('node'), { maxLength: 3 })),
  })).node,
});
fc.assert(
  fc.property(
    fc.array(entry),
    (list) => [...list].sort((a, b) => (a.key < b.key ? -1 : 1)).length === list.length,
  ),
  { seed: 1, numRuns: 30 },
);
const failed = fc.check(
  fc.property(fc.uniqueArray(fc.nat(1000)), (list) => list.length < 4),
  { seed: 7 },
);
console.log(failed.failed, failed.counterexample);
await fc.assert(
  fc.asyncProperty(
    fc.constantFrom('a', 'b').chain((c) => fc.tuple(fc.constant(c), fc.boolean())),
    async ([c]) => c !== '',
  ),
  { seed: 3, numRuns: 10 },
);
