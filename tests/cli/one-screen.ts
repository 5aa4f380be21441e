import { expect } from 'vitest';
import type { Ran } from './lab.ts';

/** A screen of 24 lines shows the cause and the next step, on standard error, without colour. */
export function expectOneScreen({ err }: Ran): void {
  expect(err.trimEnd().split('\n').length).toBeLessThanOrEqual(24);
  expect(err).toMatch(/^error: \S/m);
  expect(err).toMatch(/\n {2}\S.*\n$/);
  expect(err).not.toContain('\u001b');
  expect(err).not.toMatch(/^ +at .+:\d+:\d+/m);
}
