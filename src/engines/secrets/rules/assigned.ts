import { defineAssigned } from '../define-rule.ts';
import { type Dice, alphabets } from '../dice.ts';
import { isReference, isWeakPassword, placeholderIn } from '../placeholder.ts';
import { isRare } from '../rarity/rarity.ts';
import { type Candidate, type Dropped, type Verdict, dropped, kept } from '../rule.ts';

const revoke = 'where it was issued';

export const assignedKey = defineAssigned({
  name: 'assigned-key',
  provider: 'any',
  title: 'Value that looks made by chance in the name of a key or token',
  grants: 'probably do what the name says',
  revoke,
  severity: 'medium',
  proof: 'generic',
  anchors: [
    'api_key',
    'apikey',
    'api-key',
    'access_key',
    'accesskey',
    'auth_key',
    'authkey',
    'private_key',
    'privatekey',
    'secret_key',
    'secretkey',
    'encryption_key',
    'encryptionkey',
    'signing_key',
    'signingkey',
    'secret',
    'token',
    'credential',
  ],
  shape: /^(?=[^0-9]*[0-9])(?=[^A-Za-z]*[A-Za-z])[0-9A-Za-z_+/=.~-]{16,200}$/,
  check: judgedKey,
  forge: (dice) => dice.text(alphabets.alnum, 32),
  settings: settingsOf,
  silent: silentSettings,
});

export const assignedPassword = defineAssigned({
  name: 'assigned-password',
  provider: 'any',
  title: 'Password written down beside its name',
  grants: 'probably log in with it',
  revoke: 'by changing the password',
  severity: 'medium',
  proof: 'generic',
  rank: 3,
  anchors: ['password', 'passwd', 'passphrase', 'passwort', '_pwd', '_pass', 'pwd'],
  shape: /^(?=[^0-9!#$%&*+@^~-]*[0-9!#$%&*+@^~-])[!-~]{8,128}$/,
  check: judgedPassword,
  forge: (dice) => `${dice.text(alphabets.alnum, 9)}${dice.text('!#%+', 1)}${dice.text(alphabets.alnum, 5)}`,
  settings: (secret) => [
    `DB_PASSWORD=${secret}\n`,
    `spring:\n  datasource:\n    password: ${secret}\n`,
    `{"password": "${secret}"}\n`,
    `const password: string = '${secret}';\n`,
    `mysqldump --password "${secret}" app\n`,
    `<property><password>${secret}</password></property>\n`,
    `client.setPassword("${secret}");\n`,
  ],
  silent: () => [
    'DB_PASSWORD=${DB_PASSWORD}\n',
    'password: changeme123\n',
    'password = getpass.getpass("Password: ")\n',
    'const passwordField = "user_password_1";\n',
    'password_hash = hash_password(request.form["password1"])\n',
    'if (password == "admin1234") {}\n',
    'PASSWORD_MIN_LENGTH=12345678\n',
  ],
});

/** Names that say what they hold is no secret; tried on the name in lower case, from its last word on. */
const harmlessEnds =
  /(?:[_.-]|(?<=[a-z]))(?:name|names|id|ids|url|uri|endpoint|path|file|files|dir|type|types|field|fields|label|hint|length|len|size|count|limit|policy|regex|pattern|prefix|suffix|header|headers|param|params|expires|expiry|expiration|ttl|date|time|version|arn|ref|reference|hash|hashes|digest|checksum|error|errors|message|text|title|description|kind|class|index|format|algorithm|alg|source|scope|scopes|provider|manager|store|service|icon|color|selector|test|tests|code|symbol|list|map|set|cache|config)$/;

/** Words in front of `key` and `token` that belong to something else. */
const harmlessNames =
  /public|publishable|csrf|xsrf|cancel|keyword|tokeni[sz]|next_?page|page_?token|continuation|cursor|sitekey|site_key|token_?count|lex|parser|sha\d|md5|integrity|fingerprint|etag/;

function judgedKey(candidate: Candidate): Verdict {
  const { secret } = candidate;
  const reason =
    harmless(candidate) ?? placeholderIn(secret) ?? (isMachineText(secret) ? 'common-text' : undefined);
  if (reason !== undefined) return dropped(reason);
  if (new Set(secret).size < Math.min(10, secret.length / 2)) return dropped('low-entropy');
  return isRare(secret) ? kept : dropped('common-text');
}

function judgedPassword(candidate: Candidate): Verdict {
  const { secret, groups } = candidate;
  const reason = harmless(candidate) ?? placeholderIn(secret);
  if (reason !== undefined) return dropped(reason);
  if (isWeakPassword(secret)) return dropped('placeholder');
  // Without quotes it may as well be an expression of some language.
  const isBare = groups['quoted'] === undefined;
  if (isBare && /^[A-Za-z_$][\w$]*(?:[.:?[(]|->)|^[A-Za-z_]+$|[|&*]{2}|^[#/@-]/.test(secret))
    return dropped('reference');
  return isRare(secret) ? kept : dropped('common-text');
}

function harmless({ secret, groups }: Candidate): Dropped | undefined {
  const name = groups['name'] ?? '';
  const low = name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
  if (harmlessEnds.test(low) || harmlessNames.test(low)) return 'name';
  return isReference(secret) ? 'reference' : undefined;
}

/** Paths, calls, file names, dates and ids of the form of UUIDs: made by machines, but no keys. */
function isMachineText(secret: string): boolean {
  return (
    /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(secret) ||
    /^[./~]|\/\/|^[A-Za-z_]+(?:\.[A-Za-z_]+)+$|\.(?:js|ts|json|ya?ml|pem|crt|txt|html|png|svg)$/.test(
      secret,
    ) ||
    /^\d{4}-\d{2}-\d{2}/.test(secret)
  );
}

function settingsOf(secret: string): readonly string[] {
  return [
    `APP_API_KEY=${secret}\n`,
    `app:\n  client_secret: ${secret}\n`,
    `{"accessToken": "${secret}"}\n`,
    `const apiKey: string = '${secret}';\n`,
    `os.environ["AUTH_TOKEN"] = "${secret}"\n`,
    `secret_key => '${secret}',\n`,
    `Token := "${secret}"\n`,
    `deploy --token ${secret} --now\n`,
  ];
}

function silentSettings(dice: Dice): readonly string[] {
  const key = dice.text(alphabets.alnum, 32);
  return [
    'API_KEY=${API_KEY}\n',
    'apiKey: env.SERVICE_API_KEY_2\n',
    `public_key = "${key}"\n`,
    `token_url = "https://login.acme.io/oauth2/v1/token"\n`,
    'const secretName = "projects/acme/secrets/db-password-1/versions/3";\n',
    `csrfToken: '${key}'\n`,
    'access_key = "00000000-0000-4000-8000-000000000001"\n',
    'tokenType = "application_token_version_2"\n',
    'secret = "my-very-secret-value-number-1"\n',
    `sha256: ${dice.text(alphabets.hex, 64)}\n`,
  ];
}
