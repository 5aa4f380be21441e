import { defineToken } from '../define-rule.ts';
import { alphabets } from '../dice.ts';

export const slackToken = defineToken({
  name: 'slack-token',
  provider: 'Slack',
  title: 'Slack token',
  grants: 'read and write messages in the workspace',
  revoke: 'on api.slack.com under Your Apps',
  audit: 'the workspace’s access logs',
  severity: 'critical',
  proof: 'format',
  anchors: ['xoxb-', 'xoxp-', 'xoxa-', 'xoxr-', 'xoxs-', 'xapp-'],
  body: 'slug',
  least: 40,
  most: 260,
  shape:
    /^(?:xox[aprs]-(?:\d-)?[0-9]{8,14}-[0-9]{8,14}-(?:[0-9]{8,14}-)?(?<body>[0-9A-Za-z]{24,64})|xoxb-[0-9]{9,14}-(?:[0-9]{9,14}-)?[0-9A-Za-z]{18,32}|xapp-[0-9]-A[0-9A-Z]{8,12}-[0-9]{10,15}-[0-9a-f]{60,70})$/,
  forge: (dice) =>
    `xoxb-2${dice.text(alphabets.digits, 11)}-3${dice.text(alphabets.digits, 12)}-${dice.text(alphabets.alnum, 24)}`,
});

export const slackWebhook = defineToken({
  name: 'slack-webhook',
  provider: 'Slack',
  title: 'Slack incoming webhook',
  grants: 'post into the channel in your name',
  revoke: 'on api.slack.com under Incoming Webhooks',
  audit: 'the workspace’s access logs',
  severity: 'medium',
  proof: 'format',
  anchors: ['hooks.slack.com/services/', 'hooks.slack.com/workflows/'],
  lead: 'slug',
  body: 'hookPath',
  least: 60,
  most: 110,
  shape:
    /^hooks\.slack\.com\/(?:services|workflows)\/T[0-9A-Z]{8,12}\/[0-9AB][0-9A-Z]{8,14}\/(?<body>[0-9A-Za-z]{20,26})\/?$/,
  forge: (dice) =>
    `hooks.slack.com/services/T${dice.text(alphabets.upperAlnum, 9)}/B${dice.text(alphabets.upperAlnum, 10)}/${dice.text(alphabets.alnum, 24)}`,
});
