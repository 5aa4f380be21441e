import { randomBytes, randomUUID } from 'node:crypto';

export function strong() {
  // ok: js/insecure-random
  const token = randomBytes(32).toString('hex');
  return token;
}

export function uuid() {
  // ok: js/insecure-random
  const sessionId = randomUUID();
  return sessionId;
}

export function jitter(delay) {
  // ok: js/insecure-random
  return delay * (1 + Math.random());
}

export function elementId() {
  // ok: js/insecure-random
  const id = `field-${Math.random().toString(36).slice(2)}`;
  return id;
}

export function shuffled(tokens) {
  // ok: js/insecure-random
  return tokens.sort(() => Math.random() - 0.5);
}

export function pick(colours) {
  // ok: js/insecure-random
  const colour = colours[Math.floor(Math.random() * colours.length)];
  return colour;
}

export function refreshTokenLater(refresh) {
  // ok: js/insecure-random
  const tokenDelay = 1000 * Math.random();
  return setTimeout(refresh, tokenDelay);
}

export const tokenizer = (text) => {
  // ok: js/insecure-random
  const sample = Math.random() < 0.1;
  return sample ? text.split(' ') : [];
};
