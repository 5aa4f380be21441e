import { startOfToday } from '../../app/today.ts';
import { Toolbox } from '../../app/toolbox.ts';
import { init as initProject, type InitWish } from '../../app/init.ts';
import { exitCodes } from '../../core/exit-code.ts';
import { UsageError, type Call, type Command } from '../command.ts';
import { refused, usesColour } from '../finish.ts';
import { initLines } from '../init-lines.ts';
import { progressOf } from '../progress.ts';
import { lineText } from '../terminal/line.ts';
import { paintOf } from '../terminal/paint.ts';

export const init: Command = {
  name: 'init',
  usage: '[PATH]',
  summary: 'Propose a threat model from the facts of this repository',
  about:
    'Reads manifests, images, infrastructure code, pipelines and API descriptions, and writes a first threat model whose\n' +
    'every line says which file it comes from. With a model in place it changes nothing: it prints what is missing, and\n' +
    'adds it with --apply. What you turn down with --dismiss never comes back. Nothing of the repository is run.',
  flags: {
    model: {
      type: 'string',
      value: 'PATH',
      help: 'The model to write or to compare with (default threat-model.yaml)',
    },
    all: { type: 'boolean', help: 'Every proposal, not only the 15 that matter most' },
    apply: { type: 'boolean', help: 'Add what is missing to the model that exists' },
    'dry-run': { type: 'boolean', help: 'Say what would be written, and write nothing' },
    format: {
      type: 'string',
      value: 'NAME',
      choices: ['text', 'yaml'],
      help: 'text (default), or yaml: the first model itself',
    },
    dismiss: { type: 'string', value: 'ID', help: 'Turn a proposal down for good' },
    on: { type: 'string', value: 'COMPONENT', help: 'With --dismiss: only for this component' },
    why: { type: 'string', value: 'TEXT', help: 'With --dismiss: the reason' },
  },
  argumentsMax: 1,
  async run(call) {
    const outcome = await initProject(wishOf(call));
    if (outcome.kind === 'refusal') return refused(call, outcome.refusal);
    if (outcome.kind === 'first' && call.text('format') === 'yaml') {
      call.world.out.write(outcome.text);
      return exitCodes.done;
    }
    const { out } = call.world;
    const width = out.isTerminal ? Math.max(60, Math.min(out.columns, 140)) : 120;
    const paint = paintOf(usesColour(call));
    for (const line of initLines(outcome, width)) out.write(`${lineText(line, paint)}\n`);
    return exitCodes.done;
  },
};

function wishOf(call: Call): InitWish {
  const rule = call.text('dismiss');
  const on = call.text('on') ?? '';
  const why = call.text('why') ?? '';
  if (rule === undefined && (on !== '' || why !== ''))
    throw new UsageError('--on and --why belong to --dismiss', 'Write --dismiss ID too.');
  return {
    path: call.arguments[0] ?? '.',
    cwd: call.world.cwd,
    tools: new Toolbox({
      programFolder: call.world.programFolder,
      rules: [],
      now: startOfToday(),
      cacheFolder: undefined,
      build: '',
    }),
    narrow: call.arguments.length > 0,
    model: call.text('model'),
    all: call.on('all'),
    dryRun: call.on('dry-run'),
    apply: call.on('apply'),
    dismiss: rule === undefined ? undefined : { rule, on, why },
    progress: progressOf(call),
  };
}
