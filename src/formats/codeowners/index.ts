export {
  codeOwnersDialects,
  codeOwnersPlaces,
  ownersOfPath,
  sharedPlaces,
  type CodeOwners,
  type CodeOwnersDialect,
  type PathOwners,
} from './code-owners.ts';
export { readCodeOwners, type CompileRegex } from './read-code-owners.ts';
