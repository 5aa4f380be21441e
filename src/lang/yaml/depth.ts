/**
 * An upper bound of the nesting of a YAML text, in one pass without parsing: brackets that are open plus deeper and
 * deeper indentation plus `- - -` chains. Stops counting at `max + 1`, so hostile depth costs nothing.
 */
export function nestingOf(text: string, max: number): number {
  const indents: number[] = [];
  let flow = 0;
  let flowIndent = 0;
  let deepest = 0;
  let at = 0;
  while (at < text.length && deepest <= max) {
    const end = lineEnd(text, at);
    const first = skipBlanks(text, at, end);
    if (first < end) {
      const indent = first - at;
      // Flow content lies deeper than the line that opened it; a line further left belongs to something else. At the
      // left margin (JSON read as YAML) the rule does not hold.
      if (flow > 0 && flowIndent > 0 && indent <= flowIndent) flow = 0;
      while ((indents.at(-1) ?? -1) >= indent) indents.pop();
      indents.push(indent);
      if (flow === 0) flowIndent = indent;
      const line = bracketsIn(text, first, end, flow);
      flow = line.open;
      deepest = Math.max(deepest, indents.length + dashesAt(text, first, end) + line.deepest);
    }
    at = end + 1;
  }
  return deepest;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

function skipBlanks(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && (text[at] === ' ' || text[at] === '\r')) at++;
  return at;
}

function dashesAt(text: string, from: number, end: number): number {
  let count = 0;
  for (let at = from; at < end; at++) {
    const c = text[at];
    if (c === '-' || c === '?') count++;
    else if (c !== ' ' && c !== '\t') break;
  }
  return count;
}

function bracketsIn(
  text: string,
  from: number,
  end: number,
  before: number,
): { open: number; deepest: number } {
  let open = before;
  let deepest = before;
  for (let at = from; at < end; at++) {
    const c = text.charCodeAt(at);
    if (c === 0x5b || c === 0x7b) deepest = Math.max(deepest, ++open);
    else if ((c === 0x5d || c === 0x7d) && open > 0) open--;
  }
  return { open, deepest };
}
