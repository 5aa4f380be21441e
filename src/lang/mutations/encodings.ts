import { isCleaningName } from './control-words.ts';
import type { Mutation } from './mutation.ts';
import type { SourceView } from './source-view.ts';

const names: ReadonlySet<string> = new Set([
  'escape',
  'escapehtml',
  'escape_html',
  'htmlescape',
  'escapehtml4',
  'escapexml',
  'escapexml11',
  'escapejson',
  'htmlescaper',
  'encodeuricomponent',
  'encodeuri',
  'forhtml',
  'forhtmlattribute',
  'forjavascript',
  'forhtmlcontent',
  'htmlescapestring',
  'queryescape',
  'pathescape',
  'conditional_escape',
  'quote',
  'quote_plus',
  'urlencode',
  'escapeshellarg',
  'escaperegexp',
  'escape_filter_chars',
  'escapestring',
  'escapeid',
  'secure_filename',
  'basename',
]);
/** Names of the list that mean something else on other objects. */
const owners =
  /^(?:html|shlex|markupsafe|cgi|urllib\.parse|parse|url|template|escape|xml|_|lodash|sqlstring|mysql|pg|connection|client|re|path|posix|os\.path|Encode|HtmlUtils|StringEscapeUtils|DOMPurify|bleach|validator|he)$/u;

/** Functions that make a value harmless where it goes: the value goes there as it is. */
export function encodingsAt(v: SourceView, node: number): readonly Mutation[] {
  if (v.kind(node) !== 'call') return [];
  const name = v.calleeName(node);
  const [first = -1] = v.args(node);
  const isUnfit = ['string', 'number', 'spread', 'lambda', 'keyword-argument'].includes(v.kind(first));
  if (first < 0 || isUnfit || !isEncoding(name) || v.kind(v.parent(node)) === 'expression-statement')
    return [];
  return [
    {
      control: 'encoding',
      start: v.start(node),
      end: v.end(node),
      replacement: v.operand(first),
      title: `Use ${v.shown(first)} without ${name}`,
      reason: `${name} makes the value harmless where it goes.`,
    },
  ];
}

function isEncoding(name: string): boolean {
  const dot = name.lastIndexOf('.');
  const [of, last] = [name.slice(0, Math.max(0, dot)), name.slice(dot + 1)];
  if (last === 'clean' && of !== 'bleach') return false;
  if (isCleaningName(last)) return true;
  return names.has(last.toLowerCase()) && (of === '' || owners.test(of));
}
