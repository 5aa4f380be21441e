import type { Form } from './form.ts';
import { placeholderIn } from './placeholder.ts';
import { type Candidate, type Verdict, dropped, kept } from './rule.ts';

const usualNouns: readonly string[] = [
  'key',
  'token',
  'secret',
  'password',
  'passwd',
  'auth',
  'credential',
  'pat',
];

/** An assignment of such a value to a name that ends in one of the nouns. */
export function keyed(form: Form, nouns: readonly string[] = usualNouns): RegExp {
  const names = nouns.map((noun) => {
    const capital = (noun[0] ?? '').toUpperCase();
    return `[${noun[0]}${capital}]${noun.slice(1)}|${noun.toUpperCase()}`;
  });
  const assigned = '["\'`\\])]{0,2}[ \\t]{0,12}(?:=>|:=|\\|\\||\\?\\?|[=:,(])[ \\t]{0,12}';
  const value = `["'\`]?(?:[Bb]earer |[Tt]oken )?(?<secret>${form.source})(?![0-9A-Za-z_/+(\\[~-]|[.=:@][0-9A-Za-z=])`;
  return new RegExp(`(?:${names.join('|')})\\w{0,12}${assigned}${value}`, 'dg');
}

/** Keeps a value that nobody wrote by hand, assigned to a name of this provider or below its heading. */
export function inContext(candidate: Candidate, words: readonly string[]): Verdict {
  const { text, secret } = candidate;
  const reason = placeholderIn(candidate.groups['body'] ?? secret);
  if (reason !== undefined) return dropped(reason);
  const around = candidate.around(reachBytes, 0).text;
  const before = around.slice(0, around.length - text.length).toLowerCase();
  const name = `${/[\w.-]*$/.exec(before)?.[0] ?? ''}${/^\w*/.exec(text)?.[0] ?? ''}`.toLowerCase();
  if (/public|publishable|anon|site_?key|(?:key|token|secret)_?(?:id|name|path|file|url|ref|arn)$/.test(name))
    return dropped('public');
  if (!isNamedFor(words, before, name)) return dropped('no-context');
  return isRandom(secret) ? kept : dropped('low-variety');
}

/** Keeps a token with a literal of its own unless the rest of it is a name that somebody wrote. */
export function unlessWritten(candidate: Candidate): Verdict {
  const body = candidate.groups['body'] ?? candidate.secret;
  const reason = placeholderIn(body);
  if (reason !== undefined) return dropped(reason);
  return /\d/.test(body) || isRandom(body) ? kept : dropped('low-variety');
}

const reachBytes = 160;

/** The name, or its line, or a heading before it names the provider, and the name itself names no other. All in lower case. */
export function isNamedFor(words: readonly string[], before: string, name: string): boolean {
  const names = (part: string): boolean => words.some((word) => part.includes(word));
  if (names(name)) return true;
  if (!names(before)) return false;
  const own = name.replace(/[\d_.-]/g, '');
  return /^(?:(?:api|app|application|access|auth|authorization|bearer|client|consumer|service|account|user|secret|private|personal|master|admin|root|integration|webhook|signing|live|prod|production|process|env|rest|server|v\d|this|self|opts|options|config|credentials?|settings|set|key|token|password|passwd|pat|tok|value|headers?|x|with|new|default|get|env|process|oauth|security|license|routing|ingest|write|read|project|id|string|var|let|const|sid|cookie|session|hash)*)$/.test(
    own,
  );
}

/**
 * Words and file names have seldom more than a digit or two, and camel case changes its case at every third place
 * where random letters do at every other.
 */
function isRandom(text: string): boolean {
  const digits = text.replace(/[^0-9]/g, '').length;
  const letters = text.replace(/[^A-Za-z]/g, '').length;
  if (letters < 2 || /^(?:[A-Za-z]{2,}[-_.])+[A-Za-z]{2,}\d{0,3}$/.test(text)) return false;
  const turns = text.match(/(?<=[a-z])[A-Z]|(?<=[A-Z])[a-z]/g)?.length ?? 0;
  return digits >= 2 || turns >= text.length * (digits === 1 ? 0.25 : 0.36);
}

/** Five usual settings that hold the secret under the provider's name. */
export function exampleOf(secret: string, word: string, noun: string): readonly string[] {
  const bare = word.replace(/\W/g, '_');
  const upper = bare.toUpperCase();
  return [
    `${upper}_${noun.toUpperCase()}=${secret}\nPORT=8080\n`,
    `{\n  "${word}": { "${noun}": "${secret}", "retries": 3 }\n}\n`,
    `${word}:\n  enabled: true\n  ${noun}: ${secret}\n`,
    `const client = connect({ ${bare}_api_${noun}: '${secret}' });\n`,
    `export ${upper}_API_${noun.toUpperCase()}="${secret}"\n`,
  ];
}

/** The same under another name, or none of the provider's values under its own. */
export function strangersTo(word: string, noun: string, forge: () => string): readonly string[] {
  const upper = `${word.replace(/\W/g, '_').toUpperCase()}_${noun.toUpperCase()}`;
  const secret = forge();
  return [
    `ACME_${noun.toUpperCase()}=${secret}\n`,
    `${upper}=\${${upper}}\nCHECKSUM=${forge()}\n`,
    `${upper}=${secret.replace(/[0-9A-Za-z]/g, 'x')}\n`,
    `${upper}=${secret.slice(0, Math.floor(secret.length / 2))}\n`,
    `${word} build ${secret}\n`,
    `# ${word}\nACME_OTHER_${noun.toUpperCase()}=${secret}\n`,
  ];
}

/** A token whose literal stands in its middle or at its end, damaged. */
export function damaged(secret: string, core: string): readonly string[] {
  return [
    `TOKEN=${secret.slice(0, Math.floor(secret.length / 2))}\n`,
    `TOKEN=${secret
      .split(core)
      .map((part) => part.replace(/[0-9A-Za-z]/g, 'x'))
      .join(core)}\n`,
    `id = q7${secret}z9\n`,
    'TOKEN=${SERVICE_TOKEN}\n',
    `Tokens hold \`${core}\` and are made in the settings.\n`,
  ];
}
