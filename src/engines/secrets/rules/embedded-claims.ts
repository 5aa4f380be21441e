import { fromBase64, jsonFromBase64 } from '../decode.ts';
import { tokenRules } from '../define-form.ts';
import { type Dice, alphabets } from '../dice.ts';
import { placeholderIn } from '../placeholder.ts';
import { type Verdict, dropped, kept } from '../rule.ts';

/** Tokens that carry something that can be read: JSON, a name, a version. */
export const embeddedClaimRules = tokenRules([
  {
    // The middle is base 64 of a JSON object with the user name `u` and the token’s id `a`.
    name: 'mapbox-secret-token',
    provider: 'Mapbox',
    title: 'Mapbox secret token',
    grants: 'use and change the account within its scopes',
    revoke: 'in Mapbox under Tokens',
    proof: 'structure',
    rank: 26,
    forms: ['sk.eyJ<base64url 40-150>.<base64url 22>'],
    check: ({ secret }) => {
      const claims = jsonFromBase64(secret.split('.')[1] ?? '');
      const isToken = typeof claims?.['u'] === 'string' && typeof claims['a'] === 'string';
      return isToken ? unlessMadeUp(secret.slice(-22)) : dropped('structure');
    },
    forge: (dice) =>
      `sk.${jsonOf({ u: 'acme-maps', a: dice.text(alphabets.lowerAlnum, 25) })}.${dice.text(alphabets.alnum, 22)}`,
  },
  {
    // User and token name, each in base 64, then the random part.
    name: 'jetbrains-token',
    provider: 'JetBrains',
    title: 'JetBrains Hub, YouTrack or Space permanent token',
    grants: 'act as its owner in the services it covers',
    revoke: 'in JetBrains Hub under Profile, Authentication',
    proof: 'structure',
    forms: [
      'perm:<base64 4-80><pad>.<base64 4-120><pad>.<alnum 25-40>',
      'perm-<base64 4-80><pad>.<base64 4-120><pad>.<alnum 25-40>',
    ],
    check: ({ secret }) => allPrintable(secret.slice(5).split('.').slice(0, 2), secret.split('.')[2] ?? ''),
    forge: (dice) =>
      `perm:${base64Of('jane.ops')}.${base64Of(`deploy-${dice.below(90) + 10}`)}.${dice.text(alphabets.alnum, 30)}`,
  },
  {
    name: 'teamcity-token',
    provider: 'JetBrains',
    title: 'TeamCity access token',
    grants: 'run builds and read their logs as its owner',
    revoke: 'in TeamCity under Profile, Access tokens',
    severity: 'critical',
    proof: 'structure',
    rank: 26,
    forms: ['eyJ0eXAiOiAiVENWMiJ9.<base64url 30-60>.<base64url 40-80>'],
    check: ({ secret }) => {
      const reason = placeholderIn(secret.slice(21));
      return reason === undefined ? kept : dropped(reason);
    },
  },
  {
    // Base 64 of `tok:`, a UUID joined by `_`, and two numbers.
    name: 'intercom-token',
    provider: 'Intercom',
    title: 'Intercom access token',
    grants: 'read and answer conversations',
    revoke: 'in the Intercom developer hub',
    proof: 'structure',
    forms: ['dG9rO<base64 53-55><pad>'],
    check: ({ secret }) => {
      const text = fromBase64(secret)?.toString('latin1') ?? '';
      return /^tok:[0-9a-f]{8}(?:_[0-9a-f]{4}){3}_[0-9a-f]{12}:\d:\d$/.test(text)
        ? unlessMadeUp(text.slice(4))
        : dropped('structure');
    },
    forge: (dice) => base64Of(`tok:${uuid4(dice).replaceAll('-', '_')}:1:0`),
  },
  {
    // A UUID of version 4: its thirteenth digit is 4 and its seventeenth 8, 9, a or b.
    name: 'launchdarkly-key',
    provider: 'LaunchDarkly',
    title: 'LaunchDarkly SDK key or access token',
    grants: 'read the environment’s flags or, with an access token, change them',
    revoke: 'in LaunchDarkly under Environments or Access tokens',
    proof: 'structure',
    forms: ['{sdk|api}-<uuid>'],
    check: ({ secret }) => isVersion4(secret.slice(4)),
    forge: (dice) => `sdk-${uuid4(dice)}`,
  },
  {
    // `bedrock.amazonaws.com` in base 64, then the query of a signed request.
    name: 'aws-bedrock-short-term-key',
    provider: 'AWS',
    title: 'Amazon Bedrock short-term API key',
    grants: 'run models at the cost of the account for up to twelve hours',
    revoke: 'in AWS under IAM, by ending the sessions of its role',
    severity: 'medium',
    proof: 'structure',
    forms: ['bedrock-api-key-<base64 100-1500><pad>'],
    check: ({ secret }) => {
      const text = fromBase64(secret.slice(16))?.toString('latin1') ?? '';
      const isSigned =
        text.startsWith('bedrock.amazonaws.com/?') && /X-Amz-Signature=[0-9a-f]{64}/.test(text);
      return isSigned ? unlessMadeUp(secret.slice(-60)) : dropped('structure');
    },
    forge: (dice) =>
      `bedrock-api-key-${base64Of(`bedrock.amazonaws.com/?Action=CallWithBearerToken&X-Amz-Signature=${dice.text(alphabets.hex, 64)}&Version=1`)}`,
  },
  {
    // Base 64 of a short header and `origin_ec`.
    name: 'aws-session-token',
    provider: 'AWS',
    title: 'AWS session token',
    grants: 'use the AWS account until it expires, given its key pair',
    revoke: 'in AWS under IAM, by revoking the sessions of its role',
    audit: 'CloudTrail, for the key id beside it,',
    severity: 'medium',
    proof: 'structure',
    forms: ['IQoJb3JpZ2lu<base64 180-1600><pad>'],
    check: ({ secret }) =>
      fromBase64(secret)?.toString('latin1').slice(3, 12) === 'origin_ec'
        ? unlessMadeUp(secret.slice(-60))
        : dropped('structure'),
    forge: (dice) =>
      Buffer.concat([Buffer.from('210a096f726967696e5f6563', 'hex'), dice.bytes(270)]).toString('base64'),
  },
]);

function unlessMadeUp(text: string): Verdict {
  const reason = placeholderIn(text);
  return reason === undefined ? kept : dropped(reason);
}

function allPrintable(parts: readonly string[], body: string): Verdict {
  const isText = parts.every((part) => /^[ -~]{1,120}$/.test(fromBase64(part)?.toString('latin1') ?? ''));
  if (!isText) return dropped('structure');
  const reason = placeholderIn(body);
  return reason === undefined ? kept : dropped(reason);
}

function isVersion4(uuid: string): Verdict {
  if (!/^.{14}4.{4}[89ab]/.test(uuid)) return dropped('structure');
  const reason = placeholderIn(uuid.replaceAll('-', ''));
  return reason === undefined ? kept : dropped(reason);
}

function uuid4(dice: Dice): string {
  const hex = (length: number): string => dice.text(alphabets.hex, length);
  return `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`;
}

function jsonOf(value: Readonly<Record<string, unknown>>): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function base64Of(text: string): string {
  return Buffer.from(text).toString('base64');
}
