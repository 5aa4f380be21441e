import { limitMs, type Ran } from './run.ts';

const linesMax = 40;

/** What is needed of a JSON report. */
export interface Result {
  readonly engines: readonly { readonly id: string; readonly status: string }[];
  /** Files that the engine which wants most was shown. */
  readonly seen: number;
  readonly severities: string;
}

/** What a report owes its reader and does not give. */
export function breachesOf(call: readonly string[], ran: Ran, result: Result | undefined): readonly string[] {
  const isInit = call[0] === 'init';
  if (isInit && ran.err.includes('there is no command')) return [];
  return [
    ...(ran.exit === 0 ? [] : [`exit ${ran.exit}: ${ran.err.trim().split('\n')[0] ?? ''}`]),
    ...(ran.ms < limitMs ? [] : ['out of time']),
    ...(ran.lines <= linesMax ? [] : [`${ran.lines} lines`]),
    ...(/(?:^|\n)next: \S.*\n$/.test(ran.out) ? [] : ['does not end with the next command']),
    ...(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/.test(ran.out) ? ['control characters'] : []),
    ...(isInit ? [] : unnamed(ran, result)),
  ];
}

/** Engines without their status and coverage in the text. */
function unnamed({ out }: Ran, result: Result | undefined): readonly string[] {
  if (result === undefined) return ['the JSON report is none'];
  const [head = ''] = out.split('\n\n');
  return result.engines
    .filter(({ id, status }) => {
      const line = head.split('\n').find((one) => new RegExp(`\\b${id}\\b`).test(one)) ?? '';
      const looked = status === 'complete' || status === 'partial' || status === 'failed';
      return looked ? !/\d+ (?:files?|reports?)/.test(line) : !/not run|nothing/.test(line);
    })
    .map(({ id }) => `${id} is not told of`);
}
