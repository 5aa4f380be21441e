import { resolve } from 'node:path';
import { isoTime } from '../core/clock.ts';
import type { Evidence } from '../core/evidence.ts';
import { exitCodes } from '../core/exit-code.ts';
import { limits } from '../core/limits.ts';
import { nearest } from '../core/nearest.ts';
import { forTerminal } from '../core/sanitise.ts';
import { writeAtomically } from '../io/atomic.ts';
import { readSafely } from '../io/safe-file.ts';
import { questionsOf } from './asks.ts';
import { codeGone } from './code-gone.ts';
import { inputsOf } from './inputs.ts';
import { brokenChain } from './recall.ts';
import { evidenceOf } from './record.ts';
import { redactText } from './redact.ts';
import { withSession, type Session } from './session.ts';
import { idle, survey } from './survey.ts';
import { refuse, type Outcome, type Refusal, type Wish } from './wish.ts';
import type { Verification } from '../model/types.ts';

export interface Signed {
  readonly verification: string;
  readonly signer: string;
  readonly note: string;
  /** The person found that the mitigation does not hold. */
  readonly fails: boolean;
}

/** Records that a person followed the procedure of a manual verification, at the current commit. */
export function addEvidence(wish: Wish, signed: Signed): Promise<Outcome> {
  return withSession(wish, async (session) => {
    const questions = questionsOf(session.loaded.model, undefined);
    const question = questions.find(({ verification }) => verification.id === signed.verification);
    const refusal = refusalOf(session, signed, question?.verification);
    if (refusal !== undefined || question === undefined)
      return refuse(refusal ?? noSuch(session, signed.verification));
    const gone = codeGone(
      question.ask,
      session.walk.files.map(({ path }) => path),
    );
    if (gone !== undefined && !signed.fails) {
      return refuse({
        exit: exitCodes.usage,
        message: gone,
        todo: 'Correct the globs of its code in the model first.',
      });
    }
    const procedure = procedureGone(session, question.verification);
    if (procedure !== undefined) return refuse(procedure);
    const { commit, tree, clock } = session.ground;
    const seen = await survey(session.ground, session.walk, {
      stations: [],
      looker: idle,
      wish: session.wish,
    });
    const answer = {
      outcome: signed.fails ? 'fail' : 'pass',
      scope: { signers: 1 },
      selfCheck: 'none',
      findings: [],
      because:
        signed.note === '' ? `signed by ${signed.signer}` : `${signed.note} (signed by ${signed.signer})`,
    } as const;
    const scene = { at: clock.now(), commit, tree, dirty: session.dirty };
    const by = { id: 'manual', version: 1, rules: [], inputs: inputsOf(seen, question), findings: [] };
    const stored = await session.store.appendEvidence([
      { ...evidenceOf(question, answer, scene, by), signers: [signed.signer] },
    ]);
    if (!stored.ok) return refuse({ exit: exitCodes.incomplete, ...stored.error });
    return say(
      `recorded ${stored.value[0]?.id ?? ''} for ${signed.verification} at ${commit.slice(0, 12) || 'no commit'}\nnext: holdfast verify\n`,
    );
  });
}

/** Nobody can have followed a procedure that is not written down. */
function procedureGone(session: Session, verification: Verification): Refusal | undefined {
  if (verification.type !== 'manual' || verification.procedure.includes('://')) return undefined;
  if (session.walk.files.some(({ path }) => path === verification.procedure)) return undefined;
  return {
    exit: exitCodes.usage,
    message: `the procedure ${verification.procedure} of ${verification.id} does not exist`,
    todo: 'Write it down and commit it first: a signature is about a text.',
  };
}

type Manual = { readonly type: string; readonly signers?: readonly string[] };

function refusalOf(
  session: Session,
  signed: Signed,
  verification: Manual | undefined,
): Parameters<typeof refuse>[0] | undefined {
  if (verification === undefined) return undefined;
  const no = (message: string, todo: string): Parameters<typeof refuse>[0] => ({
    exit: exitCodes.usage,
    message,
    todo,
  });
  if (verification.type !== 'manual') {
    return no(
      `${signed.verification} is answered by ${verification.type}, not by hand`,
      'Run holdfast verify; evidence is never typed in for an engine.',
    );
  }
  if (verification.signers?.includes(signed.signer) !== true) {
    return no(
      `${signed.signer} may not sign ${signed.verification}`,
      `The model names: ${verification.signers?.join(', ') ?? 'nobody'}.`,
    );
  }
  if (session.ground.commit === '')
    return no('there is no commit to speak for', 'Commit first: evidence is about a commit.');
  return undefined;
}

