// Counts the cases of a JUnit report: node tools/count-tests.mjs FILE   prints `PASSED FAILED SKIPPED`.
import { existsSync, readFileSync } from 'node:fs';

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('usage: node tools/count-tests.mjs FILE');
const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
// The writer is our own vitest, and names escape `<`, so that tags can be taken as they stand.
const cases = text.split('<testcase ').slice(1);
const failed = cases.filter((one) => /<(?:failure|error)[\s/>]/.test(one)).length;
const skipped = cases.filter((one) => /<skipped[\s/>]/.test(one)).length;
process.stdout.write(`${cases.length - failed - skipped} ${failed} ${skipped}\n`);
