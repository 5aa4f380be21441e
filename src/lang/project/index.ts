export { readFacts, factsLanguage } from './facts/read-facts.ts';
export {
  factsVersion,
  type Blind,
  type BlindKind,
  type CallFacts,
  type CallKind,
  type ClassFacts,
  type DecoratorFacts,
  type ExportFacts,
  type FactsLanguage,
  type FileFacts,
  type FunctionFacts,
  type FunctionKind,
  type ImportFacts,
  type MemberFacts,
  type ParameterFacts,
} from './facts/file-facts.ts';
export { callOrder } from './call-order.ts';
export { entryPointsOf, type EntryKind, type EntryPoint } from './entry-points.ts';
export { interfaceDigest } from './facts/interface.ts';
export type { Given, Shape } from './facts/shape.ts';
export { functionId, type FunctionId } from './ids.ts';
export type { Resolution } from './lookup.ts';
export { createProject, type FunctionPlace, type Project } from './project.ts';
export type { FileChange, ProjectFiles } from './project-files.ts';
export { reachableFrom, type BlindPlace, type Reached } from './reach.ts';
export { sliceHash } from './slice-hash.ts';
export { languageOfPath } from './source-paths.ts';
export type { Target, Targets } from './targets.ts';
