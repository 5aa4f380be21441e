import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Locked {
  readonly dev?: boolean;
  readonly hasInstallScript?: boolean;
  readonly integrity?: string;
  readonly link?: boolean;
}

const own: { dependencies: Record<string, string>; devDependencies: Record<string, string> } = JSON.parse(
  readFileSync('package.json', 'utf8'),
);
const lock: { packages: Record<string, Locked> } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const named = { ...own.dependencies, ...own.devDependencies };

test('every dependency is pinned exactly and explained', () => {
  const page = readFileSync('docs/decisions/dependencies.md', 'utf8');
  const loose = Object.entries(named).filter(
    ([, version]) => !/^(?:npm:[\w@/-]+@)?\d+\.\d+\.\d+$/.test(version),
  );
  expect(loose).toEqual([]);
  const rows = [...page.matchAll(/^\| `([^`]+)` \|/gm)].map((match) => match[1]);
  expect(rows.toSorted()).toEqual(Object.keys(named).toSorted());
});

test('every locked package has a digest', () => {
  const packages = Object.entries(lock.packages).filter(([path, { link }]) => path !== '' && link !== true);
  expect(packages.length).toBeGreaterThan(50);
  expect(packages.filter(([, { integrity }]) => integrity === undefined).map(([path]) => path)).toEqual([]);
});

test('npm runs no install scripts', () => {
  expect(readFileSync('.npmrc', 'utf8')).toMatch(/^ignore-scripts=true$/m);
  expect(readFileSync('action.yml', 'utf8')).toContain('npm ci --ignore-scripts');
});

test('nothing that is installed with Holdfast has an install script', () => {
  const scripted = Object.entries(lock.packages).filter(
    ([, { dev, hasInstallScript }]) => dev !== true && hasInstallScript === true,
  );
  expect(scripted.map(([path]) => path)).toEqual([]);
  const { scripts }: { scripts: Record<string, string> } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(Object.keys(scripts).filter((name) => /^(?:pre|post|install$|prepare$)/.test(name))).toEqual([]);
});
