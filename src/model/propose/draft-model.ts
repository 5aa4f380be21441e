import type { Candidate } from './candidates.ts';
import type { ComponentDraft, NeighbourDraft, Parts } from './component-draft.ts';
import {
  actorWords,
  neighbourWords,
  riskWords,
  typeOfKind,
  zoneOfKind,
  zoneWords,
  type ZoneId,
} from './draft-words.ts';
import { flowItems } from './flows.ts';
import { mitigationItem, testedOf, threatItem, type Place, type Surroundings } from './proposal-items.ts';
import { placeOfFact, type RepoFact, type RepoFacts } from './repo-fact.ts';
import { Ids, nameFrom } from './slug.ts';
import { reportGlob } from './test-runners.ts';
import { blockText, commentText, itemsText, type Field, type Item } from './yaml-block.ts';

/** What a first model is written from. */
export interface Draft extends Surroundings {
  readonly repo: RepoFacts;
  readonly parts: Parts;
  /** The proposals to write, worst first. */
  readonly chosen: readonly Candidate[];
  /** Path of the JSON schema, relative to the model. */
  readonly schema: string;
}

/** Ids that a first model uses for itself; those of components are claimed beside them. */
export const reservedIds: readonly string[] = [
  ...Object.keys(riskWords),
  ...Object.keys(actorWords),
  ...Object.keys(zoneWords),
  'data-of-users',
  'logins',
  'credentials',
  'shipped-code',
];

/** The text of a first model: valid, in block YAML, each guess with the place that it was made from. */
export function draftModel(draft: Draft): string {
  const { parts, chosen } = draft;
  const risks = unique(chosen.map(({ rule }) => rule.threat.risk));
  const actors = unique([...chosen.map(({ rule }) => rule.threat.actor), ...flowActors(parts)]);
  const place = placeFor(draft, [...risks, ...actors]);
  const assets = assetItems(parts);
  const sections: readonly (readonly [name: string, items: readonly Item[], gap: boolean])[] = [
    [
      'actors',
      actors.map((id) => ({
        fields: [
          ['id', id],
          ['name', actorWords[id][0]],
          ['trust', actorWords[id][1]],
        ],
      })),
      false,
    ],
    ['assets', assets.map(({ item }) => item), false],
    ['zones', zoneItems(parts), false],
    ['components', componentItems(parts, assets), true],
    ['flows', flowItems(parts, place.ids), false],
    [
      'risks',
      risks.map((id) => ({
        fields: [
          ['id', id],
          ['statement', riskWords[id][0]],
          ['impact', riskWords[id][1]],
        ],
      })),
      false,
    ],
    ['threats', chosen.map((one) => threatItem(one, place)), true],
    ['mitigations', mitigationItems(chosen, place), true],
  ];
  const body = sections
    .filter(([, items]) => items.length > 0)
    .map(([name, items, gap]) => `\n${name}:\n${itemsText(items, '  ', gap)}`);
  return `${headText(draft)}${body.join('')}${gateText}`;
}

/** The switch, off until its owners turn it on. */
const gateText = [
  '\n',
  commentText(
    'Without these two lines on the base branch, holdfast gate only comments; with them it may block a change.',
  ),
  '# gate:\n#   mode: block\n',
].join('');

function headText(draft: Draft): string {
  const { repo, parts, schema } = draft;
  const owner = ownerOf(repo);
  const scope: Field[] = [['in', parts.components.map(({ name }) => name)]];
  const assumes = parts.components.some(({ kind }) => kind === 'service' || kind === 'frontend');
  return [
    `# yaml-language-server: $schema=${schema}\n`,
    commentText(
      'A first draft by holdfast init, made from facts in the files. Correct it: you know what it cannot see.',
    ),
    commentText(
      'Turn a proposal down for good with: holdfast init --dismiss THREAT --on COMPONENT --why TEXT',
    ),
    ...proofLines(draft).map((text) => commentText(text)),
    'version: 1\n\nsystem:\n',
    blockText(
      [
        ['id', parts.systemId],
        ['name', nameFrom(repo.name, parts.systemId)],
        ...(owner === '' ? [] : [['owner', owner] as const]),
      ],
      '  ',
    ),
    '\nscope:\n',
    blockText(scope, '  '),
    assumes ? `  assumptions:\n${itemsText([tlsAssumption], '    ')}` : '',
  ].join('');
}

