import type { RepoFact } from '../../model/propose/repo-fact.ts';

/** Files whose mere presence is a fact; they are not read. */
export function factsByName(path: string): readonly RepoFact[] {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const fact = (rest: Pick<RepoFact, 'kind' | 'id'> & Partial<RepoFact>): RepoFact => ({
    detail: '',
    tech: '',
    path,
    line: 1,
    confidence: 'high',
    ...rest,
  });
  if (lockfiles.has(name)) return [fact({ kind: 'lockfile', id: 'lockfile', detail: name })];
  if (updaters.test(path)) return [fact({ kind: 'repo', id: 'dependency-updates', detail: name })];
  if (entryPoints.has(name)) return [fact({ kind: 'repo', id: 'runnable', detail: name })];
  if (
    /(?:^|\/)(?:src\/main\.rs|cmd\/[^/]+\/main\.go|config\/application\.rb|public\/index\.php)$/.test(path)
  ) {
    return [fact({ kind: 'repo', id: 'runnable', detail: name })];
  }
  if (/(?:^|\/)src\/lib\.rs$/.test(path))
    return [fact({ kind: 'repo', id: 'library', detail: 'src/lib.rs' })];
  if (/^serverless\.ya?ml$|^host\.json$/.test(name))
    return [fact({ kind: 'repo', id: 'function', detail: name, tech: 'serverless' })];
  if (/\.graphqls?$/.test(name)) return [fact({ kind: 'api', id: 'graphql', detail: name, tech: 'graphql' })];
  if (name.endsWith('.proto'))
    return [fact({ kind: 'api', id: 'grpc', detail: name, tech: 'grpc', confidence: 'low' })];
  if (/^\.env(?:\.(?:local|production|prod|development|dev|staging))?$/.test(name)) {
    return [
      fact({ kind: 'env', id: 'env-file', detail: name }),
      fact({ kind: 'env', id: 'secret-setting', detail: name }),
    ];
  }
  return [];
}

const lockfiles = new Set([
  'package-lock.json',
  'npm-shrinkwrap.json',
  'yarn.lock',
  'pnpm-lock.yaml',
  'bun.lock',
  'bun.lockb',
  'poetry.lock',
  'uv.lock',
  'pdm.lock',
  'Pipfile.lock',
  'go.sum',
  'Gemfile.lock',
  'composer.lock',
  'Cargo.lock',
  'packages.lock.json',
  'gradle.lockfile',
]);
const updaters =
  /^(?:\.github\/(?:dependabot\.ya?ml|renovate\.json5?)|renovate\.json5?|\.renovaterc(?:\.json)?)$/;
/** Names of files that start a program. */
export const entryPoints: ReadonlySet<string> = new Set([
  'manage.py',
  'wsgi.py',
  'asgi.py',
  'app.py',
  'main.py',
  'main.go',
  'Procfile',
  'config.ru',
  'artisan',
]);
