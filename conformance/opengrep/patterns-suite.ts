import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Lines } from '../../src/core/lines.ts';
import { providerOf, type LeafProvider } from '../../src/engines/sast/formula/leaf.ts';
import { defaultOptions } from '../../src/formats/semgrep/options.ts';
import { Subject } from '../../src/lang/regex/subject.ts';
import { patternFolders, type PatternFolder } from './languages.ts';
import { difference, markedLines, type TestOutcome } from './outcome.ts';

/** Runs `tests/patterns`: a pattern has to match at every line behind a mark, and at no other. */
export function runPatterns(
  checkout: string,
  providers: readonly LeafProvider[],
  languages?: readonly string[],
): readonly TestOutcome[] {
  const root = join(checkout, 'tests/patterns');
  return patternFolders
    .filter(({ folder, as }) => languages === undefined || languages.includes(as ?? folder))
    .flatMap((folder) => testsOf(root, folder).map((test) => runTest(test, providers)));
}

interface PatternTest {
  readonly language: string;
  readonly analyser: string;
  readonly name: string;
  readonly pattern: string | undefined;
  readonly target: string;
}

function testsOf(
  root: string,
  { folder, ending, analyser, as, without = [] }: PatternFolder,
): readonly PatternTest[] {
  const names = readdirSync(join(root, folder)).sort();
  return names
    .filter((name) => name.endsWith(ending) && !without.some((part) => name.includes(part)))
    .map((name) => {
      const file = `${name.slice(0, -ending.length)}.sgrep`;
      const places = [join(root, folder, file), join(root, 'POLYGLOT', file)];
      const place = places.find((one) => existsSync(one));
      const pattern = place === undefined ? undefined : readFileSync(place, 'utf8');
      const target = readFileSync(join(root, folder, name), 'utf8');
      return { language: as ?? folder, analyser, name, pattern, target };
    });
}

function runTest(
  { language, analyser, name, pattern, target }: PatternTest,
  providers: readonly LeafProvider[],
): TestOutcome {
  const expected = markedLines(target, /(?:ERROR|MATCH):/);
  const told = (outcome: TestOutcome['outcome'], reason: string): TestOutcome => ({
    language,
    name,
    outcome,
    reason,
    nullPasses: expected.size === 0,
  });
  if (pattern === undefined) return told('not-run', 'no pattern belongs to it');
  const compiled = providerOf(providers, analyser)?.compile({
    text: pattern,
    analyser,
    options: defaultOptions,
  });
  if (compiled?.ok !== true) return told('failed', compiled?.error ?? `${analyser} is not supported`);
  const lines = new Lines(target);
  const { ranges, problem } = compiled.value.match({ subject: new Subject(target), analyser }, {});
  const reason = difference(
    expected,
    ranges.map(({ start }) => lines.lineAt(start)),
  );
  return told(reason === '' && problem === undefined ? 'passed' : 'failed', problem ?? reason);
}
