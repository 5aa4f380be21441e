import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Replaces text that is exactly once in the file. */
export interface Edit {
  readonly path: string;
  readonly find: string;
  readonly replace: string;
}

export interface ScriptedCommit {
  readonly id: string;
  readonly date: string;
  readonly author: { readonly name: string; readonly email: string };
  readonly message: string;
  readonly include: readonly string[];
  readonly edits: readonly Edit[];
  readonly plant: boolean;
}

/** The scripted past of the sample's nested repository; described in the sample's README. */
export interface History {
  readonly now: string;
  readonly branch: string;
  readonly exclude: readonly string[];
  readonly commits: readonly ScriptedCommit[];
  readonly evidence: readonly {
    readonly verification: string;
    readonly signer: string;
    readonly date: string;
    readonly after: string;
    readonly note: string;
  }[];
  readonly pr: Omit<ScriptedCommit, 'id' | 'include' | 'plant'> & {
    readonly branch: string;
    readonly base: string;
    readonly expect: { readonly verdict: string; readonly states: Readonly<Record<string, string>> };
  };
}

export function readHistory(sample: string): History {
  const history: History = JSON.parse(readFileSync(join(sample, 'scripts', 'history.json'), 'utf8'));
  return history;
}
