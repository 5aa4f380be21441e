import type { Report } from '../core/report.ts';
import { randomId } from '../io/random.ts';
import type { RunBatch, StoreError } from '../store/store.ts';
import type { Result } from '../core/result.ts';
import type { Evidence } from '../core/evidence.ts';
import type { Session } from './session.ts';

/** Records a run and all that it leaves behind in one transaction. */
export function remember(
  session: Session,
  report: { readonly command: string } & Pick<Report, 'ms' | 'dirty' | 'status' | 'engines'>,
  leaves: Omit<RunBatch, 'run'>,
): Promise<Result<readonly Evidence[], StoreError>> {
  const { ground, store, stations } = session;
  const version = new Map(stations.map(({ engine }) => [engine.id, engine.version]));
  return store.recordRun({
    run: {
      id: randomId('r_'),
      command: report.command,
      startedAt: ground.clock.now() - report.ms,
      finishedAt: ground.clock.now(),
      commit: ground.commit,
      tree: ground.tree,
      dirty: report.dirty,
      status: report.status,
      engines: report.engines.map(({ id, status }) => ({ id, status, version: version.get(id) ?? 0 })),
    },
    ...leaves,
  });
}
