import type { Command } from './command.ts';

/** Name, one line, and where the command lives: loaded only when it is called, so that start-up stays short. */
const table: readonly (readonly [name: string, summary: string, load: () => Promise<Command>])[] = [
  ['scan', 'Look for weaknesses; needs no model', async () => (await import('./commands/scan.ts')).scan],
  [
    'init',
    'Propose a threat model from the facts of this repository',
    async () => (await import('./commands/init.ts')).init,
  ],
  [
    'model',
    'Check, show, compare or draw the threat model',
    async () => (await import('./commands/model.ts')).model,
  ],
  [
    'routes',
    'The ways into the application, and what guards them',
    async () => (await import('./commands/routes.ts')).routes,
  ],
  ['plan', 'What is tested when, and why', async () => (await import('./commands/plan.ts')).plan],
  [
    'verify',
    'Answer for each mitigation, and keep the evidence',
    async () => (await import('./commands/verify.ts')).verify,
  ],
  ['gate', 'Decide whether a change may go in', async () => (await import('./commands/gate.ts')).gate],
  [
    'review',
    'Tell what a change brings, as comments on it',
    async () => (await import('./commands/review.ts')).review,
  ],
  [
    'evidence',
    'Record a manual check, list or export evidence',
    async () => (await import('./commands/evidence.ts')).evidence,
  ],
  [
    'daily',
    'What is new since yesterday, whose it is, and until when',
    async () => (await import('./commands/daily.ts')).daily,
  ],
  [
    'triage',
    'List, ignore, accept or confirm findings',
    async () => (await import('./commands/triage.ts')).triage,
  ],
  [
    'explain',
    'All about a finding, rule, mitigation or exit code',
    async () => (await import('./commands/explain.ts')).explain,
  ],
  ['rules', 'List the rules', async () => (await import('./commands/rules.ts')).rules],
  [
    'hook',
    'Stop secrets before they are committed or pushed',
    async () => (await import('./commands/hook.ts')).hook,
  ],
  [
    'live',
    'Ask providers whether found secrets still work',
    async () => (await import('./commands/live.ts')).live,
  ],
  [
    'doctor',
    'Check this machine and this repository',
    async () => (await import('./commands/doctor.ts')).doctor,
  ],
  [
    'completion',
    'Print completion for bash, zsh or fish',
    async () => (await import('./commands/completion.ts')).completion,
  ],
];

export const commandNames: readonly string[] = table.map(([name]) => name);

/** The summaries for the overview, in the order in which a user meets them. */
export function commandSummaries(): readonly (readonly [name: string, summary: string])[] {
  return table.map(([name, summary]) => [name, summary]);
}

export async function loadCommand(name: string): Promise<Command | undefined> {
  return table.find(([known]) => known === name)?.[2]();
}
