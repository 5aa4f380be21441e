/**
 * Which functions there are in a set of files, and which function a call means, across files, for JavaScript and
 * TypeScript, Python, Java and Go. This is the only public face of the folder.
 *
 * `readFacts(tree, names)` says what one file says, as plain data that depends on its text alone (`packFacts` for a
 * cache). `createProject(files)` joins the facts of many files: `targetsOf(path, node)` tells what the call at a node
 * of a file's tree may enter, `resolve` where an import leads, `change` takes note of changed files and returns whose
 * answers may be others now. A file whose `interfaceDigest` stays the same is nobody else's concern.
 *
 * Two answers are never mixed up: "not in the project" (`external`, `externals`) and "cannot be seen" (`blind`).
 * What runs from a few entry points is `reachableFrom`, callees before callers is `callOrder`, and `sliceHash` is the
 * digest of all code behind one operation.
 *
 * Nothing here touches a file system, and no graph of the whole program is kept.
 */
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
export { packFacts, unpackFacts } from './facts/packed.ts';
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
