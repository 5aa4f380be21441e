import { checkLive, type LiveAbout, type LiveAnswer, type PlannedHost } from '../../app/live.ts';
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
    'secret-rules': {
      type: 'string',
      multiple: true,
      value: 'PATH',
      help: 'Custom detectors of TruffleHog too: their webhooks are asked, where --webhook-host names them',
    },
    'webhook-host': {
      type: 'string',
      multiple: true,
      value: 'HOST',
      help: 'A host of your own that --secret-rules may send what they find to',
    },
    'no-state': { type: 'boolean', help: 'Do not keep the answers with the findings of the last scan' },
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
      webhookHosts: new Set(call.list('webhook-host')),
    };
    const tell = {
      plan: (hosts: readonly PlannedHost[], about: LiveAbout) =>
        isJson ? json({ hosts, gaps: about.gaps }) : planText(hosts, about),
      answers: (answers: readonly LiveAnswer[], about: LiveAbout) =>
        isJson ? json({ answers, ...about }) : answersText(answers, about),
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

function planText(hosts: readonly PlannedHost[], about: LiveAbout): string {
  const width = Math.max(0, ...hosts.map(({ host }) => host.length));
  const rows = hosts.map(
    ({ host, provider, secrets, requestsMost }) =>
      `${host.padEnd(width)}  ${counted(secrets, 'secret')} of ${provider}, at most ${counted(requestsMost, 'request')}`,
  );
  return `${[...rows, ...gapLines(about), '', 'Nothing was sent. next: HOLDFAST_LIVE_CHECKS=allow holdfast live'].join('\n')}\n`;
}

/** What was not looked at or not asked. */
function gapLines({ gaps }: LiveAbout): readonly string[] {
  return gaps.map(({ target, reason }) => forTerminal(`left out  ${target}: ${reason}`));
}

function answersText(answers: readonly LiveAnswer[], about: LiveAbout): string {
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
  const missed = answers.length > (about.remembered ?? answers.length);
  const memory = missed
    ? [`${about.remembered ?? 0} kept with findings of the last scan; holdfast scan finds the others`]
    : [];
  return `${[...rows, ...gapLines(about), '', last, ...memory, ...advice].join('\n')}\n`;
}
