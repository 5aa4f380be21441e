import { ok, type Result } from '../../core/result.ts';
import type { Api } from '../api/api.ts';
import { understood } from '../api/understood.ts';
import type { Annotation, DesiredCheck } from '../review/desired.ts';
import type { ForgeError, ListedCheck } from '../review/forge.ts';
import { checkRunsShape, madeShape } from './shapes.ts';

const checkName = 'Holdfast review';
/** Annotations that GitHub takes at once. */
const batch = 50;
/** Its bound on the text of a check. */
const summaryMost = 65_000;

/** Our check run of a commit: the latest, found by its name. */
export async function listedCheck(
  api: Api,
  at: string,
  commit: string,
): Promise<Result<ListedCheck | undefined, ForgeError>> {
  const query = `check_name=${encodeURIComponent(checkName)}&filter=latest`;
  const reply = await api.send({ method: 'GET', path: `${at}/commits/${commit}/check-runs?${query}` });
  if (!reply.ok) return reply;
  const read = understood(checkRunsShape, reply.value.body, api.host);
  if (!read.ok) return read;
  const [run] = read.value.check_runs.toSorted((a, b) => b.id - a.id);
  if (run === undefined) return ok(undefined);
  return ok({
    ref: String(run.id),
    content: run.external_id ?? '',
    annotations: run.output.annotations_count,
    done: run.status === 'completed',
  });
}

/** Writes a check run in batches: each adds to those before, so that one that was cut off goes on where it stopped. */
export async function reportCheck(
  api: Api,
  at: string,
  commit: string,
  { check, listed }: { readonly check: DesiredCheck; readonly listed: ListedCheck | undefined },
): Promise<Result<void, ForgeError>> {
  const wanted = check.annotations;
  const isOurs =
    listed !== undefined && listed.content === check.content && listed.annotations <= wanted.length;
  let sent = isOurs ? listed.annotations : 0;
  let ref = isOurs ? listed.ref : undefined;
  for (;;) {
    const part = wanted.slice(sent, sent + batch);
    const isLast = sent + part.length >= wanted.length;
    const body = bodyOf(check, part, isLast);
    const reply =
      ref === undefined
        ? await api.send({
            method: 'POST',
            path: `${at}/check-runs`,
            body: { ...body, name: checkName, head_sha: commit },
          })
        : await api.send({ method: 'PATCH', path: `${at}/check-runs/${ref}`, body });
    if (!reply.ok) return reply;
    const made = understood(madeShape, reply.value.body, api.host);
    if (!made.ok) return made;
    ref = String(made.value.id);
    sent += part.length;
    if (isLast) return ok(undefined);
  }
}

function bodyOf(check: DesiredCheck, part: readonly Annotation[], isLast: boolean): object {
  return {
    external_id: check.content,
    ...(isLast ? { status: 'completed', conclusion: check.conclusion } : { status: 'in_progress' }),
    output: {
      title: check.title.slice(0, 250),
      summary: check.summary.slice(0, summaryMost),
      annotations: part.map(({ path, line, endLine, level, title, message }) => ({
        path,
        start_line: line,
        end_line: endLine,
        annotation_level: level,
        title,
        message,
      })),
    },
  };
}