/** How a mitigation gets its first proof by a test, for the runners that are there. */
function proofLines({ chosen, runners }: Draft): readonly string[] {
  const tested = testedOf(chosen);
  if (tested === undefined) return [];
  return [
    `Proof by a test: write a test that carries the id of its mitigation, such as [${tested}], and let it report:`,
    ...runners.map(({ command, tagged }) => `  ${tagged(tested)}  ->  ${command}`),
    'Add reports/ to .gitignore: a report speaks for the tree that it ran on.',
  ];
}

const tlsAssumption: Item = {
  above: ['init cannot see this in the files; confirm it or write the threat'],
  fields: [
    ['id', 'encrypted-in-front'],
    ['text', 'Requests from outside reach the services over TLS only.'],
  ],
};

/** The owner of everything, as CODEOWNERS has it. */
export function ownerOf({ facts }: Pick<RepoFacts, 'facts'>): string {
  return nameFrom(...facts.filter(({ id }) => id === 'code-owners').map(({ detail }) => detail));
}

/** Where the tests of this stack leave their reports by default. */
export function reportsOf({ facts }: Pick<RepoFacts, 'facts'>, runners: Surroundings['runners']): string {
  const file = facts.find(
    ({ id, path }) => id === 'package' && /(?:pom\.xml|build\.gradle(?:\.kts)?)$/.test(path),
  )?.path;
  if (file?.endsWith('pom.xml') === true) return '**/target/surefire-reports/*.xml';
  return file === undefined ? reportGlob(runners) : '**/build/test-results/**/*.xml';
}

function placeFor(
  { repo, parts, chosen, built, rules, runners, exists }: Draft,
  known: readonly string[],
): Place {
  const used = [...parts.components, ...parts.neighbours].map(({ id }) => id);
  const ids = new Ids([...reservedIds, parts.systemId, 'encrypted-in-front', ...used]);
  for (const { rule } of chosen) for (const id of [rule.id, rule.mitigation.id]) ids.claim(id, id);
  return {
    componentsOf: ({ component }) => [component.id],
    has: (id) => known.includes(id),
    ids,
    built,
    rules,
    exists,
    signer: ownerOf(repo),
    reports: reportsOf(repo, runners),
  };
}

interface Asset {
  readonly item: Item;
  readonly id: string;
  /** Whether a component keeps it. */
  readonly restsIn: (one: ComponentDraft | NeighbourDraft) => boolean;
}

function assetItems({ components, neighbours }: Parts): readonly Asset[] {
  const has = (...ids: readonly string[]): boolean =>
    components.some(({ facts }) => facts.some(({ id }) => ids.includes(id)));
  const stores = neighbours.filter(
    ({ type }) => type === 'database' || type === 'bucket' || type === 'search',
  );
  const pipeline = components.some(({ kind }) => kind === 'pipeline');
  const asset = (
    id: string,
    words: readonly [string, string, number, number, number],
    restsIn: Asset['restsIn'],
  ): Asset => {
    const [name, label, c, i, a] = words;
    return {
      id,
      restsIn,
      item: {
        fields: [
          ['id', id],
          ['name', name],
          ['class', label],
          ['c', c],
          ['i', i],
          ['a', a],
        ],
      },
    };
  };
  return [
    ...(stores.length > 0
      ? [asset('data-of-users', ['Data of our users', 'confidential', 5, 4, 3], isStore)]
      : []),
    ...(has('password', 'session') && stores.length > 0
      ? [
          asset(
            'logins',
            ['Passwords and sessions', 'restricted', 5, 5, 3],
            (one) => isStore(one) && one.type === 'database',
          ),
        ]
      : []),
    ...(pipeline || has('secret-setting', 'terraform', 'kubernetes')
      ? [
          asset(
            'credentials',
            ['Credentials in use', 'restricted', 5, 5, 2],
            (one) => 'kind' in one && one.kind === 'pipeline',
          ),
        ]
      : []),
    asset(
      'shipped-code',
      ['The code that is shipped', 'internal', 2, 5, 3],
      (one) => 'kind' in one && one.kind === 'library',
    ),
  ];
}

