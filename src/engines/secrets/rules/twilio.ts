import { defineNear } from '../define-rule.ts';
import { alphabets } from '../dice.ts';
import { isNamedFor } from '../keyed.ts';
import { placeholderIn } from '../placeholder.ts';
import { dropped, kept } from '../rule.ts';

export const twilioToken = defineNear({
  name: 'twilio-auth-token',
  provider: 'Twilio',
  title: 'Twilio auth token or API key secret',
  grants: 'send messages and place calls at the cost of the account',
  revoke: 'in the Twilio console under API keys and tokens',
  audit: 'the message and call logs',
  proof: 'format',
  version: 2,
  anchors: ['twilio'],
  before: 200,
  after: 300,
  shape: /(?<=[\s"'`=:(,])(?<secret>[0-9a-f]{32}|(?=[a-z0-9]{0,31}[A-Z])[0-9A-Za-z]{32})(?=[\s"'`),;]|$)/dg,
  check: (candidate) => {
    const reason = placeholderIn(candidate.secret);
    if (reason !== undefined) return dropped(reason);
    const before = candidate.around(160, 0).text.slice(0, -candidate.text.length).toLowerCase();
    // Files of settings hold keys of others beside it, of the same form.
    const name =
      /([\w.-]+)["'`\])]{0,2}\s{0,9}(?:=>|:=|\|\||\?\?|[=:])\s{0,9}["'`]?$/.exec(before)?.[1] ?? '';
    if (!isNamedFor(['twilio'], `twilio ${before}`, name)) return dropped('no-context');
    // The token is of use only with the account or key it belongs to, and stands beside it.
    return /(?<![0-9A-Za-z])(?:AC|SK)[0-9a-f]{32}(?![0-9A-Za-z])/.test(candidate.around(200, 200).text)
      ? kept
      : dropped('no-context');
  },
  forge: (dice) => dice.text(alphabets.hex, 32),
  settings: (secret, dice) => {
    const account = `AC${dice.text(alphabets.hex, 32)}`;
    return [
      `TWILIO_ACCOUNT_SID=${account}\nTWILIO_AUTH_TOKEN=${secret}\n`,
      `const client = twilio('${account}', '${secret}');\n`,
      `{"twilio": {"sid": "${account}", "token": "${secret}"}}\n`,
      `twilio:\n  sid: ${account}\n  token: ${secret}\n`,
      `client = Client("${account}", "${secret}")  # twilio\n`,
    ];
  },
  silent: (dice) => [
    `TWILIO_AUTH_TOKEN=${dice.text(alphabets.hex, 32)}\n`,
    `TWILIO_ACCOUNT_SID=AC${dice.text(alphabets.hex, 32)}\nTWILIO_AUTH_TOKEN=\${TOKEN}\n`,
    `twilio\nTWILIO_ACCOUNT_SID=AC${dice.text(alphabets.hex, 32)}\nSTEAM_KEY=${dice.text(alphabets.hex, 32)}\n`,
    `TWILIO_ACCOUNT_SID=AC${'x'.repeat(32)}\nTWILIO_AUTH_TOKEN=${'x'.repeat(32)}\n`,
    `twilio sid AC${dice.text(alphabets.hex, 32)} etag ${dice.text(alphabets.hex, 40)}\n`,
    `sid AC${dice.text(alphabets.hex, 32)} token ${dice.text(alphabets.hex, 32)}\n`,
  ],
});
