import { daily as runDaily, type Daily } from '../../app/daily/daily.ts';
import { emitSchedule, schedulers } from '../../app/daily/emit-schedule.ts';
import { systemOf } from '../../app/daily/system-of.ts';
import { exitCodes } from '../../core/exit-code.ts';
import { codeOwnersDialects } from '../../formats/codeowners/index.ts';
import type { Call, Command } from '../command.ts';
import { dailyJson } from '../daily/daily-json.ts';
import { dailyMarkdown } from '../daily/daily-markdown.ts';
import { dailyText } from '../daily/daily-text.ts';
import { finish, lookFlags, wishOf } from '../finish.ts';

const { engine: _engine, 'fail-on': _failOn, ...look } = lookFlags;

export const daily: Command = {
  name: 'daily',
  usage: '[PATH]',
  summary: 'What is new since yesterday, whose it is, and until when',
  about:
    'Scans the whole tree and verifies what is due daily, and says what is new since the last daily run, per owner, with the\n' +
    'time that is left. A commit is looked at once: asked again, it shows what was found. A run after days without one\n' +
    'covers them all. Owners come from CODEOWNERS, else the component, the mitigation, or the team of the model.',
  flags: {
    ...look,
    weekly: { type: 'boolean', help: 'The view of a week: what the last seven days brought' },
    again: { type: 'boolean', help: 'Scan although this commit was looked at' },
    codeowners: {
      type: 'string',
      value: 'DIALECT',
      choices: codeOwnersDialects,
      help: 'How CODEOWNERS is read (default: by what else the repository has for a forge)',
    },
    emit: {
      type: 'string',
      value: 'SCHEDULER',
      choices: schedulers,
      help: 'Print a schedule that runs this every day, and do nothing else',
    },
    format: {
      type: 'string',
      value: 'NAME',
      choices: ['text', 'json', 'markdown'],
      help: 'text, json, markdown',
    },
    output: { type: 'string', short: 'o', value: 'FILE', help: 'Write to FILE instead of standard output' },
    all: { type: 'boolean', help: 'Show everything, not only what matters most' },
  },
  argumentsMax: 1,
  async run(call) {
    const wish = wishOf(call, call.arguments[0]);
    const scheduler = schedulers.find((one) => one === call.text('emit'));
    if (scheduler !== undefined) {
      const system = await systemOf(wish);
      if (typeof system !== 'string') return finish(call, system);
      return finish(call, { kind: 'text', text: emitSchedule(scheduler, system), exit: exitCodes.done });
    }
    const terms = {
      ...wish,
      period: call.on('weekly') ? ('week' as const) : ('day' as const),
      again: call.on('again'),
      codeOwners: codeOwnersDialects.find((one) => one === call.text('codeowners')),
    };
    return finish(call, await runDaily(terms, (told) => Promise.resolve(textOf(call, told))));
  },
};

function textOf(call: Call, told: Daily): string {
  const format = call.text('format');
  if (format === 'json') return dailyJson(told);
  return format === 'markdown' ? dailyMarkdown(told) : dailyText(told, call.on('all'));
}