function isStore(one: ComponentDraft | NeighbourDraft): one is NeighbourDraft {
  return 'usedBy' in one && (one.type === 'database' || one.type === 'bucket' || one.type === 'search');
}

function zoneItems({ components, neighbours }: Parts): readonly Item[] {
  const used = new Set<ZoneId>([
    ...components.map(({ kind }) => zoneOfKind[kind]),
    ...neighbours.map(zoneOfNeighbour),
  ]);
  const items: Item[] = [];
  for (const [id, [name, trust]] of Object.entries(zoneWords)) {
    if ([...used].some((zone) => zone === id))
      items.push({
        fields: [
          ['id', id],
          ['name', name],
          ['trust', trust],
        ],
      });
  }
  return items;
}

function zoneOfNeighbour({ type }: NeighbourDraft): ZoneId {
  return type === 'external' ? 'others' : 'data';
}

function componentItems({ components, neighbours }: Parts, assets: readonly Asset[]): readonly Item[] {
  const stores = (one: ComponentDraft | NeighbourDraft): readonly Field[] => {
    const ids = assets.filter(({ restsIn }) => restsIn(one)).map(({ id }) => id);
    return ids.length > 0 ? [['stores', ids]] : [];
  };
  return [
    ...components.map((one): Item => ({
      above: [whyOf(one.why)],
      fields: [
        ['id', one.id],
        ['name', one.name],
        ['type', typeOfKind[one.kind]],
        ...listField('tech', one.tech),
        ['zone', zoneOfKind[one.kind]],
        ...listField('code', one.code),
        ...listField('iac', one.iac),
        ...listField('surface', one.surface),
        ...stores(one),
        ...(one.facts.some(({ id }) => id === 'multi-tenant') ? [['multiTenant', true] as const] : []),
      ],
    })),
    ...neighbours.map((one): Item => ({
      above: [whyOf(one.why)],
      fields: [
        ['id', one.id],
        ['name', `${neighbourWords[one.type]} (${one.tech})`],
        ['type', one.type === 'external' ? 'external' : one.type],
        ['tech', [one.tech]],
        ['zone', zoneOfNeighbour(one)],
        ...stores(one),
      ],
    })),
  ];
}

function whyOf(fact: RepoFact): string {
  return `why: ${placeOfFact(fact)}${fact.detail === '' ? '' : ` (${fact.detail.slice(0, 60)})`}`;
}

function listField(key: string, list: readonly string[]): readonly Field[] {
  return list.length > 0 ? [[key, list]] : [];
}

/** Each mitigation once, even when two proposals share it. */
function mitigationItems(chosen: readonly Candidate[], place: Place): readonly Item[] {
  const first = new Map(chosen.toReversed().map((one) => [one.rule.mitigation.id, one]));
  return chosen
    .filter((one) => first.get(one.rule.mitigation.id) === one)
    .map((one) => mitigationItem(one, place));
}

function flowActors({ components }: Parts): readonly ('visitor' | 'contributor')[] {
  const has = (kinds: readonly string[]): boolean => components.some(({ kind }) => kinds.includes(kind));
  return [
    ...(has(['service', 'frontend', 'library']) ? (['visitor'] as const) : []),
    ...(has(['pipeline']) ? (['contributor'] as const) : []),
  ];
}

function unique<T>(list: readonly T[]): readonly T[] {
  return [...new Set(list)];
}
