import { limits } from '../../core/limits.ts';
import {
  codeOwnersPlaces,
  ownersOfPath,
  readCodeOwners,
  sharedPlaces,
  type CodeOwners,
  type CodeOwnersDialect,
} from '../../formats/codeowners/index.ts';
import { CompiledRegex } from '../../lang/regex/compiled-regex.ts';
import { Subject } from '../../lang/regex/subject.ts';
import { translateRegex } from '../../lang/regex/translate.ts';
import type { OwnerFacts } from '../../triage/owners/owner-of.ts';
import { readFrom } from '../load-model.ts';
import type { Session } from '../session.ts';

/** The CODEOWNERS file of the work tree, read as its forge does; undefined when there is none. */
export function codeOwnersOf(
  { ground, walk }: Session,
  wanted: CodeOwnersDialect | undefined,
): CodeOwners | undefined {
  const paths = new Set(walk.files.map(({ path }) => path));
  const dialect = wanted ?? dialectOf(paths);
  const places = [
    ...codeOwnersPlaces.filter(([, one]) => one === dialect),
    ...sharedPlaces.map((path) => [path, dialect] as const),
    ...codeOwnersPlaces.filter(([, one]) => one !== dialect && wanted === undefined),
  ];
  const place = places.find(([path]) => paths.has(path));
  if (place === undefined) return undefined;
  const [path, own] = place;
  const file = readFrom(ground.root)(path);
  if (!file.ok) return { path, dialect: own, sections: [], problems: [failed(path, file.error)] };
  const text = new TextDecoder().decode(file.value.subarray(0, limits.codeOwnersBytes + 1));
  return readCodeOwners({ path, text, dialect: own }, compileWhole);
}

/** Whom the file names for a path, all its sections together. */
export function ownersBy(file: CodeOwners | undefined): OwnerFacts['byPath'] {
  const known = new Map<string, ReturnType<OwnerFacts['byPath']>>();
  return (path) => {
    if (file === undefined) return undefined;
    if (!known.has(path)) known.set(path, lookUp(file, path));
    return known.get(path);
  };
}

function lookUp(file: CodeOwners, path: string): ReturnType<OwnerFacts['byPath']> {
  const found = ownersOfPath(file, path);
  const [first] = found;
  if (first === undefined) return undefined;
  const who = [...new Set(found.flatMap(({ owners }) => owners))];
  return { who, because: `${file.path}:${first.line}` };
}

function failed(path: string, message: string) {
  return { kind: 'failed', target: path, message } as const;
}

/** By what else the repository has for a forge; GitHub's when nothing tells. */
function dialectOf(paths: ReadonlySet<string>): CodeOwnersDialect {
  if (paths.has('.gitlab-ci.yml') || paths.has('.gitlab/CODEOWNERS')) return 'gitlab';
  const isGitea = [...paths].some((path) => path.startsWith('.gitea/') || path.startsWith('.forgejo/'));
  return isGitea ? 'gitea' : 'github';
}

/** Linear in time, as all expressions of a scanned repository. */
function compileWhole(source: string): ((path: string) => boolean) | string {
  const translated = translateRegex(`^(?:${source})$`);
  if (!translated.ok) return `not a regular expression: ${translated.error.message}`;
  const regex = new CompiledRegex(translated.value);
  return (path) => regex.test(new Subject(path));
}
