/** A folder of `tests/patterns`: which files of it are targets, and as what they are read. */
export interface PatternFolder {
  readonly folder: string;
  readonly ending: string;
  readonly analyser: string;
  /** The name in the report when it is not the folder's. */
  readonly as?: string;
  /** Files that are left out, by a part of their name. */
  readonly without?: readonly string[];
}

/** The folders of languages that are parsed. The last two read the tests of one language as another. */
export const patternFolders: readonly PatternFolder[] = [
  { folder: 'js', ending: '.js', analyser: 'javascript' },
  { folder: 'ts', ending: '.ts', analyser: 'typescript' },
  { folder: 'python', ending: '.py', analyser: 'python' },
  { folder: 'java', ending: '.java', analyser: 'java' },
  { folder: 'go', ending: '.go', analyser: 'go' },
  { folder: 'ruby', ending: '.rb', analyser: 'ruby' },
  { folder: 'php', ending: '.php', analyser: 'php' },
  { folder: 'csharp', ending: '.cs', analyser: 'csharp' },
  { folder: 'rust', ending: '.rs', analyser: 'rust' },
  { folder: 'scala', ending: '.scala', analyser: 'scala' },
  { folder: 'kotlin', ending: '.kt', analyser: 'kotlin' },
  { folder: 'c', ending: '.c', analyser: 'c' },
  { folder: 'cpp', ending: '.cpp', analyser: 'cpp' },
  { folder: 'bash', ending: '.bash', analyser: 'bash' },
  { folder: 'terraform', ending: '.tf', analyser: 'terraform' },
  { folder: 'yaml', ending: '.yaml', analyser: 'yaml' },
  { folder: 'dockerfile', ending: '.dockerfile', analyser: 'dockerfile' },
  { folder: 'json', ending: '.json', analyser: 'json' },
  { folder: 'html', ending: '.html', analyser: 'html' },
  { folder: 'js', ending: '.js', analyser: 'typescript', as: 'js-as-ts', without: ['xml', 'jsx'] },
  { folder: 'c', ending: '.c', analyser: 'cpp', as: 'c-as-cpp' },
];
