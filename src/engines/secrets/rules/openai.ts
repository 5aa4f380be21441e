import { defineToken } from '../define-rule.ts';
import { alphabets } from '../dice.ts';
import { placeholderIn } from '../placeholder.ts';
import { dropped, kept } from '../rule.ts';

// `T3BlbkFJ` is base 64 of “OpenAI”; it stands in the middle of every key.
export const openaiKey = defineToken({
  name: 'openai-key',
  provider: 'OpenAI',
  title: 'OpenAI API key',
  grants: 'use the API at the cost of the organisation and read its files',
  revoke: 'on platform.openai.com under API keys',
  audit: 'the usage page and the organisation’s audit log',
  proof: 'structure',
  anchors: ['T3BlbkFJ'],
  at: 'inside',
  body: 'slug',
  least: 51,
  most: 220,
  shape:
    /^sk-(?:(?:proj|svcacct|admin|None)-)?(?<body>[0-9A-Za-z_-]{20}|[0-9A-Za-z_-]{58}|[0-9A-Za-z_-]{74})T3BlbkFJ(?:[0-9A-Za-z_-]{20}|[0-9A-Za-z_-]{58}|[0-9A-Za-z_-]{74})$/,
  check: ({ text }) => {
    const reason = placeholderIn(text.slice(3));
    return reason === undefined ? kept : dropped(reason);
  },
  forge: (dice) => `sk-proj-${dice.text(alphabets.alnum, 74)}T3BlbkFJ${dice.text(alphabets.alnum, 74)}`,
  silent: (dice) => [
    `X=${Buffer.from('x: OpenAI is named here').toString('base64')}${dice.text(alphabets.alnum, 40)}\n`,
  ],
});
