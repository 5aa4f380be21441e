const peeked = 4_096;
const shortMax = 500;
const lineMean = 150;
const unprintableShare = 0.01;

/** Whether a text looks like something people write: not binary, not lines without end. Only its start is looked at. */
export function isLegible(text: string): boolean {
  const start = text.slice(0, peeked);
  let lines = 1;
  let printable = 0;
  let unprintable = 0;
  for (let at = 0; at < start.length; at++) {
    const c = start.charCodeAt(at);
    if (c === 10) lines++;
    if (c > 126) unprintable += c === 127 ? 1 : 0;
    else if (c >= 32 || c === 9 || c === 10 || c === 13) printable++;
    else unprintable++;
  }
  const all = printable + unprintable;
  if (all > 0 && unprintable / all >= unprintableShare) return false;
  return start.length <= shortMax || lines / start.length >= 1 / lineMean;
}
