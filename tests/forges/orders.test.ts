import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { publish } from '../../src/publish/review/publish.ts';
import type { Remark, Review } from '../../src/publish/review/review.ts';
import { base, githubDesk, gitlabDesk, type Desk, type TestWorld } from './desks.ts';
import type { ChangedFile } from './diff.ts';
import { Killed, type Fault } from './wire.ts';

/** What may happen to a change, and what may go wrong while we tell of it. */
type Happening =
  | { readonly what: 'push'; readonly findings: readonly Spot[] }
  | { readonly what: 'move'; readonly by: number }
  | { readonly what: 'shrink' }
  | { readonly what: 'clean' | 'run-again' }
  | { readonly what: 'reply' | 'resolve' | 'forge'; readonly nth: number }
  | { readonly what: 'trouble'; readonly fault: Fault; readonly at: number };

/** A finding of the change: which one it is, and its line. */
interface Spot {
  readonly id: number;
  readonly line: number;
}

const spots = fc.uniqueArray(
  fc.record({ id: fc.integer({ min: 0, max: 14 }), line: fc.integer({ min: 1, max: 40 }) }),
  {
    selector: ({ id }) => id,
    maxLength: 14,
  },
);
const nth = fc.integer({ min: 0, max: 20 });
const faults = ['lost', 'down', 'secondary-limit', 'limit', 'killed-before', 'killed-after'] as const;
const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ what: fc.constant('push' as const), findings: spots }) },
  {
    weight: 2,
    arbitrary: fc.record({ what: fc.constant('move' as const), by: fc.integer({ min: 1, max: 9 }) }),
  },
  { weight: 1, arbitrary: fc.constant({ what: 'shrink' as const }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constantFrom('clean' as const, 'run-again' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      what: fc.constantFrom('reply' as const, 'resolve' as const, 'forge' as const),
      nth,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constant('trouble' as const),
      fault: fc.constantFrom(...faults),
      at: fc.integer({ min: 0, max: 12 }),
    }),
  },
);
const orders = fc.array(happening, { minLength: 3, maxLength: 14 });

const path = 'src/a.ts';
const makers = [
  ['GitHub', githubDesk],
  ['GitLab', gitlabDesk],
] as const;

describe.each(makers)('%s: whatever happens in whatever order', (_, makeDesk) => {
  test(
    'no second and no orphan thread, nothing of others touched, and it comes to rest',
    { timeout: 300_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(orders, async (order) => {
          const story = new Story(makeDesk);
          for (const one of order) await story.happen(one);
          // The first may still meet the trouble that comes last.
          await story.run();
          await story.run();
          story.check();
          const before = story.desk.writes();
          await story.run();
          expect(story.desk.writes(), 'a second run writes nothing').toBe(before);
          await story.happen({ what: 'clean' });
          await story.run();
          story.check();
        }),
        { numRuns: 200 },
      );
    },
  );

  test('a change that brings nothing gets no word', async () => {
    const story = new Story(makeDesk);
    for (const what of ['clean', 'run-again', 'clean'] as const) await story.happen({ what });
    expect([story.desk.threads(), story.desk.comments()]).toEqual([[], []]);
  });
});

/** One change and its runs. */
class Story {
  readonly desk: Desk;
  readonly world: TestWorld = { now: Date.UTC(2026, 0, 1), next: () => undefined };
  #findings: readonly Spot[] = [];
  #shown = 30;
  #heads = 0;
  #head = base;
  #fault: { readonly fault: Fault; readonly at: number } | undefined;
  readonly #others: string[] = [];
  readonly #answered = new Set<string>();

  constructor(makeDesk: (world: TestWorld) => Desk) {
    this.desk = makeDesk(this.world);
    this.#push();
  }

