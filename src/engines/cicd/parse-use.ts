import type { YamlScalar } from '../../lang/yaml/node.ts';
import type { ImageName, Use } from './workflow.ts';

/** What a `uses:` value names. */
export function parseUse(scalar: YamlScalar): Use {
  const { text, start, end } = scalar;
  if (text.startsWith('./') || text.startsWith('../') || text === '.') {
    return { kind: 'local', path: text, start, end };
  }
  if (text.startsWith('docker://')) {
    return { kind: 'docker', image: parseImage(text.slice('docker://'.length)), start, end };
  }
  const at = text.lastIndexOf('@');
  const [owner, repo, ...path] = text.slice(0, Math.max(0, at)).split('/');
  if (!owner || !repo || at === text.length - 1 || text.includes('${{'))
    return { kind: 'unknown', start, end };
  return { kind: 'remote', owner, repo, path: path.join('/'), ref: text.slice(at + 1), start, end };
}

/** The parts of an image reference such as `ghcr.io/acme/tool:1.2@sha256:…`. */
export function parseImage(text: string): ImageName {
  const [tagged = '', digest = ''] = text.split('@', 2);
  const colon = tagged.lastIndexOf(':');
  // A colon before a slash belongs to the registry's port.
  const hasTag = colon > tagged.lastIndexOf('/');
  return {
    name: hasTag ? tagged.slice(0, colon) : tagged,
    tag: hasTag ? tagged.slice(colon + 1) : '',
    digest,
  };
}

/** `owner/repo` or `owner/repo/path`, for messages. */
export function nameOf(use: Use & { kind: 'remote' }): string {
  return [use.owner, use.repo, ...(use.path === '' ? [] : [use.path])].join('/');
}

/** Whether a ref is a whole commit id: SHA-1 or SHA-256. Short ids are names like any other. */
export function isCommit(ref: string): boolean {
  return /^(?:[0-9a-fA-F]{40}|[0-9a-fA-F]{64})$/.test(ref);
}
