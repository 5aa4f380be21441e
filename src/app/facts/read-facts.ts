import { limits } from '../../core/limits.ts';
import { folderOf, type RepoFact, type RepoFacts } from '../../model/propose/repo-fact.ts';
import { readWalked } from '../../io/source.ts';
import type { Walk, WalkedFile } from '../../io/walk.ts';
import { entryPoints, factsByName } from './by-name.ts';
import { cargoToml } from './cargo-toml.ts';
import { compose } from './compose.ts';
import { composerJson } from './composer-json.ts';
import { csproj } from './csproj.ts';
import { deploymentYaml } from './deployment-yaml.ts';
import { dockerfile } from './dockerfile.ts';
import { envSample } from './env-sample.ts';
import type { FactReader, Reading } from './fact-file.ts';
import { gemfile, gemspec } from './gemfile.ts';
import { githubWorkflow } from './github-workflow.ts';
import { gitlabCi } from './gitlab-ci.ts';
import { goMod } from './go-mod.ts';
import { gradle, pomXml } from './java.ts';
import { openApi } from './openapi.ts';
import { packageJson } from './package-json.ts';
import { isProduct, isSource } from './product-path.ts';
import { pyproject, requirementsTxt } from './python.ts';
import { codeOwners, registrySettings } from './settings.ts';
import { terraform } from './terraform.ts';

const readers: readonly FactReader[] = [
  packageJson,
  composerJson,
  requirementsTxt,
  pyproject,
  goMod,
  pomXml,
  gradle,
  gemfile,
  gemspec,
  cargoToml,
  csproj,
  dockerfile,
  compose,
  terraform,
  deploymentYaml,
  githubWorkflow,
  gitlabCi,
  openApi,
  envSample,
  registrySettings,
  codeOwners,
];

/** The facts of a tree, and what could not be read, as sentences. */
export interface FactsRead {
  readonly repo: RepoFacts;
  /** How many files facts were read from. */
  readonly files: number;
  readonly notices: readonly string[];
}

/**
 * Reads the facts of a walked tree. `focus` is the folder that was asked for, empty or ending in `/`: what lies above
 * it does not make it an example or a test. Nothing is run, and a broken file is a notice.
 */
export function readFacts(root: string, walk: Pick<Walk, 'files'>, name: string, focus = ''): FactsRead {
  const notices: string[] = [];
  const facts: RepoFact[] = [];
  let files = 0;
  const own = (path: string): string => (path.startsWith(focus) ? path.slice(focus.length) : path);
  for (const file of walk.files) {
    const path = own(file.path);
    if (!isProduct(path) || facts.length >= limits.repoFacts) continue;
    facts.push(...factsByName(path).map((fact) => ({ ...fact, path: file.path })));
    const reader = readerFor(path);
    if (reader === undefined) continue;
    if (files >= limits.manifestFiles) {
      notices.push(`more than ${limits.manifestFiles} manifests and settings; the rest were not read`);
      break;
    }
    files += 1;
    const { facts: found, problem } = readOne(root, file, path, reader);
    facts.push(...found);
    if (problem !== undefined) notices.push(`${file.path}: ${problem}`);
  }
  const sources = walk.files.filter(({ path }) => isSource(own(path))).map(({ path }) => path);
  const kept = facts.slice(0, limits.repoFacts).filter(startsSomething(facts));
  const derived = [...withoutLockfile(kept), ...goLibraries(kept, sources)];
  return { repo: { name, base: focus, facts: [...kept, ...derived], sources }, files, notices };
}

function readerFor(path: string): FactReader | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return readers.find((reader) => reader.wants(path, name));
}

/** Readers know paths from the focus; facts have them from the root. */
function readOne(root: string, file: WalkedFile, path: string, reader: FactReader): Reading {
  if (file.bytes > limits.manifestBytes) return { facts: [], problem: 'too large to be read for facts' };
  const read = readWalked(root, file);
  if (!read.ok) return { facts: [], problem: read.error.reason };
  const text = read.value.text().replace(/^\uFEFF/, '');
  if (text.includes('\0')) return { facts: [], problem: 'not a text file' };
  const reading = reader.read({ path, name: path.slice(path.lastIndexOf('/') + 1), text });
  return {
    ...reading,
    facts: reading.facts.slice(0, factsPerFile).map((fact) => ({ ...fact, path: file.path })),
  };
}

const factsPerFile = 2_000;

/** `app.py` or `main.go` starts a program beside a manifest; deeper in a package it is a file like others. */
function startsSomething(facts: readonly RepoFact[]): (fact: RepoFact) => boolean {
  const built = facts.filter(({ id }) => id === 'package' || id === 'dockerfile');
  const folders = new Set(built.map(({ path }) => folderOf(path)));
  return (fact) => {
    const byName = fact.kind === 'repo' && fact.id === 'runnable' && entryPoints.has(fact.detail);
    return !byName || folders.has(folderOf(fact.path));
  };
}

/** A Go module without a `main.go` is there to be imported. */
function goLibraries(facts: readonly RepoFact[], sources: readonly string[]): readonly RepoFact[] {
  const mains = sources.filter((path) => path === 'main.go' || path.endsWith('/main.go'));
  const modules = facts.filter(({ id, tech }) => id === 'package' && tech === 'go');
  const libraries = modules.filter(({ path }) => !mains.some((main) => main.startsWith(folderOf(path))));
  return libraries.map((fact) => ({ ...fact, id: 'library', tech: '' }));
}

/** A package that no lockfile beside or above it covers. */
function withoutLockfile(facts: readonly RepoFact[]): readonly RepoFact[] {
  const locked = new Set(facts.filter(({ id }) => id === 'lockfile').map(({ path }) => folderOf(path)));
  const packages = facts.filter(({ id, tech }) => id === 'package' && lockable.has(tech));
  return packages
    .filter(({ path }) => !foldersAbove(path).some((folder) => locked.has(folder)))
    .map((fact) => ({ ...fact, id: 'no-lockfile', kind: 'lockfile' }));
}

// Maven pins versions in the manifest itself and has no lockfile by default.
const lockable = new Set(['node', 'typescript', 'python', 'go', 'ruby', 'php', 'rust']);

function foldersAbove(path: string): readonly string[] {
  const folders: string[] = [];
  for (let folder = folderOf(path); ; folder = folderOf(folder.slice(0, -1))) {
    folders.push(folder);
    if (folder === '') return folders;
  }
}
