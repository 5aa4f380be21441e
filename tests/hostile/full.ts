// Every hostile text at its full size: 100,000 levels, 5 MB. Takes minutes; prints what came of each.
//   node tools/run.mjs tests/hostile/full.ts [LANGUAGES]
import { childScript } from './run-child.ts';
import { nesting } from './shapes.ts';

const script = await childScript('trees-child.ts');
try {
  for (const language of process.argv[2]?.split(',') ?? Object.keys(nesting)) {
    const { lines, last, signal, code } = await script.run(
      [language, '100000', '100000', '5000000'],
      1_200_000,
    );
    for (const line of lines) process.stdout.write(`${JSON.stringify(line)}\n`);
    if (lines.at(-1) !== 'done') process.stdout.write(`DIED ${language} ${code} ${signal} at ${last}\n`);
  }
} finally {
  script.remove();
}
