import { digestOf } from '../../../core/digest.ts';
import type { FileFacts, FunctionFacts } from './file-facts.ts';

/**
 * Digest of what answers about other files may depend on: everything but places in the text, bodies and calls. Equal
 * digests mean that nobody else has to look again.
 */
export function interfaceDigest(facts: FileFacts): string {
  const { version, language, exports, stars, writes, providers, imports, shared } = facts;
  return digestOf({
    version,
    language,
    package: facts.package,
    functions: facts.functions.map(signature),
    classes: facts.classes.map(({ node, start, end, ...rest }) => ({ ...rest, at: node + start + end > 0 })),
    objects: facts.objects.slice(0, shared.objects),
    bindings: facts.bindings.slice(0, shared.bindings),
    imports: imports.map(({ at, ...rest }) => ({ ...rest, at: at >= 0 })),
    exports,
    stars,
    writes,
    providers,
  });
}

function signature(one: FunctionFacts): unknown {
  const { node, start, end, mentions, body, ...rest } = one;
  return { ...rest, at: node + start + end + mentions.length + body.length >= 0 };
}
