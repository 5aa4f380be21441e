/** What a commit says of itself. Everything in it is foreign text. */
export interface CommitText {
  /** Object ids in hex. */
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: string;
  readonly email: string;
  /** Milliseconds since 1970, as claimed. */
  readonly authoredAt: number;
  readonly committedAt: number;
  /** The whole object, for its message and whatever else was written into it. */
  readonly text: Buffer;
}

/** Reads the head lines of a commit; undefined when there is no tree. */
export function readCommit(bytes: Buffer): CommitText | undefined {
  const blank = bytes.indexOf('\n\n');
  const head = bytes.toString('utf8', 0, Math.min(blank < 0 ? bytes.length : blank, headMax));
  let tree = '';
  const parents: string[] = [];
  let author = noPerson;
  let committer = noPerson;
  for (const line of head.split('\n')) {
    if (line.startsWith('tree ')) tree ||= line.slice(5);
    else if (line.startsWith('parent ') && parents.length < parentsMax) parents.push(line.slice(7));
    else if (line.startsWith('author ')) author = personIn(line.slice(7));
    else if (line.startsWith('committer ')) committer = personIn(line.slice(10));
  }
  if (!isId(tree)) return undefined;
  return {
    tree,
    parents: parents.filter(isId),
    author: author.name,
    email: author.email,
    authoredAt: author.at,
    committedAt: committer.at,
    text: bytes,
  };
}

/** The object that a tag names, in hex; undefined when it names none. */
export function taggedObject(bytes: Buffer): string | undefined {
  const oid = /^object ([0-9a-f]{40,64})\n/.exec(bytes.toString('latin1', 0, 80))?.[1];
  return oid !== undefined && isId(oid) ? oid : undefined;
}

const headMax = 256 * 1024;
const parentsMax = 1_000;
const noPerson = { name: '', email: '', at: 0 };

/** `Name <mail> 1700000000 +0100`. */
function personIn(text: string): { readonly name: string; readonly email: string; readonly at: number } {
  const open = text.indexOf('<');
  const close = text.lastIndexOf('>');
  if (open < 0 || close < open) return { ...noPerson, name: text.slice(0, 200) };
  const seconds = Number(
    text
      .slice(close + 1)
      .trim()
      .split(' ')[0],
  );
  return {
    name: text.slice(0, open).trim().slice(0, 200),
    email: text.slice(open + 1, close).slice(0, 200),
    at: Number.isSafeInteger(seconds * 1000) ? seconds * 1000 : 0,
  };
}

function isId(text: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}
