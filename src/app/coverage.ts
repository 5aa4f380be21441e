import { pathOf } from '../core/location.ts';
import type { EngineCoverage } from '../triage/coverage-of.ts';
import type { Inspection } from './inspect.ts';

/**
 * What a run may close findings by. `whole`: the whole tree was listed; otherwise only the files that were looked at
 * count, and those the change removed. `history`: all commits were looked at as well.
 */
export function coverageOf(
  inspection: Inspection,
  whole: boolean,
  removed: readonly string[],
  history = false,
): EngineCoverage {
  const { engine, report, files, findings } = inspection;
  const missed = [...report.coverage.failed, ...report.coverage.skipped].map(({ target }) => target);
  const partial = report.problems.flatMap(({ target, rule }) =>
    target === '' || rule !== undefined ? [] : [target],
  );
  const reported = findings.flatMap(({ at }) => pathOf(at) ?? []);
  const digests = engine.rules.map(({ id, digest }) => [id, digest] as const);
  return {
    engine: engine.id,
    version: engine.version,
    finished: report.status !== 'failed' && report.status !== 'not-run',
    rules: new Map(digests),
    ...(history && engine.id === 'secrets' ? { history } : {}),
    catalogue: new Set(engine.rules.map(({ id }) => id)),
    paths: whole
      ? { kind: 'all-but', missed: new Set([...missed, ...partial]) }
      : {
          kind: 'only',
          scanned: new Set([...files, ...reported, ...removed].filter((path) => !partial.includes(path))),
        },
  };
}
