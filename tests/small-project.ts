import { parseSync } from 'oxc-parser';
import { loadWasm } from './load-wasm.ts';
import { createParsers, isLanguage, languageOf } from '../src/lang/index.ts';
import { namesOf } from '../src/lang/names/index.ts';
import {
  createProject,
  readFacts,
  type FileFacts,
  type Project,
  type ProjectFiles,
  type Targets,
} from '../src/lang/project/index.ts';

const parsers = createParsers({ loadWasm, loadOxc: () => parseSync });

/** Facts of a text, by the name of its file. */
export function factsOf(path: string, text: string): FileFacts | undefined {
  const language = languageOf(path);
  if (language === undefined || !isLanguage(language)) return undefined;
  const { tree } = parsers.parse(language, text);
  return readFacts(tree, namesOf(tree));
}

/** Texts by path, which a test may change, as a project sees them; facts of a text are read once. */
export function filesOf(
  texts: Map<string, string>,
  known = new Map<string, FileFacts | undefined>(),
): ProjectFiles {
  return {
    paths: texts.keys(),
    read: (path) => texts.get(path),
    facts: (path) => {
      const key = `${path} ${texts.get(path) ?? ''}`;
      if (!known.has(key)) known.set(key, factsOf(path, texts.get(path) ?? ''));
      return known.get(key);
    },
  };
}

/** A project of a few texts. */
export function projectOf(texts: Readonly<Record<string, string>>): SmallProject {
  const map = new Map(Object.entries(texts));
  return new SmallProject(createProject(filesOf(map)), map);
}

/** A project with its texts, for asking about calls by what they look like. */
export class SmallProject {
  readonly project: Project;
  readonly texts: Map<string, string>;

  constructor(project: Project, texts: Map<string, string>) {
    this.project = project;
    this.texts = texts;
  }

  /** What the only call means that starts like this. */
  targets(path: string, start: string): Targets {
    const text = this.texts.get(path) ?? '';
    const calls = (this.project.facts(path)?.calls ?? []).filter(
      (call) => text.startsWith(start, call.start) && text.slice(call.start, call.end).includes('('),
    );
    const call = calls.find((one) => text.slice(one.start, one.end).length >= start.length) ?? calls[0];
    if (call === undefined) throw new Error(`no call ${start} in ${path}`);
    return this.project.targetsOf(path, call.node);
  }

  /** The functions that a call enters, without the ordinals that are 0. */
  enters(path: string, start: string): readonly string[] {
    return this.targets(path, start).functions.map((id) => id.replace(/@0$/u, ''));
  }
}
