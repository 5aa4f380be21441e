import { expect, test } from 'vitest';
import { languagesOfFile } from './file-languages.ts';

test.each([
  ['a/b.js', ['javascript']],
  ['a/b.JSX', ['javascript']],
  ['a/b.min.js', []],
  ['a/b.d.ts', []],
  ['a/b.tsx', ['typescript']],
  ['a/b.h', ['c', 'cpp']],
  ['Dockerfile', ['dockerfile']],
  ['Dockerfile.dev', ['dockerfile']],
  ['x/app.dockerfile', ['dockerfile']],
  ['main.tf', ['terraform']],
  ['main.tf.json', ['json']],
  ['.env', []],
  ['README', []],
] as const)('%s', (path, languages) => {
  expect(languagesOfFile(path, '')).toEqual(languages);
});

test.each([
  ['#!/usr/bin/env python3\n', ['python']],
  ['#!/bin/sh -e\n', ['bash']],
  ['#!/usr/bin/env\n', []],
  ['# no\n', []],
] as const)('without an ending the first line tells: %j', (text, languages) => {
  expect(languagesOfFile('bin/run', text)).toEqual(languages);
});
