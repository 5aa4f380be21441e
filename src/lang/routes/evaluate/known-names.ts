/** Methods that set up an application of NestJS. */
export const noteWords: ReadonlySet<string> = new Set([
  'setGlobalPrefix',
  'useGlobalGuards',
  'enableVersioning',
  'register',
]);

/** Names that every program has and that are worth knowing. */
export const builtInNames: ReadonlySet<string> = new Set([
  'process',
  'Map',
  'Set',
  'Array',
  'console',
  'Object',
  'Promise',
  'String',
  'fetch',
]);

/** Functions of libraries that give back what they are given. */
export const identities: ReadonlySet<string> = new Set([
  'fastify-plugin',
  'fp',
  'default',
  'freeze',
  'defineEventHandler',
  // A list of pairs, or of values, is read like what is made of it.
  'Map',
  'Set',
  'from',
]);
