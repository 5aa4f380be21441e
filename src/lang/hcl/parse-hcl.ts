import { limits } from '../../core/limits.ts';
import type { ParseProblem } from '../parse-problem.ts';
import type { Fragment, ParseOptions, Parsed } from '../parsed.ts';
import { TreeBuilder } from '../tree/builder.ts';
import { addNested, type NestedChild } from '../tree/nested.ts';
import { Symbols } from '../tree/symbols.ts';
import { bodyOf } from './body.ts';
import { Cursor } from './cursor.ts';
import { expressionOf, pairOf } from './expressions.ts';

/** Reads HCL as Terraform and its kin write it. Evaluates nothing, never throws, keeps what it understands. */
export function parseHcl(text: string, options: ParseOptions = {}): Parsed {
  const builder = new TreeBuilder(options.symbols ?? new Symbols());
  builder.open({ kind: 'module', role: 'none', start: 0, end: text.length, grammar: 'config_file' });
  if (text.length > limits.fileBytes) {
    builder.error(0, text.length);
    return { tree: builder.finish('hcl', text), problems: [problem('too-large', 0, 1)] };
  }
  const fragment = options.fragment ?? 'module';
  const c = new Cursor(text, fragment !== 'module');
  const items = itemsOf(c, fragment);
  if (c.at < text.length) c.wrong(c.at, text.length);
  const deep = addNested(builder, items);
  for (const { start, end } of c.errors) builder.error(start, end);
  const tree = builder.finish('hcl', text);
  return { tree, problems: problemsOf(c, deep) };
}

function itemsOf(c: Cursor, fragment: Fragment): readonly NestedChild[] {
  switch (fragment) {
    case 'expression':
    case 'type':
      return c.within(true, () => single(c, ['none', expressionOf(c)]));
    case 'pair':
      return c.within(true, () => single(c, pairOf(c)));
    default:
      return fileOf(c);
  }
}

function single(c: Cursor, child: NestedChild): readonly NestedChild[] {
  c.skip();
  return [child];
}

/** A closing brace that closes nothing is wrong, and what follows it is read. */
function fileOf(c: Cursor): readonly NestedChild[] {
  const items: NestedChild[] = [...bodyOf(c)];
  while (c.next === '}' && !c.exhausted) {
    c.wrong(c.at, ++c.at);
    for (const item of bodyOf(c)) items.push(item);
  }
  return items;
}

function problemsOf(c: Cursor, deep: boolean): readonly ParseProblem[] {
  const first = c.errors[0];
  if (c.exhausted) return [problem('too-costly', first?.start ?? 0, 1)];
  if (c.tooDeep || deep) return [problem('too-deep', first?.start ?? 0, 1)];
  return first === undefined ? [] : [problem('syntax', first.start, c.errors.length)];
}

const messages: Readonly<Record<ParseProblem['kind'], string>> = {
  syntax: 'parts of the file are not valid HCL',
  'too-deep': `nested deeper than ${limits.configDepth} levels`,
  'too-costly': `more than ${limits.configNodes} parts; what comes after them was not read`,
  'too-large': `larger than ${limits.fileBytes} characters`,
  crashed: 'the reader gave up on this text',
};

function problem(kind: ParseProblem['kind'], start: number, count: number): ParseProblem {
  return { kind, start, count, message: messages[kind] };
}
