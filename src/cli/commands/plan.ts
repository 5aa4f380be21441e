import { emitPlan, planJson, planProject } from '../../app/plan.ts';
import { exitCodes } from '../../core/exit-code.ts';
import type { Call, Command } from '../command.ts';
import { finish, usesColour, wishOf } from '../finish.ts';
import { planLines } from '../plan-lines.ts';
import { lineText } from '../terminal/line.ts';
import { paintOf } from '../terminal/paint.ts';

type Planned = Extract<Awaited<ReturnType<typeof planProject>>, { kind: 'plan' }>;

export const plan: Command = {
  name: 'plan',
  usage: '[PATH]',
  summary: 'What is tested when, and why',
  about:
    'Compiles the testing plan from the threat model: mitigations of high impact first, or those that the history of\n' +
    'their code shows are likely to break; what runs at which moment and why; what is not covered; and whether a pull\n' +
    'request stays within its time. --emit writes the schedules for your pipeline. Times are estimates.',
  flags: {
    model: {
      type: 'string',
      value: 'PATH',
      help: 'The threat model (default: the nearest threat-model.yaml)',
    },
    format: { type: 'string', value: 'NAME', choices: ['text', 'json'], help: 'text (default) or json' },
    emit: {
      type: 'string',
      value: 'FORGE',
      choices: ['github', 'gitlab'],
      help: 'Print the schedules for github or gitlab',
    },
    output: { type: 'string', short: 'o', value: 'FILE', help: 'Write to FILE instead of standard output' },
    all: { type: 'boolean', help: 'Show everything, not only what matters most' },
  },
  argumentsMax: 1,
  async run(call) {
    const { path, cwd, model, now } = wishOf(call, call.arguments[0]);
    const outcome = await planProject({ path, cwd, model, now });
    if (outcome.kind === 'refusal') return finish(call, outcome);
    return finish(call, { kind: 'text', text: textOf(call, outcome), exit: exitCodes.done });
  },
};

function textOf(call: Call, outcome: Planned): string {
  const forge = call.text('emit');
  if (forge === 'github' || forge === 'gitlab') return emitPlan(outcome.plan, forge);
  if (call.text('format') === 'json') return planJson(outcome);
  const { out } = call.world;
  const width = out.isTerminal ? Math.max(60, Math.min(out.columns, 140)) : 120;
  const paint = paintOf(call.text('output') === undefined && usesColour(call));
  return planLines(outcome, width, call.on('all'))
    .map((line) => `${lineText(line, paint)}\n`)
    .join('');
}
