import { exitCodes } from '../core/exit-code.ts';
import { counted } from '../core/plural.ts';
import { forTerminal } from '../core/sanitise.ts';
import { resolveCommit } from '../io/git/repo.ts';
import type { ModelDiagnostic } from '../model/diagnostic.ts';
import { diffModels, diffText } from '../model/diff.ts';
import { diagramMermaid } from '../model/diagram/mermaid.ts';
import { diagramSvg } from '../model/diagram/svg.ts';
import type { Paint } from '../model/render-diagnostics.ts';
import { showMarkdown, showText } from '../model/show.ts';
import { baseRules } from './base-side.ts';
import { diagnosticsText } from './diagnostics-text.ts';
import { phantoms } from './notices.ts';
import { redactText } from './redact.ts';
import { withSession, type Session } from './session.ts';
import { refuse, type Outcome, type Wish } from './wish.ts';

/** Everything that is wrong with the model, or may be; errors end in exit code 2. */
export async function checkModelFile(
  wish: Wish,
  { json, strict, paint }: { readonly json: boolean; readonly strict: boolean; readonly paint: Paint },
): Promise<Outcome> {
  const outcome = await withModel(wish, (session) => {
    const diagnostics = [...session.loaded.diagnostics, ...phantoms(session)];
    const wrong = diagnostics.some(({ code }) => strict || code === 'unknown-rule');
    const exit = wrong ? exitCodes.usage : exitCodes.done;
    if (json) return text(`${JSON.stringify(diagnostics, undefined, 2)}\n`, exit);
    return text(
      `${diagnosticsText(diagnostics, redactText(session.loaded.text), paint)}${summary(session, diagnostics)}`,
      exit,
    );
  });
  return outcome.kind === 'refusal' ? asResult(outcome, json, paint) : outcome;
}

/** Here the errors are what was asked for, all of them; other commands show one screen of them. */
function asResult(outcome: Extract<Outcome, { kind: 'refusal' }>, json: boolean, paint: Paint): Outcome {
  const { diagnostics = [], modelText = '', message } = outcome.refusal;
  if (diagnostics.length === 0) return outcome;
  if (json) return text(`${JSON.stringify(diagnostics, undefined, 2)}\n`, exitCodes.usage);
  return text(`${diagnosticsText(diagnostics, modelText, paint)}${forTerminal(message)}\n`, exitCodes.usage);
}

function summary({ loaded }: Session, diagnostics: readonly ModelDiagnostic[]): string {
  const { threats, mitigations } = loaded.model;
  const verifications = mitigations.reduce((sum, one) => sum + one.verify.length, 0);
  const size = `${counted(threats.length, 'threat')}, ${counted(mitigations.length, 'mitigation')}, ${counted(verifications, 'verification')}`;
  const warnings =
    diagnostics.length === 0 ? 'nothing to complain about' : counted(diagnostics.length, 'warning');
  return `${loaded.source}: ${size}; ${warnings}\nnext: holdfast ${diagnostics.length === 0 ? 'plan' : 'model show'}\n`;
}

/** Threats and mitigations as sentences. */
export function showModel(wish: Wish, markdown: boolean): Promise<Outcome> {
  return withModel(wish, ({ loaded, ground }) => {
    const now = ground.clock.now();
    return text(markdown ? showMarkdown(loaded.model, now) : showText(loaded.model, now), exitCodes.done);
  });
}

/** The data-flow diagram; the same model gives the same bytes. */
export function drawModel(wish: Wish, mermaid: boolean): Promise<Outcome> {
  return withModel(wish, ({ loaded }) => {
    return text(mermaid ? diagramMermaid(loaded.model) : diagramSvg(loaded.model), exitCodes.done);
  });
}

/** What changed in meaning since a commit, and what of it protects less. */
export function diffModel(wish: Wish, ref: string, json: boolean): Promise<Outcome> {
  return withModel(wish, async ({ loaded, ground }) => {
    if (ground.repo === undefined) {
      return refuse({
        exit: exitCodes.usage,
        message: 'model diff needs a git repository',
        todo: 'Run it inside one.',
      });
    }
    const commit = await resolveCommit(ground.repo, ref);
    if (!commit.ok) {
      return refuse({
        exit: exitCodes.usage,
        message: commit.error.message,
        todo: commit.error.todo ?? 'Give a branch, tag or commit.',
      });
    }
    const before = await baseRules(ground.repo, commit.value, [loaded.source]);
    if (!before.ok) return refuse({ exit: exitCodes.usage, ...before.error });
    if (before.value.loaded === undefined) {
      return refuse({
        exit: exitCodes.usage,
        message: `${ref} has no ${loaded.source}`,
        todo: 'Compare with a commit that has the model.',
      });
    }
    const diff = diffModels(before.value.loaded.model, loaded.model);
    return text(json ? `${JSON.stringify(diff, undefined, 2)}\n` : diffText(diff), exitCodes.done);
  });
}

/** A session that needs no memory; without a model there is nothing to work on. */
function withModel(wish: Wish, work: (session: Session) => Outcome | Promise<Outcome>): Promise<Outcome> {
  return withSession({ ...wish, keepsState: false }, (session) => {
    if (session.loaded.source !== 'built-in') return Promise.resolve(work(session));
    return Promise.resolve(
      refuse({
        exit: exitCodes.usage,
        message: 'there is no threat model here',
        todo: 'Run holdfast init to get a first one.',
      }),
    );
  });
}

function text(content: string, exit: 0 | 2): Outcome {
  return { kind: 'text', text: content, exit };
}
