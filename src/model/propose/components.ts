import { limits } from '../../core/limits.ts';
import type { ComponentDraft, Parts } from './component-draft.ts';
import { isNeighbour, neighboursOf } from './neighbours.ts';
import type { ComponentKind } from './proposal-rule.ts';
import { folderOf, type FactId, type RepoFact, type RepoFacts } from './repo-fact.ts';
import { nameFrom, type Ids } from './slug.ts';
import { codeGlobs, isPlain, unitsOf, type Unit } from './units.ts';

/** The parts that a first model has: units with code, infrastructure, clusters, pipelines, and their neighbours. */
export function partsOf(repo: RepoFacts, ids: Ids): Parts {
  const components = [
    ...unitsOf(repo).flatMap((unit) => unitComponent(unit, repo, ids)),
    ...infrastructure(repo, ids),
    ...clusters(repo, ids),
    ...pipelines(repo, ids),
  ];
  const neighbours = neighboursOf(components, ids);
  const systemId = ids.claim(ids.has(repo.name) ? `${repo.name}-system` : repo.name, 'system');
  return { systemId, components, neighbours };
}

function unitComponent(unit: Unit, repo: RepoFacts, ids: Ids): readonly ComponentDraft[] {
  const { folder } = unit;
  const kind = kindOf(unit.facts);
  // What a library needs says little of the systems it ends up in.
  const facts = kind === 'library' ? unit.facts.filter(({ id }) => !isNeighbour(id)) : unit.facts;
  const why =
    facts.find(({ id }) => id === 'package') ?? facts.find(({ id }) => id === 'dockerfile') ?? facts[0];
  if (why === undefined) return [];
  const atRoot = folder.length <= repo.base.length;
  const last = atRoot ? repo.name : (folder.split('/').at(-2) ?? '');
  const named = facts.find(({ id, detail }) => id === 'package' && detail !== '')?.detail ?? '';
  const component = ids.claim(atRoot ? kind : last, kind);
  return [
    {
      id: component,
      name: nameFrom(named, last, component),
      kind,
      tech: techOf(facts, ['package', 'web', 'frontend', 'function', 'graphql', 'grpc']),
      code: codeGlobs(unit),
      iac: containerFiles(facts),
      surface: facts
        .filter(({ id, detail }) => id === 'object-route' && detail.trim() !== '')
        .map(({ detail }) => detail)
        .slice(0, surfaceMax),
      facts,
      why,
    },
  ];
}

const surfaceMax = 12;

function kindOf(facts: readonly RepoFact[]): ComponentKind {
  const has = (id: FactId): boolean => facts.some((fact) => fact.id === id);
  const deployed = has('dockerfile') || has('runnable') || has('compose');
  if (has('function')) return 'function';
  if (has('library') && !deployed) return 'library';
  if (has('web') || has('api-description')) return 'service';
  if (has('frontend')) return 'frontend';
  return 'program';
}

function techOf(facts: readonly RepoFact[], ids: readonly FactId[]): readonly string[] {
  const named = facts
    .filter(({ id }) => ids.includes(id))
    .map(({ tech }) => nameFrom(tech))
    .filter((tech) => tech !== '');
  return [...new Set(named)].slice(0, 6);
}

function containerFiles(facts: readonly RepoFact[]): readonly string[] {
  const files = facts.filter(({ id }) => id === 'dockerfile' || id === 'compose').map(({ path }) => path);
  return [...new Set(files)].filter(isPlain).slice(0, 6);
}

/** One component for each top folder that holds Terraform or CloudFormation. */
function infrastructure({ facts, name, base }: RepoFacts, ids: Ids): readonly ComponentDraft[] {
  const manifests = manifestsIn(facts);
  const own = facts.filter(({ kind, path }) => kind === 'iac' && !manifests.has(path));
  const groups = new Map<string, RepoFact[]>();
  for (const fact of own) {
    const folder = fact.path.slice(0, fact.path.indexOf('/', base.length) + 1);
    groups.set(folder, [...(groups.get(folder) ?? []), fact]);
  }
  return [...groups].slice(0, limits.proposedUnits).flatMap(([folder, group]) => {
    const why = group[0];
    if (why === undefined) return [];
    const isModule = group.some(({ id }) => id === 'infra-module');
    const atRoot = folder.length <= base.length;
    const label = atRoot ? (isModule ? name : 'infrastructure') : folder.slice(base.length, -1);
    return [
      {
        ...empty,
        id: ids.claim(atRoot && isModule ? 'module' : label, 'infrastructure'),
        name: nameFrom(isModule ? `${label} (module)` : `Infrastructure in ${atRoot ? 'the root' : folder}`),
        kind: 'infrastructure' as const,
        tech: techOf(group, ['terraform', 'cloudformation']),
        iac: (atRoot ? endings(group, base) : [`${folder}**`]).filter(isPlain),
        facts: group,
        why,
      },
    ];
  });
}

/** The files of infrastructure that are a cluster's manifests. */
function manifestsIn(facts: readonly RepoFact[]): ReadonlySet<string> {
  return new Set(facts.filter(({ id }) => id === 'kubernetes').map(({ path }) => path));
}

function endings(group: readonly RepoFact[], base: string): readonly string[] {
  return [...new Set(group.map(({ path }) => (path.endsWith('.tf') ? `${base}*.tf` : path)))].slice(0, 6);
}

function clusters({ facts }: RepoFacts, ids: Ids): readonly ComponentDraft[] {
  const manifests = manifestsIn(facts);
  const own = facts.filter(({ kind, path }) => kind === 'iac' && manifests.has(path));
  const why = own[0];
  if (why === undefined) return [];
  const folders = [...new Set(own.map(({ path }) => `${folderOf(path)}**`))].filter((glob) => glob !== '**');
  const iac = (folders.length > 0 ? folders : [...new Set(own.map(({ path }) => path))])
    .filter(isPlain)
    .slice(0, 6);
  return [
    {
      ...empty,
      id: ids.claim('cluster', 'cluster'),
      name: 'Workloads in the cluster',
      kind: 'cluster',
      tech: ['kubernetes'],
      iac,
      facts: own,
      why,
    },
  ];
}

const systems = [
  { id: 'github-actions', name: 'GitHub Actions workflows' },
  { id: 'gitlab-ci', name: 'GitLab pipelines' },
] as const;

function pipelines({ facts }: RepoFacts, ids: Ids): readonly ComponentDraft[] {
  return systems.flatMap((system) => {
    const why = facts.find(({ id }) => id === system.id);
    if (why === undefined) return [];
    const gitHub = system.id === 'github-actions';
    const own = facts.filter(
      ({ kind, id, path }) => kind === 'ci' && (id === 'code-owners' || path.includes('.github/') === gitHub),
    );
    const code = [gitHub ? `${folderOf(why.path)}**` : why.path].filter(isPlain);
    return [
      {
        ...empty,
        id: ids.claim(system.id, 'pipeline'),
        name: system.name,
        kind: 'pipeline' as const,
        tech: [system.id],
        code,
        facts: own,
        why,
      },
    ];
  });
}

const empty = { tech: [], code: [], iac: [], surface: [] } as const;
