// Runs the tests of a checkout of rules in Semgrep's format over changed copies of their files: local names that no
// rule says are others, and dead code is put in. Prints what that costs, as Markdown.
//   node tools/run.mjs conformance/robust/run.ts CHECKOUT [--languages python,go] [--show PATH --change both]
import { parseArgs } from 'node:util';
import { genericMode } from '../../src/engines/sast/modes/generic/generic-mode.ts';
import { aliengrepMode } from '../../src/engines/sast/modes/aliengrep/aliengrep-mode.ts';
import { regexMode } from '../../src/engines/sast/modes/regex-mode.ts';
import { treePatterns } from '../../src/engines/sast/match/tree-patterns.ts';
import { loadParsers } from '../load-parsers.ts';
import { runSuite } from '../semgrep-rules/suite.ts';
import { FileChanger, type Change } from './changed-file.ts';
import { robustReport } from './report.ts';

const changes: Readonly<Record<string, Change>> = {
  renamed: { rename: true, deadCode: false },
  'dead code': { rename: false, deadCode: true },
  both: { rename: true, deadCode: true },
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    languages: { type: 'string' },
    show: { type: 'string' },
    change: { type: 'string', default: 'both' },
  },
});
const [checkout] = positionals;
if (checkout === undefined) {
  process.stderr.write('give the folder of the checkout\n');
  process.exitCode = 2;
} else {
  const parsers = loadParsers();
  const providers = [regexMode, genericMode(), aliengrepMode, treePatterns(parsers)];
  const chosen = values.languages === undefined ? {} : { languages: values.languages.split(',') };
  const run = (change: Change) => {
    const changer = new FileChanger(parsers, change);
    const { rules } = runSuite(checkout, {
      providers,
      ...chosen,
      change: (file, by) => {
        const text = changer.textFor(file, by);
        if (values.show === file.path && change === changes[values.change])
          process.stdout.write(`<<< ${by.rule.id}\n${text}\n>>>\n`);
        return text;
      },
    });
    return { rules, amounts: changer.amounts };
  };
  const before = runSuite(checkout, { providers, ...chosen }).rules;
  const runs = Object.entries(changes).map(([name, change]) => ({ name, ...run(change) }));
  process.stdout.write(robustReport(before, runs));
}
