import { readAnnotations } from '../../src/engines/sast/rule-test/annotations.ts';

/** A project with a flow from file to file, and its safe twin, which differs in one file. */
export interface FlowCase {
  readonly name: string;
  readonly title: string;
  readonly bad: ReadonlyMap<string, string>;
  readonly ok: ReadonlyMap<string, string>;
  /** The file that differs. */
  readonly changed: string;
  /** `path:line` of the sinks that are to be reported in `bad`, sorted. */
  readonly expected: readonly string[];
}

/** Reads a case; a text that is none is told as a message. */
export function readCase(name: string, text: string): FlowCase | string {
  const [head = '', ...parts] = text.split(/^--- /m);
  const title = /^title: (.+)$/m.exec(head)?.[1];
  if (title === undefined) return 'it has no title';
  const bad = new Map<string, string>();
  const given = new Map<string, string>();
  for (const part of parts) {
    const [path = '', ...lines] = part.split('\n');
    const [, side, rest] = /^(bad|ok)\/(\S+)$/.exec(path) ?? [];
    if (rest === undefined) return `"${path}" is not a path below bad or ok`;
    const into = side === 'bad' ? bad : given;
    if (into.has(rest)) return `${path} is given twice`;
    into.set(rest, lines.join('\n'));
  }
  const [changed, second] = given.keys();
  if (changed === undefined || second !== undefined) return 'not exactly one file differs';
  if (bad.get(changed) === given.get(changed)) return `${changed} is the same in both`;
  const expected = [...bad].flatMap(([path, content]) => markedIn(path, content)).sort();
  if (expected.length === 0) return 'no line is marked';
  return { name, title, bad, ok: new Map([...bad, ...given]), changed, expected };
}

function markedIn(path: string, text: string): readonly string[] {
  return readAnnotations(text)
    .filter(({ kind }) => kind === 'ruleid')
    .map(({ target }) => `${path}:${target}`);
}
