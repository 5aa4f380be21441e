import { z } from 'zod';
import { err, ok, type Result } from '../../core/result.ts';
import type { Api } from '../api/api.ts';
import { understood } from '../api/understood.ts';
import type { ForgeError } from '../review/forge.ts';
import { pullShape } from './shapes.ts';

/** The branch that a finished run was of, as the event of the second job tells. */
export interface RunHead {
  readonly owner: string;
  readonly branch: string;
  /** Full hex. */
  readonly commit: string;
}

/** The one open pull request whose head is that commit: never what the first job's artefact says. */
export async function findPull(
  api: Api,
  repository: string,
  { owner, branch, commit }: RunHead,
): Promise<Result<number, ForgeError>> {
  const head = encodeURIComponent(`${owner}:${branch}`);
  const reply = await api.send({
    method: 'GET',
    path: `/repos/${repository}/pulls?state=open&head=${head}&per_page=100`,
  });
  if (!reply.ok) return reply;
  const read = understood(z.array(pullShape), reply.value.body, api.host);
  if (!read.ok) return read;
  const [found, ...others] = read.value.filter((pull) => pull.head.sha === commit);
  if (found === undefined || others.length > 0) {
    const many = found === undefined ? 'no' : 'more than one';
    return err({
      kind: 'missing',
      message: `${many} open pull request has ${commit.slice(0, 12)} as its head`,
    });
  }
  return ok(found.number);
}
