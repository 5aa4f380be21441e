import { createHash } from 'node:crypto';

/**
 * A secret of the same form that is nobody's: letters and digits of the last two thirds are replaced by others of their kind,
 * chosen by a digest, so that the same secret always has the same control. The prefix stays, or a gateway could tell them apart.
 */
export function controlOf(secret: string): string {
  const digest = createHash('sha512').update(`control\n${secret}`).digest();
  const from = Math.floor(secret.length / 3);
  let made = secret.slice(0, from);
  for (let i = from; i < secret.length; i++)
    made += another(secret.charAt(i), digest[i % digest.length] ?? 0);
  return made === secret ? `${secret.slice(0, -1)}${another(secret.slice(-1), 1)}` : made;
}

function another(character: string, chance: number): string {
  for (const alphabet of ['0123456789', 'abcdef', 'ghijklmnopqrstuvwxyz', 'ABCDEF', 'GHIJKLMNOPQRSTUVWXYZ']) {
    const at = alphabet.indexOf(character);
    if (at >= 0) return alphabet.charAt((at + 1 + (chance % (alphabet.length - 1))) % alphabet.length);
  }
  return character;
}
