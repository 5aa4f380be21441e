import { sha256 } from '../../core/digest.ts';
import type { Dropped } from './rule.ts';

/**
 * Why a token is not meant as a secret, or undefined. Takes the part that providers make at random, without its
 * fixed prefix. Thresholds are chosen so that a random token of 16 or more characters passes all but never.
 */
export function placeholderIn(body: string): Dropped | undefined {
  if (isReference(body)) return 'reference';
  if (exampleWords.test(body)) return 'documentation';
  if (/(.)\1{5}/s.test(body) || hasSequence(body) || repeats(body)) return 'placeholder';
  if (body.length >= 16 && new Set(body).size < 8) return 'low-variety';
  if (isKnownExample(sha256(body))) return 'documentation';
  return undefined;
}

/** Whether the text stands for a value that comes from elsewhere: `${X}`, `{{x}}`, `<x>`, `%s`, `process.env`. */
export function isReference(text: string): boolean {
  return /\$\{|\$\(|\{\{|\}\}|^\$[A-Za-z_]|^\{[^}]*\}$|^<|>$|^%[A-Za-z_(]|^%\d?\$?[sdv]|^@[A-Za-z]|process\.env|os\.environ|getenv/.test(
    text,
  );
}

/** Whether a human-made password is one that nobody protects, or names itself a stand-in. */
export function isWeakPassword(password: string): boolean {
  const low = password.toLowerCase();
  if (low.length < 6 || isReference(password) || exampleWords.test(low)) return true;
  if (/^[*x.#?_-]+$/.test(low) || /^\d+$/.test(low)) return true;
  if (isPhrase(password)) return true;
  return isWords(low.replace(/[\d!@#$%^&*_.-]/g, ''));
}

const exampleWords =
  /ex[a4]mple|sample|placeholder|change[-_]?me|redact|dummy|your[-_]?|insert|replace|xxxxx|\.\.\.|fake[-_]|<|>|\*\*\*|todo|secret_?here|not[-_]?a[-_]?real/i;

/** Words joined by hyphens, such as a name that a test gives its token: nothing random in it. */
function isPhrase(password: string): boolean {
  const parts = password.split(/[-_.]/);
  return (
    parts.length > 1 &&
    parts.every((part) => /^(?:[a-z]{1,20}\d{0,4}|[A-Z]{1,20}\d{0,4}|\d{1,4})$/.test(part))
  );
}

/** Words that weak passwords are put together from, digits and punctuation removed. */
const commonWords: readonly string[] =
  'my super very the db test testing tests dev local user users username root admin administrator app pass passwd password passwort pwd pw secret secrets secure token guest default demo postgres postgresql mysql mariadb redis rabbitmq mongo mongodb oracle sa elastic foo bar baz qux foobar hunter letmein qwerty welcome key abc abcd abcdef api database credential credentials string hello world word here goes some any pssword psswrd passwrd pswrd none null empty and or login basic auth name server host strong correct horse battery staple opensesame open sesame master service client private public url'.split(
    ' ',
  );

/** Whether the text is nothing but common words, one after the other. */
function isWords(text: string): boolean {
  const reached = new Uint8Array(text.length + 1);
  reached[0] = 1;
  for (let at = 0; at < text.length; at++) {
    if (reached[at] === 0) continue;
    for (const word of commonWords) if (text.startsWith(word, at)) reached[at + word.length] = 1;
  }
  return reached[text.length] === 1;
}

const sequences = ['0123456789', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', 'asdfghjkl'];
const sequenceLength = 7;

function hasSequence(body: string): boolean {
  const low = body.toLowerCase();
  return sequences.some((sequence) => {
    for (let i = 0; i + sequenceLength <= sequence.length; i++) {
      if (low.includes(sequence.slice(i, i + sequenceLength))) return true;
    }
    return low.includes('1234567890');
  });
}

/** A short piece written again and again, such as `deadbeef` four times. */
function repeats(body: string): boolean {
  for (let period = 1; period <= 8 && period * 2 <= body.length; period++) {
    let i = period;
    while (i < body.length && body[i] === body[i - period]) i++;
    if (i === body.length) return true;
  }
  return false;
}

/** Whether it is the SHA-256 of a key that a vendor prints in its documentation or ships in its emulator. */
function isKnownExample(digest: string): boolean {
  // Azure storage emulator.
  if (digest === '0011cc25eb4320717494d2703e8cba85743e71b500283c21c8b88147992f9059') return true;
  // Azure Cosmos DB emulator.
  if (digest === 'aa6547439583c3a275d4542a0df6c1ad6a863971be9f2a2220f027cc02aef615') return true;
  // Stripe, API reference.
  if (digest === 'b37fd7ed7ea5ea6b924e567138ec94c693d58d0f3985e2f0c07270413891a2dc') return true;
  return false;
}
