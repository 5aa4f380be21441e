import { anyGlobMatches } from '../../core/glob.ts';
import type { Component, ThreatModel } from '../../model/types.ts';
import { onDuty } from './on-duty.ts';

/** Who answers for a finding, and what says so. */
export interface Owner {
  /** Never empty but for `nobody`. */
  readonly who: readonly string[];
  readonly from: 'codeowners' | 'component' | 'mitigation' | 'team' | 'system' | 'nobody';
  /** Such as `.github/CODEOWNERS:3`. */
  readonly because: string;
}

export interface OwnerFacts {
  readonly model: ThreatModel;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** What the repository's own file says of a path; undefined when it says nothing. */
  readonly byPath: (
    path: string,
  ) => { readonly who: readonly string[]; readonly because: string } | undefined;
}

/** What is known of where a finding is. */
export interface Owned {
  /** The file that the weakness ends in: of a flow, the sink's. */
  readonly path: string;
  /** Ids of the mitigations it contradicts. */
  readonly contradicts: readonly string[];
}

/** The first that is known: the path's owner, its component's, its mitigation's, who is on duty, the system's. */
export function ownerOf({ path, contradicts }: Owned, { model, now, byPath }: OwnerFacts): Owner {
  const listed = byPath(path);
  if (listed !== undefined && listed.who.length > 0) return { ...listed, from: 'codeowners' };
  const component = componentOf(model, path);
  const componentOwner = component?.owner ?? '';
  if (component !== undefined && componentOwner !== '')
    return { who: [componentOwner], from: 'component', because: `component ${component.id}` };
  const mitigation = model.mitigations.find(({ id, owner }) => contradicts.includes(id) && owner !== '');
  if (mitigation !== undefined)
    return { who: [mitigation.owner], from: 'mitigation', because: `mitigation ${mitigation.id}` };
  if (model.team !== undefined)
    return { who: [onDuty(model.team, now)], from: 'team', because: `on duty in ${model.team.name}` };
  const { owner, id } = model.system;
  if (owner !== '') return { who: [owner], from: 'system', because: `system ${id}` };
  return { who: [], from: 'nobody', because: 'neither CODEOWNERS nor the model names anybody' };
}

/** The component whose code a path is, by the globs of the model; the first one of several. */
export function componentOf(model: ThreatModel, path: string): Component | undefined {
  if (path === '') return undefined;
  return model.components.find(({ code, iac }) => anyGlobMatches([...code, ...iac], path));
}
