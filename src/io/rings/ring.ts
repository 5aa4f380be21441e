import { limits } from '../../core/limits.ts';
import { err, ok } from '../../core/result.ts';
import type { RingAnswer, RingBudget, RingFailure, RingQuestion, RingReply, RingTask } from './protocol.ts';

/** A worker or child process that runs the ring's script. */
export interface Vessel {
  send(question: RingQuestion, transfer: readonly ArrayBuffer[]): void;
  /** Ends it at once, whatever it does. */
  kill(): void;
  /** Whether it keeps our process alive. */
  hold(busy: boolean): void;
}

export interface VesselEvents {
  readonly reply: (reply: RingReply) => void;
  /** It ended, by itself or killed. Said once. */
  readonly ended: (why: RingFailure) => void;
}

export type Launch = (events: VesselEvents) => Vessel;

interface Job {
  readonly task: RingTask;
  readonly budget: RingBudget;
  readonly settle: (answer: RingAnswer) => void;
  /** Set when the job was ended from outside: what the vessel says afterwards does not count. */
  stopped?: RingFailure;
}

interface Seat {
  readonly vessel: Vessel;
  job: Job | undefined;
  ready: boolean;
  /** It has done nothing yet. */
  fresh: boolean;
  timer?: NodeJS.Timeout;
}

/**
 * Vessels that are started when first needed and then stay. Each does one task at a time; one that runs over its
 * budget, is cancelled or crashes is killed and replaced.
 */
export class Ring {
  readonly #launch: Launch;
  readonly #size: number;
  readonly #seats = new Set<Seat>();
  readonly #queue: Job[] = [];
  readonly #crashes = new Map<string, number>();
  #questions = 0;

  constructor(launch: Launch, size: number) {
    this.#launch = launch;
    this.#size = size;
  }

  /** Never rejects. A crash is tried once more when the task names its content; a second one quarantines that. */
  async run(task: RingTask, budget: RingBudget = {}): Promise<RingAnswer> {
    const content = task.content;
    if (content === undefined) return this.#once(task, budget);
    for (;;) {
      if ((this.#crashes.get(content) ?? 0) >= crashesMax) return err(quarantined);
      const answer = await this.#once(task, budget);
      if (answer.ok || (answer.error.kind !== 'crash' && answer.error.kind !== 'memory')) return answer;
      this.#crashes.set(content, (this.#crashes.get(content) ?? 0) + 1);
      // Moved buffers are gone, so there is nothing left to try again with.
      if (task.transfer !== undefined || answer.error.kind === 'memory') return answer;
    }
  }

  /** Content that crashed twice, by digest. */
  get quarantine(): readonly string[] {
    return [...this.#crashes].filter(([, count]) => count >= crashesMax).map(([content]) => content);
  }

  /** Kills all vessels; what was running or waiting is cancelled. */
  close(): void {
    for (const job of this.#queue.splice(0)) job.settle(err({ kind: 'cancelled' }));
    for (const seat of this.#seats) this.#stop(seat, { kind: 'cancelled' });
  }

  #once(task: RingTask, budget: RingBudget): Promise<RingAnswer> {
    return new Promise((resolve) => {
      const cancel = (): void => this.#cancel(job);
      const settle = (answer: RingAnswer): void => {
        budget.signal?.removeEventListener('abort', cancel);
        resolve(answer);
      };
      const job: Job = { task, budget, settle };
      if (budget.signal?.aborted === true) return settle(err({ kind: 'cancelled' }));
      budget.signal?.addEventListener('abort', cancel, { once: true });
      this.#queue.push(job);
      this.#dispatch();
    });
  }

  #cancel(job: Job): void {
    const waiting = this.#queue.indexOf(job);
    if (waiting >= 0) {
      this.#queue.splice(waiting, 1);
      return job.settle(err({ kind: 'cancelled' }));
    }
    for (const seat of this.#seats) if (seat.job === job) this.#stop(seat, { kind: 'cancelled' });
  }

  #dispatch(): void {
    while (this.#queue.length > 0) {
      const idle = [...this.#seats].find((seat) => seat.job === undefined);
      const seat = idle ?? (this.#seats.size < this.#size ? this.#open() : undefined);
      const job = seat === undefined ? undefined : this.#queue.shift();
      if (seat === undefined || job === undefined) return;
      seat.job = job;
      seat.vessel.hold(true);
      if (seat.ready) this.#begin(seat, job);
      else this.#limit(seat, startMs);
    }
  }

  #open(): Seat {
    const vessel = this.#launch({
      reply: (reply) => this.#reply(seat, reply),
      ended: (why) => this.#ended(seat, why),
    });
    const seat: Seat = { vessel, job: undefined, ready: false, fresh: true };
    this.#seats.add(seat);
    return seat;
  }

  #begin(seat: Seat, job: Job): void {
    const { timeoutMs = limits.ringTaskMs, setUpMs = 0 } = job.budget;
    this.#limit(seat, timeoutMs + (seat.fresh ? setUpMs : 0));
    seat.fresh = false;
    const { kind, payload, transfer = [] } = job.task;
    this.#questions += 1;
    seat.vessel.send({ id: this.#questions, kind, payload }, transfer);
  }

  #limit(seat: Seat, ms: number): void {
    clearTimeout(seat.timer);
    seat.timer = setTimeout(() => this.#stop(seat, { kind: 'timeout', ms }), ms);
  }

  #reply(seat: Seat, reply: RingReply): void {
    if (reply.type === 'ready') {
      seat.ready = true;
      if (seat.job !== undefined) this.#begin(seat, seat.job);
      return;
    }
    const job = seat.job;
    if (job === undefined || job.stopped !== undefined) return;
    clearTimeout(seat.timer);
    seat.job = undefined;
    seat.vessel.hold(false);
    job.settle(answerOf(reply));
    this.#dispatch();
  }

  /** The job is answered at once; the seat leaves the ring when its vessel has really ended. */
  #stop(seat: Seat, why: RingFailure): void {
    seat.vessel.kill();
    this.#ended(seat, why);
  }

  #ended(seat: Seat, why: RingFailure): void {
    if (!this.#seats.delete(seat)) return;
    clearTimeout(seat.timer);
    const job = seat.job;
    seat.job = undefined;
    job?.settle(err(why));
    this.#dispatch();
  }
}

const crashesMax = 2;
const quarantined: RingFailure = {
  kind: 'quarantined',
  message: 'crashed twice on this content; not tried again',
};
/** To start a vessel on a busy machine. */
const startMs = 30_000;

function answerOf(reply: Exclude<RingReply, { type: 'ready' }>): RingAnswer {
  if (reply.type === 'done') return ok(reply.value);
  return err(reply.memory ? { kind: 'memory' } : { kind: 'bug', message: reply.message });
}
