import { ok } from '../core/result.ts';
import { randomId } from '../io/random.ts';
import type { Stored } from '../store/store.ts';
import type { LiveAnswer } from './live.ts';
import { redactText } from './redact.ts';
import type { Session } from './session.ts';

/** Keeps answers with the findings that the last scan has at the same places; gives how many findings that were. */
export async function rememberLive(session: Session, answers: readonly LiveAnswer[]): Stored<number> {
  const { store, ground, dirty, stations } = session;
  const previous = await store.loadFindings();
  if (!previous.ok) return previous;
  const at = ground.clock.now();
  const byPlace = new Map(answers.map((answer) => [keyOf(answer), answer]));
  let count = 0;
  const findings = previous.value.state.findings.map((finding) => {
    const answer = finding.status === 'open' ? byPlace.get(keyOf(finding)) : undefined;
    if (answer === undefined) return finding;
    count++;
    const { state, because } = answer.judged;
    return { ...finding, live: { state, because: redactText(because), at } };
  });
  if (count === 0) return ok(0);
  const recorded = await store.recordRun({
    run: {
      id: randomId('r_'),
      command: 'live',
      startedAt: at,
      finishedAt: at,
      commit: ground.commit,
      tree: ground.tree,
      dirty,
      status: 'complete',
      engines: stations.map(({ engine }) => ({ id: engine.id, version: engine.version, status: 'complete' })),
    },
    findings: { revision: previous.value.revision, state: { ...previous.value.state, findings } },
  });
  return recorded.ok ? ok(count) : recorded;
}

interface Place {
  readonly rule: string;
  readonly path: string;
  readonly line: number;
}

function keyOf({ rule, path, line }: Place): string {
  return JSON.stringify([rule, path, line]);
}
