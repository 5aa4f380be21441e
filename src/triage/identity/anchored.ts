import type { Anchor, Finding } from '../../core/finding.ts';
import type { Location } from '../../core/location.ts';
import { historyPath } from '../history-path.ts';

/** What a finding is recognised by. */
export interface Anchored {
  readonly rule: string;
  /** The file, or the name of the target for places outside the tree. */
  readonly path: string;
  /** From 1; 0 when the place has no line. */
  readonly line: number;
  readonly anchor: Anchor;
}

/** A finding that already has its id. */
export interface Identified extends Anchored {
  readonly id: string;
}

/** Picks out what identity needs. */
export function anchoredOf(finding: Finding): Anchored {
  const { path, line } = lineOf(finding.at);
  return { rule: finding.rule, path, line, anchor: finding.anchor };
}

function lineOf(at: Location): { path: string; line: number } {
  switch (at.kind) {
    case 'code':
    case 'package':
    case 'resource':
      return { path: at.path, line: at.line };
    case 'commit':
      return { path: historyPath(at.path), line: at.line };
    case 'image-layer':
      return { path: `${at.image}:${at.path}`, line: 0 };
    case 'setting':
      return { path: at.target, line: 0 };
    case 'request':
      return { path: `${at.method} ${at.route}`, line: 0 };
  }
}