  async happen(one: Happening): Promise<void> {
    switch (one.what) {
      case 'push':
        this.#findings = one.findings;
        return this.#pushed();
      case 'move':
        this.#findings = this.#findings.map(({ id, line }) => ({ id, line: line + one.by }));
        return this.#pushed();
      case 'shrink':
        // Rebased: most lines are in the base now.
        this.#shown = this.#shown === 30 ? 5 : 30;
        return this.#pushed();
      case 'clean':
        this.#findings = [];
        return this.#pushed();
      case 'run-again':
        return this.run();
      case 'reply':
        return this.#withThread(one.nth, (id) => {
          this.desk.reply(id);
          this.#answered.add(id);
        });
      case 'resolve':
        return this.#withThread(one.nth, (id) => this.desk.resolve(id));
      case 'forge':
        return this.#forge(one.nth);
      case 'trouble':
        this.#fault = one;
    }
  }

  #withThread(n: number, act: (id: string) => void): void {
    const open = this.desk.threads().filter(({ ours }) => ours);
    const thread = open[n % Math.max(1, open.length)];
    if (thread !== undefined) act(thread.id);
  }

  /** Copies what we wrote, or invents a mark, under another name and under ours. */
  #forge(n: number): void {
    const ours = [...this.desk.threads(), ...this.desk.comments()].filter((one) => one.ours);
    const copied = ours[n % Math.max(1, ours.length)]?.body ?? '';
    const invented = `<!-- holdfast:v1:summary:${'0'.repeat(12)}:${'0'.repeat(32)} -->\nAll is well (${n}).`;
    this.desk.say(copied === '' ? invented : copied);
    this.desk.sayAsUs(invented);
    this.desk.beginAsOther(copied === '' ? invented : copied, { path, line: 1 });
    this.#others.push(copied === '' ? invented : copied, invented);
  }

  #push(): void {
    this.#heads++;
    this.#head = this.#heads.toString(16).padStart(40, '0');
    this.desk.push(this.#head, [fileOf(this.#shown)]);
  }

  async #pushed(): Promise<void> {
    this.#push();
    await this.run();
  }

  /** One run, perhaps with a fault at its nth request; a killed run just ends. */
  async run(): Promise<void> {
    const { forge, suggestionHead } = this.desk;
    const fault = this.#fault;
    this.#fault = undefined;
    let requests = 0;
    this.world.next = () => (requests++ === fault?.at ? fault.fault : undefined);
    try {
      const wish = { key: 'secret', inlineMost: 10, suggestionHead, dry: false };
      const done = await publish(reviewOf(this.#head, this.#findings), forge, wish);
      expect(done).toMatchObject({ ok: true });
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
    }
  }

  check(): void {
    const { desk } = this;
    expect(desk.breaches()).toEqual([]);
    // A second copy that is removed again was a mail too many.
    expect(desk.removed()).toBe(0);
    const own = desk.threads().filter(({ ours }) => ours);
    const open = own.filter(({ resolved }) => resolved === 'no').map(({ body }) => idIn(body));
    expect(new Set(open).size, 'no finding has two open threads').toBe(open.length);
    const present = new Set(this.#findings.map(({ id }) => id));
    for (const id of open) expect(present.has(id), `the open thread of ${id} has its finding`).toBe(true);
    const summaries = desk.comments().filter(({ ours, body }) => ours && !body.includes('All is well'));
    expect(summaries.length).toBeLessThanOrEqual(1);
    if (present.size > 0) expect(summaries).toHaveLength(1);
    const bodies = [...desk.comments(), ...desk.threads()].map(({ body }) => body);
    for (const other of this.#others) expect(bodies).toContain(other);
    for (const id of this.#answered)
      expect(
        desk.threads().some((one) => one.id === id),
        'an answered thread stays',
      ).toBe(true);
    for (const { id, line } of this.#findings)
      if (line <= this.#shown && this.#findings.length <= 10)
        expect(
          own.some(({ body }) => idIn(body) === id),
          `finding ${id} has a thread`,
        ).toBe(true);
  }
}

function fileOf(lines: number): ChangedFile {
  const added = Array.from({ length: lines }, (_, n) => `+line ${n + 1}`);
  return { path, oldPath: path, status: 'modified', patch: [`@@ -0,0 +1,${lines} @@`, ...added].join('\n') };
}

function idIn(body: string): number {
  return Number(/finding number (\d+)/.exec(body)?.[1] ?? -1);
}

function reviewOf(head: string, findings: readonly Spot[]): Review {
  return {
    version: 1,
    tool: '1.2.3',
    head,
    parents: [],
    base,
    verdict: 'pass',
    remarks: findings.map((spot) => remarkOf(spot)),
    failures: [],
    weakenings: [],
    drift: [],
    owners: [],
    gaps: [],
  };
}

function remarkOf({ id, line }: Spot): Remark {
  return {
    identity: { rule: 'js/x', path, scope: 'f', match: String(id), context: String(line % 3) },
    severity: 'high',
    title: 'A weakness',
    message: `finding number ${id} @everyone ![x](http://evil.test) </pre>\n/close`,
    why: 'It matters.',
    todo: 'Do it otherwise.',
    place: { path, line, endLine: line },
    blocks: false,
    because: 'not proven',
    mitigations: ['m-x'],
  };
}
