import type { Lines } from '../../core/lines.ts';
import type { YamlMap, YamlNode, YamlScalar } from '../../lang/yaml/node.ts';
import type { Expr } from './expression.ts';

/** A stretch of the file, in UTF-16 offsets; `end` is exclusive. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** One `${{ … }}` in a text; `expr` is undefined when it is not valid. */
export interface Expression extends Place {
  readonly inner: string;
  readonly expr: Expr | undefined;
}

/** A scalar whose `${{ }}` are filled in by the runner. */
export interface Template {
  readonly scalar: YamlScalar;
  /** The scalar as it stands in the file, with quotes and indentation. */
  readonly raw: string;
  readonly expressions: readonly Expression[];
}

/** A named value under `with:` or `env:`. */
export interface Binding {
  readonly name: string;
  readonly key: YamlScalar;
  readonly value: Template;
}

/** What `uses:` names. */
export type Use = Place &
  (
    | { readonly kind: 'local'; readonly path: string }
    | { readonly kind: 'docker'; readonly image: ImageName }
    | {
        readonly kind: 'remote';
        readonly owner: string;
        readonly repo: string;
        /** Folder or file inside the repository; empty for its root. */
        readonly path: string;
        readonly ref: string;
      }
    | { readonly kind: 'unknown' }
  );

export interface ImageName {
  readonly name: string;
  readonly tag: string;
  readonly digest: string;
}

/** A container image that a job or an action runs in. */
export interface Image extends Place {
  readonly text: string;
  readonly image: ImageName;
}

export interface Step {
  /** For people: its name, id, action or position. */
  readonly label: string;
  readonly id: string;
  readonly node: YamlMap;
  readonly uses: Use | undefined;
  readonly run: Template | undefined;
  readonly shell: string;
  readonly workingDirectory: string;
  readonly condition: Expr | undefined;
  readonly with: readonly Binding[];
  readonly env: readonly Binding[];
}

export interface Job {
  readonly id: string;
  readonly key: Place;
  readonly uses: Use | undefined;
  /** The value of `secrets:` when it is the word `inherit`. */
  readonly inherits: YamlScalar | undefined;
  readonly permissions: YamlNode | undefined;
  readonly runsOn: readonly YamlScalar[];
  readonly condition: Expr | undefined;
  readonly environment: boolean;
  readonly needs: readonly string[];
  readonly env: readonly Binding[];
  readonly shell: string;
  readonly images: readonly Image[];
  readonly steps: readonly Step[];
  /** All of the job as written. */
  readonly source: string;
}

export interface Trigger extends Place {
  readonly event: string;
}

/** One workflow, or one composite or container action (its steps are a single job called `runs`, with no trigger). */
export interface Pipeline {
  readonly kind: 'workflow' | 'action';
  readonly path: string;
  readonly lines: Lines;
  readonly triggers: readonly Trigger[];
  readonly permissions: YamlNode | undefined;
  readonly env: readonly Binding[];
  readonly jobs: readonly Job[];
}
