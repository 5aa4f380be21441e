import { fromBase64 } from '../decode.ts';
import { defineNear } from '../define-rule.ts';
import { placeholderIn } from '../placeholder.ts';
import { type Verdict, dropped, kept } from '../rule.ts';

// Laravel’s key: 32 bytes in base 64 behind `base64:`.
export const laravelKey = defineNear({
  name: 'laravel-app-key',
  provider: 'Laravel',
  title: 'Laravel application key',
  grants: 'read and forge cookies and encrypted values, and often run code through them',
  revoke:
    'with `php artisan key:generate`, keeping the old one among the previous keys until values are rewritten',
  severity: 'critical',
  proof: 'structure',
  anchors: ['base64:'],
  before: 60,
  after: 60,
  shape:
    /APP_(?:PREVIOUS_)?KEYS?["']?\s{0,4}(?:=>|[=:,])\s{0,4}["']?base64:(?<secret>[0-9A-Za-z+/]{43}=)(?![0-9A-Za-z+/=])/dg,
  check: ({ secret }) => (fromBase64(secret)?.length === 32 ? unlessMadeUp(secret) : dropped('structure')),
  forge: (dice) => dice.bytes(32).toString('base64'),
  settings: (secret) => [
    `APP_KEY=base64:${secret}\n`,
    `APP_KEY="base64:${secret}"\nAPP_ENV=production\n`,
    `  APP_KEY: base64:${secret}\n`,
    `{"APP_KEY": "base64:${secret}"}\n`,
    `<env name="x"/>\n'APP_KEY' => 'base64:${secret}',\n`,
  ],
  silent: (dice) => [
    'APP_KEY=base64:\n',
    `APP_KEY=base64:${Buffer.alloc(32, 65).toString('base64')}\n`,
    `OTHER=base64:${dice.bytes(32).toString('base64')}\n`,
    `APP_KEY=base64:${dice.bytes(20).toString('base64')}\n`,
    'APP_KEY=${APP_KEY}\nX=base64:\n',
  ],
});

function unlessMadeUp(text: string): Verdict {
  const reason = placeholderIn(text);
  return reason === undefined ? kept : dropped(reason);
}
