import { limits } from '../../core/limits.ts';

/** Elements that end by themselves, or with the next one of their kind. */
const unnested =
  /^(?:area|base|br|col|dd|dt|embed|hr|img|input|li|link|meta|option|p|param|source|tbody|td|tfoot|th|thead|tr|track|wbr|!.*)$/iu;

/**
 * Whether the elements of a text nest deeper than the HTML scanner copes with: for every tag it goes through all the
 * elements that are open, out of reach of the parser's budget.
 */
export function nestsTooDeep(text: string): boolean {
  let depth = 0;
  for (const [tag, slash = '', name = ''] of text.matchAll(/<(\/?)([a-zA-Z!][^\s<>/]*)[^<>]*>?/gu)) {
    if (unnested.test(name) || tag.endsWith('/>')) continue;
    depth = slash === '' ? depth + 1 : Math.max(0, depth - 1);
    if (depth > limits.htmlDepth) return true;
  }
  return false;
}
