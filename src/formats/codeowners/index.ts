export {
  codeOwnersDialects,
  codeOwnersPlaces,
  ownersOfPath,
  sharedPlaces,
  type CodeOwners,
  type CodeOwnersDialect,
} from './code-owners.ts';
export { readCodeOwners } from './read-code-owners.ts';
