/** The nine engines. A verification's type is the id of the engine that answers it. */
export const engineIds = [
  'tests',
  'sast',
  'dast',
  'iast',
  'secrets',
  'sca',
  'container',
  'cloud',
  'cicd',
] as const;
export type EngineId = (typeof engineIds)[number];

/** The engines, plus the two kinds of evidence that come from outside Holdfast. */
export const verificationTypes = [...engineIds, 'external', 'manual'] as const;
export type VerificationType = (typeof verificationTypes)[number];

/** The moments at which a verification can run, from nearest to the developer to farthest. */
export const moments = ['local', 'pr', 'build', 'daily', 'weekly', 'release'] as const;
export type Moment = (typeof moments)[number];
