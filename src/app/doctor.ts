import { exitCodes } from '../core/exit-code.ts';
import { counted } from '../core/plural.ts';
import { forTerminal } from '../core/sanitise.ts';
import { machine } from '../io/machine.ts';
import { builtEngines, unbuiltEngines } from './engines.ts';
import { phantoms } from './notices.ts';
import { withSession, type Session } from './session.ts';
import type { Outcome, Wish } from './wish.ts';

interface Finding {
  readonly well: boolean;
  readonly what: string;
  readonly todo?: string;
}

/** Looks at what Holdfast stands on; ends in exit code 3 when something keeps it from working. */
export async function examine(wish: Wish): Promise<Outcome> {
  const outcome = await withSession(wish, async (session) => {
    const findings = [
      ...ofMachine(),
      ...ofRepository(session),
      ...ofModel(session),
      ...(await ofState(session)),
    ];
    const exit = findings.every(({ well }) => well) ? exitCodes.done : exitCodes.incomplete;
    return { kind: 'text', text: table(wish, findings), exit };
  });
  if (outcome.kind !== 'refusal') return outcome;
  // What keeps every command from starting is what a doctor is asked about.
  const { message, todo } = outcome.refusal;
  const findings = [...ofMachine(), { well: false, what: message, todo }];
  return { kind: 'text', text: table(wish, findings), exit: exitCodes.incomplete };
}

function ofMachine(): readonly Finding[] {
  const { node, nodeIsEnough, git, cores, memoryMiB } = machine();
  return [
    {
      well: nodeIsEnough,
      what: `Node ${node}`,
      ...(nodeIsEnough ? {} : { todo: 'Holdfast needs Node 20.19 or later.' }),
    },
    git === undefined
      ? {
          well: false,
          what: 'git is not on the path',
          todo: 'Install git: history, base branches and ages need it.',
        }
      : { well: true, what: git },
    { well: true, what: `${counted(cores, 'core')}, ${memoryMiB} MiB of memory` },
    {
      well: true,
      what: `engines built: ${builtEngines.join(', ')}; not built yet: ${unbuiltEngines.join(', ')}`,
    },
  ];
}

function ofRepository({ ground, walk, notices, dirty }: Session): readonly Finding[] {
  const where =
    ground.repo === undefined
      ? 'not in a git repository'
      : `commit ${ground.commit.slice(0, 12) || 'none yet'}${dirty ? ' + changes' : ''}`;
  return [
    {
      well: ground.repo !== undefined,
      what: `${ground.root}: ${where}, ${counted(walk.files.length, 'file')}`,
      ...(ground.repo === undefined ? { todo: 'Without git there is no gate and no staleness.' } : {}),
    },
    ...notices.map((notice) => ({
      well: false,
      what: notice,
      todo: 'In CI, fetch the whole history (fetch-depth: 0).',
    })),
  ];
}

function ofModel(session: Session): readonly Finding[] {
  const { loaded } = session;
  if (loaded.source === 'built-in')
    return [
      {
        well: true,
        what: 'no threat model yet: the built-in one is used',
        todo: 'holdfast init proposes one.',
      },
    ];
  const warnings = phantoms(session).length;
  return [
    { well: true, what: `${loaded.source}: ${counted(loaded.model.mitigations.length, 'mitigation')}` },
    ...(warnings === 0
      ? []
      : [{ well: false, what: counted(warnings, 'warning'), todo: 'See holdfast model check.' }]),
    {
      well: true,
      what:
        loaded.model.gate === undefined
          ? 'no gate policy: the gate only comments'
          : `gate policy: ${loaded.model.gate.mode}`,
    },
  ];
}

async function ofState({ store }: Session): Promise<readonly Finding[]> {
  const chain = await store.verifyChain();
  if (!chain.ok) return [{ well: false, what: chain.error.message, todo: chain.error.todo }];
  if (!chain.value.intact)
    return [
      {
        well: false,
        what: `the chain of evidence is broken at ${chain.value.brokenAt}`,
        todo: 'See holdfast evidence check.',
      },
    ];
  return [{ well: true, what: `state: ${counted(chain.value.records, 'record')} of evidence, chain intact` }];
}

function table({ version }: Wish, findings: readonly Finding[]): string {
  const rows = findings.flatMap(({ well, what, todo }) => [
    `${well ? '✔' : '✘'} ${forTerminal(what)}`,
    ...(todo === undefined ? [] : [`    ${forTerminal(todo)}`]),
  ]);
  return `holdfast ${version}\n${rows.join('\n')}\nnext: holdfast scan\n`;
}