function noSuch({ loaded }: Session, id: string): Parameters<typeof refuse>[0] {
  const all = loaded.model.mitigations.flatMap(({ verify }) => verify);
  const near = nearest(
    id,
    all.map((one) => one.id),
  );
  const manual = all.filter(({ type }) => type === 'manual').map((one) => one.id);
  const todo =
    near === undefined
      ? `Manual verifications of this model: ${manual.join(', ') || 'none'}.`
      : `Did you mean ${near}?`;
  return { exit: exitCodes.usage, message: `the model has no verification “${id}”`, todo };
}

/** What is recorded, newest first. */
export function listEvidence(wish: Wish, verification: string | undefined): Promise<Outcome> {
  return withSession(wish, async ({ store }) => {
    const found = await store.readEvidence(
      verification === undefined ? {} : { verifications: [verification] },
    );
    if (!found.ok) return refuse({ exit: exitCodes.incomplete, ...found.error });
    const rows = found.value.toReversed().slice(0, rowsMax).map(rowOf);
    const more = found.value.length > rowsMax ? `… ${found.value.length - rowsMax} older records\n` : '';
    if (rows.length === 0) return say('no evidence is recorded yet\nnext: holdfast verify\n');
    return say(`${rows.join('\n')}\n${more}next: holdfast evidence check\n`);
  });
}

const rowsMax = 35;

function rowOf({ at, outcome, verification, mitigation, commit, dirty, because }: Evidence): string {
  const place = `${commit.slice(0, 12) || 'no commit'}${dirty ? ' + changes' : ''}`;
  return forTerminal(
    `${isoTime(at)}  ${outcome.padEnd(15)} ${verification}  ${mitigation}  ${place}  ${redactText(because)}`,
  );
}

/** Recomputes the chain of hashes; a broken one ends in exit code 3. */
export function checkChain(wish: Wish): Promise<Outcome> {
  return withSession(wish, async ({ store }) => {
    const checked = await store.verifyChain();
    if (!checked.ok) return refuse({ exit: exitCodes.incomplete, ...checked.error });
    if (checked.value.intact)
      return say(`${checked.value.records} records, chain intact, head ${checked.value.head.slice(0, 16)}\n`);
    const { message, todo } = brokenChain(checked.value);
    return refuse({ exit: exitCodes.incomplete, message, todo });
  });
}

/** Writes the whole state as one file. */
export function exportState(wish: Wish, file: string): Promise<Outcome> {
  return withSession(wish, async ({ store }) => {
    const bundle = await store.exportBundle();
    if (!bundle.ok) return refuse({ exit: exitCodes.incomplete, ...bundle.error });
    const written = writeAtomically(resolve(wish.cwd, file), bundle.value, { private: true });
    if (!written.ok)
      return refuse({ exit: exitCodes.usage, message: written.error, todo: 'Choose another file.' });
    return say(
      `wrote ${file} (${bundle.value.length} bytes)\nnext: holdfast evidence import ${file}   on the next runner\n`,
    );
  });
}

/** Fills an empty state from a file that `exportState` wrote. */
export function importState(wish: Wish, file: string): Promise<Outcome> {
  return withSession(wish, async ({ store }) => {
    const read = readSafely(resolve(wish.cwd, file), { bytesMax: limits.reportBytes });
    if (!read.ok)
      return refuse({
        exit: exitCodes.usage,
        message: `${file} ${read.error}`,
        todo: 'Give a file that holdfast evidence export wrote.',
      });
    const filled = await store.importBundle(read.value.content);
    if (!filled.ok) return refuse({ exit: exitCodes.usage, ...filled.error });
    return say(`imported ${file}\nnext: holdfast verify\n`);
  });
}

function say(text: string): Outcome {
  return { kind: 'text', text, exit: exitCodes.done };
}
