/** The text with its comments blanked out, every offset kept. Styles as rules name them: `c`, `cpp`, `shell`. */
export function withoutComments(text: string, style: string): string {
  if (style === 'shell') return blanked(text, [{ open: '#', close: '\n' }]);
  if (style === 'c') return blanked(text, [block]);
  return style === 'cpp' ? blanked(text, [{ open: '//', close: '\n' }, block]) : text;
}

interface CommentForm {
  readonly open: string;
  readonly close: string;
}

const block: CommentForm = { open: '/*', close: '*/' };

/** One form after the other, as if each were alone. */
function blanked(text: string, forms: readonly CommentForm[]): string {
  return forms.reduce((before, { open, close }) => {
    const kept: string[] = [];
    let at = 0;
    for (let start = before.indexOf(open); start >= 0; start = before.indexOf(open, at)) {
      const stop = before.indexOf(close, start + open.length);
      if (stop < 0 && close !== '\n') break;
      const end = stop < 0 ? before.length : stop + close.length;
      kept.push(before.slice(at, start), before.slice(start, end).replace(/[^\r\n]/g, ' '));
      at = end;
    }
    return kept.join('') + before.slice(at);
  }, text);
}
