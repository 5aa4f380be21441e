import { checkModelFile, diffModel, drawModel, showModel } from '../../app/model.ts';
import { UsageError, type Call, type Command } from '../command.ts';
import { finish, usesColour, wishOf } from '../finish.ts';
import { paintOf } from '../terminal/paint.ts';
import type { Outcome } from '../../app/wish.ts';

const actions = ['check', 'show', 'diff', 'diagram'] as const;

export const model: Command = {
  name: 'model',
  usage: 'check|show|diff REF|diagram',
  summary: 'Check, show, compare or draw the threat model',
  about:
    'check    everything that is wrong with the model, with file, line and what to do\n' +
    'show     the threats and their mitigations as sentences that a meeting can read\n' +
    'diff     what changed in meaning since the commit REF, and what of it protects less\n' +
    'diagram  the data flows and trust boundaries, as SVG or Mermaid',
  flags: {
    model: {
      type: 'string',
      value: 'PATH',
      help: 'The threat model (default: the nearest threat-model.yaml)',
    },
    format: {
      type: 'string',
      value: 'NAME',
      choices: ['text', 'markdown', 'svg', 'mermaid', 'json'],
      help: 'show: text or markdown; diagram: svg or mermaid; check, diff: text or json',
    },
    output: { type: 'string', short: 'o', value: 'FILE', help: 'Write to FILE instead of standard output' },
    strict: { type: 'boolean', help: 'check: warnings count as errors' },
  },
  actions,
  argumentsMax: 2,
  async run(call) {
    return finish(call, await runAction(call));
  },
};

function runAction(call: Call): Promise<Outcome> {
  const [action = 'check', ref] = call.arguments;
  const wish = wishOf(call, '.');
  const format = call.text('format');
  switch (action) {
    case 'check':
      return checkModelFile(wish, {
        json: format === 'json',
        strict: call.on('strict'),
        paint: paintOf(usesColour(call)),
      });
    case 'show':
      return showModel(wish, format === 'markdown');
    case 'diff':
      if (ref === undefined)
        throw new UsageError('model diff needs a commit to compare with', 'Write holdfast model diff main.');
      return diffModel(wish, ref, format === 'json');
    case 'diagram':
      return drawModel(wish, format === 'mermaid');
    default:
      throw new UsageError(`model cannot “${action}”`, `Use one of: ${actions.join(', ')}.`);
  }
}
