import type { TrackedFinding } from '../core/tracked.ts';
import type { EngineCoverage } from './coverage-of.ts';
import { coversPath } from './coverage-of.ts';
import { isHistoryPath } from './history-path.ts';

/**
 * What an open finding that was not seen again has become. `open`: the run cannot tell, because it did not look
 * there, with that rule, to the end; `rule-retired`: nobody looks for it any more, which is not the same as fixed.
 */
export function fateOf(
  finding: TrackedFinding,
  coverage: ReadonlyMap<string, EngineCoverage>,
): 'open' | 'fixed' | 'rule-retired' {
  const engine = coverage.get(finding.engine);
  if (engine === undefined || !engine.finished) return 'open';
  const newer = engine.version >= finding.engineVersion;
  const digest = engine.rules.get(finding.rule);
  if (digest === undefined) return newer && !engine.catalogue.has(finding.rule) ? 'rule-retired' : 'open';
  if (digest !== finding.ruleDigest && !newer) return 'open';
  if (isHistoryPath(finding.path)) return engine.history === true ? 'fixed' : 'open';
  return coversPath(engine.paths, finding.path) ? 'fixed' : 'open';
}
