// Parses hostile texts of some languages and says what came of each: a line before, so that a crash has a name, and
// a line of JSON behind. Arguments: languages, nesting of brackets, nesting of the rest, length of the large texts.
import { testParsers } from '../parsers.ts';
import { look, type ParserName } from './look.ts';
import { nesting } from './shapes.ts';
import { hostileTexts } from './texts.ts';

const brackets = /^(?:open |closing )?(?:parentheses|arrays)$|^(?:blocks|dashes)$/u;
const [languages = '', deep = '', deeper = '', size = ''] = process.argv.slice(2);
const parsers = testParsers();

for (const language of languages.split(',')) {
  if (language === 'bundle') {
    tell('javascript', 'bundle', hostileTexts('javascript', Number(size))['a bundle on one line'] ?? '');
    continue;
  }
  const shapes = Object.entries(nesting[language] ?? {});
  for (const [name, shape] of shapes)
    tell(language, name, shape(Number(brackets.test(name) ? deep : deeper)));
  for (const [name, text] of Object.entries(hostileTexts(language, Number(size)))) tell(language, name, text);
}
process.stdout.write('"done"\n');

function tell(language: string, name: string, text: string): void {
  process.stderr.write(`> ${language}: ${name}\n`);
  const before = process.cpuUsage();
  const { nodes, depth, problems, unsound } = look(parsers, language as ParserName, text);
  const ms = Math.round(process.cpuUsage(before).user / 1_000);
  const told = { language, name, chars: text.length, nodes, depth, problems, unsound, ms };
  process.stdout.write(`${JSON.stringify(told)}\n`);
}
