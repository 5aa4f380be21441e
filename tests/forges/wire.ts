/** One request as a fake sees it. */
export interface FakeRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export interface FakeReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** A forge in memory: a pure function of its state and a request. */
export interface Fake {
  handle(request: FakeRequest): FakeReply;
}

/** What goes wrong at one request. `lost`: it was done, and the answer is a 502; `down`: a 502, and nothing was done. */
export type Fault = 'lost' | 'down' | 'secondary-limit' | 'limit' | 'killed-before' | 'killed-after';

/** Thrown into the program at the place of a kill: whatever it was doing ends there. */
export class Killed extends Error {
  override readonly name = 'Killed';
}

/** The same fake with faults: `next` is asked before every request. */
export function withFaults(fake: Fake, next: () => Fault | undefined, now: () => number): Fake {
  return {
    handle(request) {
      const fault = next();
      switch (fault) {
        case undefined:
          return fake.handle(request);
        case 'lost':
          fake.handle(request);
          return { status: 502, body: { message: 'Server Error' } };
        case 'down':
          return { status: 502, body: { message: 'Server Error' } };
        case 'secondary-limit':
          return {
            status: 403,
            headers: { 'retry-after': '60' },
            body: {
              message:
                'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
            },
          };
        case 'limit':
          return {
            status: 429,
            headers: {
              'x-ratelimit-remaining': '0',
              'x-ratelimit-reset': String(Math.ceil(now() / 1000) + 30),
            },
            body: { message: 'API rate limit exceeded' },
          };
        case 'killed-before':
          throw new Killed();
        case 'killed-after':
          fake.handle(request);
          throw new Killed();
      }
    },
  };
}

/** A page of a list, with the header that both forges send. */
export function pageOf<T>(
  items: readonly T[],
  query: URLSearchParams,
  address: string,
): { readonly items: readonly T[]; readonly headers: Readonly<Record<string, string>> } {
  const size = Math.min(100, Number(query.get('per_page') ?? '30'));
  const page = Math.max(1, Number(query.get('page') ?? '1'));
  const shown = items.slice((page - 1) * size, page * size);
  const more = page * size < items.length;
  const next = new URLSearchParams(query);
  next.set('page', String(page + 1));
  return {
    items: shown,
    headers: more
      ? { link: `<${address}?${next.toString()}>; rel="next"`, 'x-next-page': String(page + 1) }
      : { 'x-next-page': '' },
  };
}

/** A field of foreign data; undefined when it is not there. */
export function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/** Fields that a body has and the documentation of the request does not. */
export function unknownFields(value: unknown, known: readonly string[]): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.keys(value).filter((name) => !known.includes(name));
}

/** What in a comment would notify people, load something, or give the forge an order; empty when nothing does. */
export function badMarkdown(body: string): readonly string[] {
  const outside = body.replace(/^(`{3,})[^\n]*\n[\s\S]*?\n\1$/gm, '').replace(/^<!-- [^\n]* -->\n/, '');
  const bad: string[] = [];
  if (/(?:^|[^\w`\\])@[a-z0-9]/i.test(outside)) bad.push('a mention');
  if (/!\[|\]\(|<(?!\/?sub>)[a-z!/]|https?:\/\//i.test(outside)) bad.push('a link, an image or HTML');
  if (/^\/[a-z_]+/m.test(outside)) bad.push('a quick action');
  return bad;
}
