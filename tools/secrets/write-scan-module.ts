/** Writes the bytes of the literal stage's WebAssembly into the engine: node tools/run.mjs tools/secrets/write-scan-module.ts */
import { writeFileSync } from 'node:fs';
import { scanModule } from './scan-module.ts';

const text = Buffer.from(scanModule()).toString('base64');
const lines = text.match(/.{1,96}/g)?.map((line) => `  '${line}',`) ?? [];
writeFileSync(
  'src/engines/secrets/automaton/scan-module.ts',
  `/** WebAssembly of the literal stage in base 64; written by tools/secrets/write-scan-module.ts, rebuilt by a test. */
export const scanModuleText = [
${lines.join('\n')}
].join('');
`,
);
