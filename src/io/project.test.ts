import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fixedClock, systemClock } from './clock.ts';
import { scratch, scratchRepo } from './fixtures/scratch.ts';
import type { Scratch } from './fixtures/scratch.ts';
import { findProject } from './project.ts';
import { randomId } from './random.ts';

let at: Scratch;
beforeEach(() => {
  at = scratch();
});
afterEach(() => at.remove());

const name = 'threat-model.yaml';

test('the nearest config wins, and none above the repository is looked at', () => {
  at.write(name, 'above');
  const repo = scratchRepo();
  at.git('init', '-q', 'repo');
  at.write('repo/sub/deep/file', 'x');
  const root = join(at.root, 'repo');
  expect(findProject(join(root, 'sub/deep'), name)).toEqual({ root, config: undefined });
  at.write(`repo/${name}`, 'root');
  expect(findProject(join(root, 'sub/deep'), name).config).toBe(join(root, name));
  at.write(`repo/sub/${name}`, 'near');
  expect(findProject(join(root, 'sub/deep'), name).config).toBe(join(root, 'sub', name));
  repo.remove();
});

test('outside a repository only the folder itself counts; a link is no config', () => {
  at.write(`${name}`, 'above');
  at.write('plain/file', 'x');
  expect(findProject(join(at.root, 'plain'), name)).toEqual({
    root: join(at.root, 'plain'),
    config: undefined,
  });
  symlinkSync(join(at.root, name), join(at.root, 'plain', name));
  expect(findProject(join(at.root, 'plain'), name).config).toBeUndefined();
});

test('clocks and ids', () => {
  expect(fixedClock(7).now()).toBe(7);
  expect(systemClock.now()).toBeGreaterThan(1_700_000_000_000);
  const ids = new Set(Array.from({ length: 1_000 }, () => randomId('f_')));
  expect(ids.size).toBe(1_000);
  for (const id of ids) expect(id).toMatch(/^f_[0-9a-hjkmnp-tv-z]{10}$/);
});
