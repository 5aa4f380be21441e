import { fromBase64 } from '../decode.ts';
import { defineNear } from '../define-rule.ts';
import { type Dice, alphabets } from '../dice.ts';
import { placeholderIn } from '../placeholder.ts';
import { dropped, kept } from '../rule.ts';

// The first part is base 64 of the bot's numeric id.
export const discordToken = defineNear({
  name: 'discord-bot-token',
  provider: 'Discord',
  title: 'Discord bot token',
  grants: 'read and send messages as the bot',
  revoke: 'in the Discord developer portal under Bot',
  proof: 'structure',
  anchors: ['discord', 'bot'],
  before: 100,
  after: 200,
  shape:
    /(?<![0-9A-Za-z_.-])(?<secret>(?<id>[MNO][0-9A-Za-z_-]{22,27})\.[0-9A-Za-z_-]{6}\.(?<body>[0-9A-Za-z_-]{27,40}))(?![0-9A-Za-z_.-])/dg,
  check: ({ groups }) => {
    const id = fromBase64(groups['id'] ?? '')?.toString('latin1') ?? '';
    if (!/^[1-9][0-9]{16,19}$/.test(id)) return dropped('structure');
    const reason = placeholderIn(groups['body'] ?? '');
    return reason === undefined ? { ...kept, notes: [['bot', id]] } : dropped(reason);
  },
  forge: (dice) => token(dice, `1${dice.text(alphabets.digits, 18)}`),
  settings: (secret) => [
    `DISCORD_TOKEN=${secret}\n`,
    `client.login('${secret}'); // discord.js\n`,
    `{"discord": {"token": "${secret}"}}\n`,
    `discord:\n  token: ${secret}\n`,
    `headers = {"Authorization": "Bot ${secret}"}\n`,
  ],
  silent: (dice) => [
    `DISCORD_TOKEN=${token(dice, dice.text(alphabets.letters, 19))}\n`,
    'DISCORD_TOKEN=${DISCORD_TOKEN}\n',
    `DISCORD_TOKEN=${token(dice, `1${dice.text(alphabets.digits, 18)}`).slice(0, -20)}\n`,
    `DISCORD_TOKEN=M${'x'.repeat(25)}.xxxxxx.${'x'.repeat(27)}\n`,
    `file = ${token(dice, `1${dice.text(alphabets.digits, 18)}`)}\n`,
  ],
});

function token(dice: Dice, id: string): string {
  return `${Buffer.from(id).toString('base64url')}.${dice.text(alphabets.alnum, 6)}.${dice.text(alphabets.alnum, 38)}`;
}
