import { defineToken } from '../define-rule.ts';
import { alphabets } from '../dice.ts';

export const telegramBotToken = defineToken({
  name: 'telegram-bot-token',
  provider: 'Telegram',
  title: 'Telegram bot token',
  grants: 'read and send messages as the bot',
  revoke: 'by asking @BotFather for a new one',
  proof: 'format',
  anchors: [':AA'],
  at: 'inside',
  lead: 'digits',
  body: 'slug',
  least: 43,
  most: 48,
  shape: /^[0-9]{8,10}:AA(?<body>[0-9A-Za-z_-]{33})$/,
  forge: (dice) => `7${dice.text(alphabets.digits, 9)}:AA${dice.text(alphabets.alnum, 33)}`,
});
