import type { Confidence } from '../../core/severity.ts';

/** Where a fact was read. */
export const factKinds = ['manifest', 'lockfile', 'container', 'iac', 'ci', 'api', 'env', 'repo'] as const;
export type FactKind = (typeof factKinds)[number];

/** What a fact says, in words that rules are written with. A fact of one of these is something a file really holds. */
export const factIds = [
  // What is built.
  'package',
  'library',
  'runnable',
  'web',
  'frontend',
  'function',
  'multi-tenant',
  // What it talks to.
  'sql',
  'nosql',
  'cache',
  'search-index',
  'queue',
  'object-storage',
  'ldap',
  'llm',
  'mail',
  'payment',
  'webhook',
  // How it is talked to.
  'graphql',
  'websocket',
  'grpc',
  'rest-framework',
  'api-description',
  'object-route',
  'upload-route',
  'redirect-parameter',
  // How it knows its users.
  'session',
  'jwt',
  'oauth',
  'password',
  'admin-ui',
  // What it does with input.
  'upload',
  'xml',
  'yaml',
  'deserialise',
  'template',
  'markdown',
  'http-client',
  'browser-automation',
  'archive',
  'shell',
  'image-processing',
  'object-mapping',
  'logging',
  'cors',
  'management-endpoints',
  'regex-from-input',
  'file-serving',
  // What already protects it.
  'csrf-protection',
  'rate-limit',
  'secrets-manager',
  // How it is configured.
  'secret-setting',
  'debug-setting',
  'env-file',
  'default-password',
  // How it is delivered.
  'lockfile',
  'no-lockfile',
  'private-registry',
  'dependency-updates',
  'git-dependency',
  'dockerfile',
  'image-by-tag',
  'image-as-root',
  'image-secret',
  'remote-script',
  'compose',
  'published-store',
  'host-access',
  // Infrastructure as code.
  'terraform',
  'cloudformation',
  'infra-module',
  'bucket',
  'bucket-public',
  'iam-policy',
  'iam-wildcard',
  'open-ingress',
  'network',
  'managed-database',
  'public-database',
  'cloud-function',
  'snapshot',
  'remote-module',
  'remote-state',
  'kubernetes',
  'pod-privileged',
  'pod-unlimited',
  'manifest-secret',
  'ingress',
  // Pipelines and the forge.
  'github-actions',
  'gitlab-ci',
  'movable-action',
  'movable-ci-image',
  'remote-include',
  'fork-trigger',
  'pull-request-run',
  'self-hosted',
  'default-permissions',
  'write-permissions',
  'event-text-in-script',
  'publishes',
  'deploys',
  'ci-secrets',
  'long-lived-cloud-key',
  'secrets-inherit',
  'code-owners',
] as const;
export type FactId = (typeof factIds)[number];

/** Something a file of the repository says. */
export interface RepoFact {
  readonly kind: FactKind;
  readonly id: FactId;
  /** The words it was read from, such as a package's name; foreign text. */
  readonly detail: string;
  /** The product it names, such as `postgres`; empty when it names none. */
  readonly tech: string;
  readonly path: string;
  /** From 1. */
  readonly line: number;
  readonly confidence: Confidence;
}

/** What was read of a repository. */
export interface RepoFacts {
  /** The folder's name; foreign text. */
  readonly name: string;
  /** The folder that was asked for, from the root of the repository: empty, or ending in `/`. */
  readonly base: string;
  readonly facts: readonly RepoFact[];
  /** Paths of source code that belongs to the product: no tests, examples or vendored code. */
  readonly sources: readonly string[];
}

/** The folder of a path, empty or ending in `/`. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** The place of a fact, such as `package.json:12`. */
export function placeOfFact(fact: RepoFact): string {
  return `${fact.path}:${fact.line}`;
}
