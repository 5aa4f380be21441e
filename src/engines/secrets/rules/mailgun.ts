import { defineNear } from '../define-rule.ts';
import { alphabets } from '../dice.ts';

export const mailgunKey = defineNear({
  name: 'mailgun-key',
  provider: 'Mailgun',
  title: 'Mailgun API key',
  grants: 'send mail in your name and read logs',
  revoke: 'in Mailgun under API keys',
  audit: 'the log of sent mail',
  proof: 'format',
  anchors: ['mailgun'],
  before: 300,
  after: 300,
  shape:
    /(?<![0-9A-Za-z_-])(?<secret>key-[0-9a-f]{32}|[0-9a-f]{32}-[0-9a-f]{8}-[0-9a-f]{8})(?![0-9A-Za-z_-])/dg,
  forge: (dice) => `key-${dice.text(alphabets.hex, 32)}`,
  settings: (secret) => [
    `MAILGUN_API_KEY=${secret}\n`,
    `mailgun({ apiKey: '${secret}', domain: 'mail.acme.internal' });\n`,
    `curl -s --user 'api:${secret}' https://api.mailgun.net/v3/acme/messages\n`,
    `mailgun:\n  key: ${secret}\n`,
    `{"mailgun": {"apiKey": "${secret}"}}\n`,
  ],
  silent: (dice) => [
    `CACHE=key-${dice.text(alphabets.hex, 32)}\n`,
    `MAILGUN_API_KEY=key-${'x'.repeat(32)}\n`,
    `MAILGUN_API_KEY=key-${'3ax6xnjp'}29jd6fds4gc373sgvjxteol0\n`,
    'MAILGUN_API_KEY=key-${KEY}\n',
    `mailgun etag ${dice.text(alphabets.hex, 32)}\n`,
    `MAILGUN_API_KEY=key-${'0123456789abcdef'.repeat(2)}\n`,
  ],
});
