import { checkLive, type LiveAnswer, type PlannedHost } from '../../app/live.ts';
import { counted } from '../../core/plural.ts';
import { forJson, forTerminal } from '../../core/sanitise.ts';
import { type Call, type Command, UsageError } from '../command.ts';
import { finish, wishOf } from '../finish.ts';

export const live: Command = {
  name: 'live',
  usage: '[PATH]',
  summary: 'Ask providers whether found secrets still work',
  about:
    'Looks for secrets in the work tree and asks the provider of each, with one request that changes nothing, whether it works.\n' +
    'Says live, not live or unknown; live only if the provider refuses a made-up secret of the same form. Nothing is sent\n' +
    'unless HOLDFAST_LIVE_CHECKS=allow is set as well. Hosts are fixed, redirects are not followed, private addresses are refused.',
  flags: {
    plan: {
      type: 'boolean',
      help: 'Only list the hosts and how many requests each would get; sends nothing',
    },
    host: {
      type: 'string',
      multiple: true,
      value: 'HOST=URL',
      help: 'Ask your own server instead of a provider’s host: gitlab.com=https://gitlab.acme.example',
    },
    format: { type: 'string', value: 'NAME', choices: ['text', 'json'], help: 'text (default) or json' },
    output: { type: 'string', short: 'o', value: 'FILE', help: 'Write to FILE instead of standard output' },
  },
  argumentsMax: 1,
  async run(call) {
    const isJson = call.text('format') === 'json';
    const terms = {
      allowed: call.world.env['HOLDFAST_LIVE_CHECKS'] === 'allow',
      offline: call.on('offline'),
      planOnly: call.on('plan'),
      ownHosts: ownHosts(call),
    };
    const tell = {
      plan: (hosts: readonly PlannedHost[]) => (isJson ? json({ hosts }) : planText(hosts)),
      answers: (answers: readonly LiveAnswer[]) => (isJson ? json({ answers }) : answersText(answers)),
    };
    return finish(call, await checkLive(wishOf(call, call.arguments[0]), terms, tell));
  },
};

function ownHosts(call: Call): ReadonlyMap<string, URL> {
  return new Map(
    call.list('host').map((text) => {
      const [, host = '', address = ''] = /^([a-z0-9.-]+)=(https?:\/\/.+)$/.exec(text) ?? [];
      if (host === '' || !URL.canParse(address))
        throw new UsageError(
          `--host ${text} is not HOST=URL`,
          'Write it as gitlab.com=https://gitlab.acme.example.',
        );
      return [host, new URL(address)] as const;
    }),
  );
}

function json(value: object): string {
  return `${forJson(JSON.stringify(value, undefined, 2))}\n`;
}

function planText(hosts: readonly PlannedHost[]): string {
  const width = Math.max(...hosts.map(({ host }) => host.length));
  const rows = hosts.map(
    ({ host, provider, secrets, requestsMost }) =>
      `${host.padEnd(width)}  ${counted(secrets, 'secret')} of ${provider}, at most ${counted(requestsMost, 'request')}`,
  );
  return `${[...rows, '', 'Nothing was sent. next: HOLDFAST_LIVE_CHECKS=allow holdfast live'].join('\n')}\n`;
}

function answersText(answers: readonly LiveAnswer[]): string {
  const order = ['live', 'unknown', 'not live'];
  const sorted = [...answers].sort((a, b) => order.indexOf(a.judged.state) - order.indexOf(b.judged.state));
  const rows = sorted.map(({ path, line, rule, judged }) => {
    const powers = judged.powers.length === 0 ? '' : ` (${judged.powers.join('; ')})`;
    return forTerminal(`${judged.state.padEnd(8)}  ${path}:${line}  ${rule}  ${judged.because}${powers}`);
  });
  const alive = answers.filter(({ judged }) => judged.state === 'live').length;
  const open = answers.filter(({ judged }) => judged.state === 'unknown').length;
  const last = `${counted(answers.length, 'secret')}: ${alive} live, ${answers.length - alive - open} not live, ${open} unknown`;
  const advice = alive > 0 ? ['next: replace the live ones; holdfast explain RULE has the steps'] : [];
  return `${[...rows, '', last, ...advice].join('\n')}\n`;
}
