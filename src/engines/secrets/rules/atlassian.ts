import { crc32Of } from '../checksum.ts';
import { defineToken } from '../define-rule.ts';
import { alphabets } from '../dice.ts';
import { dropped, kept } from '../rule.ts';

// The last eight hex digits are the CRC-32 of everything before them, the `=` included.
export const atlassianToken = defineToken({
  name: 'atlassian-token',
  provider: 'Atlassian',
  title: 'Atlassian API token',
  grants: 'use Jira, Confluence and Bitbucket as its owner',
  revoke: 'on id.atlassian.com under API tokens',
  audit: 'the organisation’s audit log',
  severity: 'critical',
  proof: 'checksum',
  anchors: ['ATATT3xFfGF0', 'ATCTT3xFfGN0', 'ATBB'],
  body: 'padded',
  least: 36,
  most: 260,
  shape: /^(?:AT[AC]TT3xFfG[0-9A-Za-z_=-]{20,220}=[0-9A-F]{8}|ATBB[0-9A-Za-z]{24}[0-9A-F]{8})$/,
  check: ({ text }) =>
    crc32Of(text.slice(0, -8)).toString(16).padStart(8, '0').toUpperCase() === text.slice(-8)
      ? kept
      : dropped('checksum'),
  forge: (dice) => {
    const head = `ATATT3xFfGF0${dice.text(alphabets.base64url, 100)}=`;
    return head + crc32Of(head).toString(16).padStart(8, '0').toUpperCase();
  },
});
