import { digestOf, sha256 } from '../core/digest.ts';
import type { Evidence } from '../core/evidence.ts';
import { limits } from '../core/limits.ts';
import { anyGlobMatches } from '../core/glob.ts';
import { readWalked } from '../io/source.ts';
import type { Question } from './asks.ts';
import { inputsOf } from './inputs.ts';
import { listByGlobs } from './listing.ts';
import type { Past } from './recall.ts';
import type { Survey } from './survey.ts';

/** The reports of a verification by path, with a digest that says which run wrote each; empty for other types. */
export type Material = ReadonlyMap<string, string>;

/**
 * A report with a clock of its own is one run wherever it lies; of one without, the time of the file tells two runs
 * apart that wrote the same.
 */
export function materialOf(
  { ground }: { readonly ground: { readonly root: string } },
  seen: Survey,
  { verification }: Question,
): Material {
  if (verification.type === 'tests') return testReports(seen, verification.report);
  if (verification.type !== 'external') return new Map();
  const { root } = ground;
  const reports = listByGlobs(root, verification.report).files.slice(0, limits.materialReports);
  return new Map(
    reports.map((file) => {
      const read = readWalked(root, file);
      const content = read.ok ? sha256(read.value.content) : 'unread';
      return [file.path, digestOf([content, file.stamp?.mtimeMs])];
    }),
  );
}

function testReports(seen: Survey, globs: readonly string[]): Material {
  const inspection = seen.inspections.find(({ engine }) => engine.id === 'tests');
  const facts = inspection?.facts ?? [];
  const dated = new Set(
    facts.flatMap((fact) =>
      fact.kind === 'test-report' && fact.claimedAt !== undefined ? [fact.report] : [],
    ),
  );
  const reports = (inspection?.files ?? []).filter((path) => anyGlobMatches(globs, path));
  return new Map(
    reports.slice(0, limits.materialReports).map((path) => {
      const content = seen.contentDigest(path) ?? 'unread';
      return [path, digestOf(dated.has(path) ? [content] : [content, seen.modifiedAt(path)])];
    }),
  );
}

/** Reports that were first read when the code they are asked about was other code: they say nothing of today's. */
export function outdatedAmong(
  session: Past & Present,
  seen: Survey,
  question: Question,
  material: Material,
): ReadonlySet<string> {
  if (material.size === 0) return new Set();
  const inputs = inputsOf(seen, question);
  const outdated = [...material].filter(([, digest]) => {
    const first = session.firstWith(question.verification.id, digest);
    return first !== undefined && first.inputs !== inputs && !isSameTree(first, session);
  });
  return new Set(outdated.map(([path]) => path));
}

interface Present {
  readonly ground: { readonly tree: string };
  readonly dirty: boolean;
}

/** Other globs of the same code give other inputs. */
function isSameTree(first: Evidence, { ground, dirty }: Present): boolean {
  return ground.tree !== '' && first.tree === ground.tree && !first.dirty && !dirty;
}

/** What evidence keeps of the reports it rests on. */
export function restsOn(
  past: Past,
  { verification }: Question,
  material: Material,
  reports: readonly string[],
): Pick<Evidence, 'material' | 'since'> {
  const digests = reports.flatMap((path) => material.get(path) ?? []);
  if (digests.length === 0) return {};
  const receipts = digests.flatMap((digest) => {
    const first = past.firstWith(verification.id, digest);
    return first === undefined ? [] : [first.since ?? first.at];
  });
  const since = receipts.length === 0 ? {} : { since: Math.min(...receipts) };
  return { material: [...new Set(digests)].sort(), ...since };
}
