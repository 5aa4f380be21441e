import { ok, type Result } from '../../core/result.ts';
import type { Api } from '../api/api.ts';
import type { DesiredThread } from '../review/desired.ts';
import type { ForgeError } from '../review/forge.ts';

/** Comments of one review: GitHub has answered 502 to more than 30. */
const commentsMost = 20;

/** Opens threads as one review, so that people get one message; more than fit go into a second one. */
export async function openThreads(
  api: Api,
  path: string,
  threads: readonly DesiredThread[],
  commit: string,
): Promise<Result<void, ForgeError>> {
  for (let from = 0; from < threads.length; from += commentsMost) {
    const comments = threads.slice(from, from + commentsMost).map((thread) => ({
      path: thread.path,
      body: thread.body,
      line: thread.line,
      side: 'RIGHT',
      ...(thread.startLine < thread.line ? { start_line: thread.startLine, start_side: 'RIGHT' } : {}),
    }));
    const body = { commit_id: commit, event: 'COMMENT', comments };
    const reply = await api.send({ method: 'POST', path: `${path}/reviews`, body });
    if (!reply.ok) return reply;
  }
  return ok(undefined);
}
