import type { ComponentDraft, NeighbourDraft, Parts } from './component-draft.ts';
import type { Ids } from './slug.ts';
import type { Field, Item } from './yaml-block.ts';

/** The flows that facts make certain enough: who uses what, what talks to which store, what the pipeline ships. */
export function flowItems({ components, neighbours }: Parts, ids: Ids): readonly Item[] {
  const flow = (from: string, to: string, rest: readonly Field[]): Item => ({
    fields: [
      ['id', ids.claim(`f-${from.slice(0, 18)}-${to.slice(0, 18)}`, 'f')],
      ['from', from],
      ['to', to],
      ...rest,
    ],
  });
  const of = (...kinds: readonly ComponentDraft['kind'][]): readonly ComponentDraft[] =>
    components.filter(({ kind }) => kinds.includes(kind));
  const pages = of('frontend');
  const services = of('service');
  const pipelines = of('pipeline');
  return [
    ...pages.map(({ id }) => flow('visitor', id, [['protocol', 'https'], encrypted])),
    ...services.flatMap(({ id }) => [
      ...(pages.length > 0 ? pages.map((page) => flow(page.id, id, [['protocol', 'https'], encrypted])) : []),
      ...(pages.length === 0 ? [flow('visitor', id, [['protocol', 'https'], encrypted])] : []),
    ]),
    ...of('library').map(({ id }) => flow('visitor', id, [])),
    ...neighbours.flatMap((one) => one.usedBy.map((user) => flow(user, one.id, neighbourFields(one)))),
    ...pipelines.map(({ id }) =>
      flow('contributor', id, [
        ['protocol', 'git'],
        ['data', ['shipped-code']],
      ]),
    ),
    ...pipelines.flatMap((pipeline) =>
      shipped(pipeline, components).map(({ id }) => flow(pipeline.id, id, [['data', ['shipped-code']]])),
    ),
  ].slice(0, flowsMax);
}

const encrypted: Field = ['encrypted', true];
const flowsMax = 40;

function neighbourFields({ type, tech }: NeighbourDraft): readonly Field[] {
  if (type === 'external') return [['protocol', 'https'], encrypted];
  const data: Field = ['data', ['data-of-users']];
  return type === 'cache' || type === 'queue' ? [['protocol', tech]] : [['protocol', tech], data];
}

/** What a pipeline that publishes or deploys changes. */
function shipped(
  { facts }: ComponentDraft,
  components: readonly ComponentDraft[],
): readonly ComponentDraft[] {
  if (!facts.some(({ id }) => id === 'publishes' || id === 'deploys')) return [];
  return components.filter(({ kind }) => kind !== 'pipeline' && kind !== 'cluster').slice(0, 4);
}
