import { fromBase64 } from '../decode.ts';
import { defineToken } from '../define-rule.ts';
import { type Dice, alphabets } from '../dice.ts';
import { placeholderIn } from '../placeholder.ts';
import { type Verdict, dropped, kept } from '../rule.ts';

const revoke = 'in the Azure portal, by rotating the key';

// 64 bytes in base 64; a run of it is the whole key, so neighbours in the connection string do not matter.
export const azureStorageKey = defineToken({
  name: 'azure-storage-key',
  provider: 'Azure',
  title: 'Azure storage account key',
  grants: 'read, change and delete everything in the storage account',
  revoke,
  audit: 'the activity and diagnostic logs of the resource',
  severity: 'critical',
  proof: 'structure',
  anchors: ['AccountKey='],
  lead: 'none',
  body: 'base64',
  least: 99,
  most: 99,
  shape: /^AccountKey=(?<secret>[0-9A-Za-z+/]{86}==)$/d,
  check: ({ secret }) => bytesOf(secret, 64),
  forge: (dice) =>
    `DefaultEndpointsProtocol=https;AccountName=acmereports;AccountKey=${dice.bytes(64).toString('base64')}`,
});

export const azureSharedAccessKey = defineToken({
  name: 'azure-shared-access-key',
  provider: 'Azure',
  title: 'Azure Service Bus, Event Hubs or IoT shared access key',
  grants: 'send and receive messages with its policy',
  revoke,
  audit: 'the activity and diagnostic logs of the resource',
  proof: 'structure',
  anchors: ['SharedAccessKey='],
  lead: 'none',
  body: 'base64',
  least: 60,
  most: 60,
  shape: /^SharedAccessKey=(?<secret>[0-9A-Za-z+/]{43}=)$/d,
  check: ({ secret }) => bytesOf(secret, 32),
  forge: (dice) =>
    `Endpoint=sb://acme.servicebus.windows.net/;SharedAccessKeyName=send;SharedAccessKey=${dice.bytes(32).toString('base64')}`,
});

// 84 characters with `AZDO` at a fixed place, four before the end.
export const azureDevopsToken = defineToken({
  name: 'azure-devops-token',
  provider: 'Azure DevOps',
  title: 'Azure DevOps personal access token',
  grants: 'read and push code and run pipelines as its owner',
  revoke: 'in Azure DevOps under Personal access tokens',
  audit: 'the activity and diagnostic logs of the resource',
  severity: 'critical',
  proof: 'structure',
  anchors: ['AZDO'],
  at: 'inside',
  body: 'alnum',
  least: 84,
  most: 84,
  shape: /^(?<body>[0-9A-Za-z]{76})AZDO[0-9A-Za-z]{4}$/,
  forge: (dice) => `${dice.text(alphabets.alnum, 76)}AZDO${dice.text(alphabets.alnum, 4)}`,
  silent: silentKeys,
});

export const azureClientSecret = defineToken({
  name: 'azure-client-secret',
  provider: 'Microsoft Entra',
  title: 'Microsoft Entra application secret',
  grants: 'log in as the application',
  revoke: 'in Microsoft Entra under App registrations, Certificates and secrets',
  audit: 'the activity and diagnostic logs of the resource',
  severity: 'critical',
  proof: 'format',
  anchors: ['Q~'],
  at: 'inside',
  body: 'tilde',
  least: 37,
  most: 40,
  shape: /^[0-9A-Za-z_.~-]{3}[0-9]Q~(?<body>[0-9A-Za-z_.~-]{31,34})$/,
  forge: (dice) => `${dice.text(alphabets.alnum, 3)}8Q~${dice.text(alphabets.alnum, 34)}`,
});

function silentKeys(dice: Dice): readonly string[] {
  return [`id: ${dice.text(alphabets.alnum, 70)}AZDO${dice.text(alphabets.alnum, 10)}\n`];
}

function bytesOf(secret: string, length: number): Verdict {
  if (fromBase64(secret)?.length !== length) return dropped('structure');
  const reason = placeholderIn(secret);
  return reason === undefined ? kept : dropped(reason);
}
