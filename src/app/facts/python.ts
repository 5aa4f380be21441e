import type { RepoFact } from '../../model/propose/repo-fact.ts';
import { dependencyFacts, factOf, linesOf, type FactFile, type FactReader } from './fact-file.ts';
import { pypiPackages } from './packages/pypi.ts';

/** Reads `requirements*.txt`: one requirement a line. */
export const requirementsTxt: FactReader = {
  wants: (path, name) =>
    /^requirements[\w.-]*\.(?:txt|in)$/.test(name) &&
    !/(?:dev|test|doc|lint|typing|build)/.test(path.slice(path.lastIndexOf('/requirements') + 1)),
  read(file) {
    const facts: RepoFact[] = [packageFact(file, '', 1)];
    for (const [line, text] of linesOf(file.text)) {
      facts.push(...requirementFacts(file, text, line));
      if (/^\s*(?:--extra-index-url|--index-url|-i)[\s=]/.test(text)) facts.push(privateIndex(file, line));
    }
    return { facts };
  },
};

/** Reads `Pipfile` and `pyproject.toml` line by line: nesting of values is not followed, so it cannot be too deep. */
export const pyproject: FactReader = {
  wants: (_path, name) => name === 'pyproject.toml' || name === 'Pipfile',
  read(file) {
    const facts: RepoFact[] = [];
    let section = '';
    let inList = false;
    for (const [line, text] of linesOf(file.text)) {
      const header = /^\s*\[{1,2}([^\]]+)\]{1,2}/.exec(text);
      // A list may begin a line with a bracket too; its sections have names.
      if (header !== null && !inList) {
        section = (header[1] ?? '').replace(/["' ]/g, '');
        facts.push(...sectionFacts(file, section, line));
        continue;
      }
      if (section === 'project' || section === 'tool.poetry') facts.push(...nameFacts(file, text, line));
      const opens = section === 'project' && /^\s*dependencies\s*=\s*\[/.test(text);
      if (opens || inList)
        for (const one of text.matchAll(/["']([^"']{1,200})["']/g))
          facts.push(...requirementFacts(file, one[1] ?? '', line));
      if (opens) inList = !/\]\s*(?:#.*)?$/.test(text);
      else if (inList && /^\s*\]/.test(text)) inList = false;
      const need = needsSection.has(section) ? /^\s*["']?([\w.-]+)["']?\s*=/.exec(text)?.[1] : undefined;
      if (need !== undefined && need !== 'python') facts.push(...requirementFacts(file, need, line));
    }
    return { facts };
  },
};

const needsSection = new Set(['tool.poetry.dependencies', 'packages', 'tool.pdm.dependencies']);

function sectionFacts(file: FactFile, section: string, line: number): readonly RepoFact[] {
  if (section === 'project' || section === 'tool.poetry' || section === 'packages')
    return [packageFact(file, '', line)];
  if (section === 'build-system')
    return [factOf(file, { kind: 'manifest', id: 'library', line, detail: 'build-system' })];
  if (section === 'tool.poetry.source' || section === 'source' || section === 'tool.uv.index')
    return [privateIndex(file, line)];
  return [];
}

function nameFacts(file: FactFile, text: string, line: number): readonly RepoFact[] {
  const name = /^\s*name\s*=\s*["']([^"']{1,100})["']/.exec(text)?.[1];
  return name === undefined ? [] : [packageFact(file, name, line)];
}

function requirementFacts(file: FactFile, text: string, line: number): readonly RepoFact[] {
  const name = /^\s*([A-Za-z0-9][\w.-]*)\s*(?:\[[^\]]*\]\s*)?(?:[<>=!~;@,].*|$)/.exec(
    text.replace(/\s#.*$/, '').trimEnd(),
  )?.[1];
  if (name === undefined) return [];
  const facts = dependencyFacts(file, pypiPackages, name.toLowerCase().replace(/[_.]+/g, '-'), line);
  const git = /@\s*(?:git\+|https?:)/.test(text) || /^\s*git\+/.test(text);
  return git
    ? [...facts, factOf(file, { kind: 'manifest', id: 'git-dependency', line, detail: name })]
    : facts;
}

function packageFact(file: FactFile, name: string, line: number): RepoFact {
  return factOf(file, { kind: 'manifest', id: 'package', line, detail: name, tech: 'python' });
}

function privateIndex(file: FactFile, line: number): RepoFact {
  return factOf(file, { kind: 'manifest', id: 'private-registry', line, detail: 'another package index' });
}
