// Reads, compiles and runs hostile rules; a line of JSON for each case.
import { readRules } from '../../src/formats/semgrep/read-rules.ts';
import { matchRule, startFile } from '../../src/engines/sast/formula/match-rule.ts';
import { ruleCompiler } from '../../src/engines/sast/rule-compiler.ts';
import { Subject } from '../../src/lang/regex/subject.ts';
import { readYaml } from '../../src/lang/yaml/read-yaml.ts';
import { testParsers } from '../parsers.ts';
import { ruleCases, type RuleCase } from './rule-cases.ts';

const compiler = ruleCompiler(testParsers());
const own = Object.getOwnPropertyNames(Object.prototype).length;
const part = Number(process.argv[2]);
for (const [at, one] of ruleCases.entries()) if (at % 2 === part) tell(one);
process.stdout.write('"done"\n');

function tell({ name, rules: text, text: code = '' }: RuleCase): void {
  process.stderr.write(`> ${name}\n`);
  const before = process.cpuUsage();
  const { rules, notes } = readRules('hostile.yaml', text, readYaml(text));
  const told = notes.map(({ path, line, key, reason }) => `${path}:${line} ${key}: ${reason}`);
  const file = startFile(Date.UTC(2026, 0, 1));
  const subject = new Subject(code);
  const scopes = new Map<string, { readonly subject: Subject; readonly analyser: string }>();
  let matches = 0;
  for (const rule of rules) {
    const compiled = compiler.rule(rule);
    if (!compiled.ok) {
      told.push(`${rule.path}:${compiled.error.line} ${compiled.error.key}: ${compiled.error.reason}`);
      continue;
    }
    const scope = scopes.get(rule.analyser) ?? { subject, analyser: rule.analyser };
    scopes.set(rule.analyser, scope);
    const found = matchRule(compiled.value, scope, file);
    matches += found.matches.length;
    for (const problem of found.problems) told.push(`${rule.path}:${rule.at.line} ${rule.id}: ${problem}`);
  }
  const polluted = Object.getOwnPropertyNames(Object.prototype).length !== own;
  const ms = Math.round(process.cpuUsage(before).user / 1_000);
  const short = told.slice(0, 3).map((line) => line.slice(0, 200));
  process.stdout.write(
    `${JSON.stringify({ name, rules: rules.length, matches, told: short, polluted, ms })}\n`,
  );
}
