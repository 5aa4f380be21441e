const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** A finding's id, `f_` and ten characters, from ten random bytes. Letters that look alike are left out. */
export function findingId(random: Uint8Array): string {
  return `f_${Array.from({ length: 10 }, (_, n) => alphabet[(random[n] ?? 0) % 32]).join('')}`;
}

/** Whether a text has the shape of a finding's id. */
export function isFindingId(text: string): boolean {
  return /^f_[0-9a-hjkmnp-tv-z]{10}$/.test(text);
}
