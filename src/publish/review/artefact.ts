import { z } from 'zod';
import { limits } from '../../core/limits.ts';
import { err, ok, type Result } from '../../core/result.ts';
import type { RuleInfo } from '../../core/rule.ts';
import { severities } from '../../core/severity.ts';
import type { Remark, Review } from './review.ts';

/** A review as it is handed from the job that looks to the job that tells. */
export function writeReview(review: Review): string {
  return `${JSON.stringify({ holdfast: 'review', ...review }, undefined, 1)}\n`;
}

const word = z.string().max(limits.reviewTextChars);
const digest = z.string().regex(/^[0-9a-f]{0,16}$/);
const line = z.number().int().min(0).max(10_000_000);
const counted = z.array(z.unknown()).max(limits.reviewItems);

/** Only what is used: places, rules and digests. Words of the first job are not among it. */
const shape = z.object({
  holdfast: z.literal('review'),
  version: z.literal(1),
  base: z.string().regex(/^[0-9a-f]{0,64}$/),
  remarks: z
    .array(
      z.object({
        identity: z.object({ rule: word, path: word, scope: digest, match: digest, context: digest }),
        severity: z.enum(severities),
        place: z.object({ path: word, line, endLine: line }).optional(),
      }),
    )
    .max(limits.reviewItems),
  drift: z
    .array(z.object({ what: word.regex(/^[A-Za-z0-9 /_.{}*:?-]{1,200}$/), path: word, line }))
    .max(limits.reviewItems),
  weakenings: counted,
  failures: counted,
});

/** What is known without the artefact: the commit by the forge or the event, the rules by this program. */
export interface Trusted {
  readonly head: string;
  readonly tool: string;
  readonly rules: readonly RuleInfo[];
}

/**
 * Reads a review that a job without rights wrote: as if an attacker had. Titles, reasons and severities come from this
 * program's own rules; suggestions, verdicts, owners and every sentence of the artefact are left out.
 */
export function readReview(text: string, { head, tool, rules }: Trusted): Result<Review, string> {
  if (Buffer.byteLength(text) > limits.reviewBytes)
    return err(`it is larger than ${limits.reviewBytes / 1024} KiB`);
  const data = parsed(text);
  if (!data.ok) return data;
  const read = shape.safeParse(data.value);
  if (!read.success) {
    const [issue] = read.error.issues;
    return err(`it is no review: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.slice(0, 300));
  }
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const { base, remarks, drift, weakenings, failures } = read.data;
  const known = remarks.flatMap((remark) => believed(remark, byId.get(remark.identity.rule)));
  const unknown = remarks.length - known.length;
  return ok({
    version: 1,
    tool,
    head,
    parents: [],
    base,
    verdict: 'comment-only',
    remarks: known,
    failures: [],
    weakenings:
      weakenings.length === 0
        ? []
        : [
            {
              what: 'model',
              text: `the run says so of ${weakenings.length} things: look at the model, the decisions and the settings in this change`,
            },
          ],
    drift: drift.map((one) => ({ ...one, because: 'is not in the threat model, the run says' })),
    owners: [],
    gaps: [
      ...(unknown > 0 ? [`${unknown} findings by rules that this program does not have`] : []),
      ...(failures.length > 0 ? [`${failures.length} verifications without a pass, the run says`] : []),
    ],
    untrusted: true,
  });
}

type Given = z.infer<typeof shape>['remarks'][number];

function believed({ identity, place }: Given, rule: RuleInfo | undefined): readonly Remark[] {
  if (rule === undefined) return [];
  return [
    {
      identity,
      severity: rule.severity,
      title: rule.title,
      message: rule.title,
      why: rule.why,
      todo: rule.todo,
      place,
      blocks: false,
      because: 'found by a run without rights; its own status says whether it may go in',
      mitigations: [],
    },
  ];
}

function parsed(text: string): Result<unknown, string> {
  try {
    const value: unknown = JSON.parse(text);
    return ok(value);
  } catch {
    return err('it is not JSON');
  }
}
