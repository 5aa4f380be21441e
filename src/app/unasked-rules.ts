import type { Session } from './session.ts';

/**
 * Files of rules for other scanners of secrets that lie in the repository. They are not taken up by themselves: whoever
 * opens a pull request could write one, and the owner of the repository is asked to name it.
 */
export function unaskedRules({
  walk,
  wish,
  stations,
}: Pick<Session, 'walk' | 'wish' | 'stations'>): readonly string[] {
  if (wish.secretRules.length > 0 || !stations.some(({ engine }) => engine.id === 'secrets')) return [];
  return walk.files
    .filter(({ path }) => names.has(path))
    .map(({ path }) => `${path} is not used: its rules run with --secret-rules ${path}`);
}

const names = new Set(['.gitleaks.toml', 'gitleaks.toml', '.betterleaks.toml', 'betterleaks.toml']);
