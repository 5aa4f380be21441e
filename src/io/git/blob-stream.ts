import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { limits } from '../../core/limits.ts';
import { err, ok } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import { sizeText } from '../safe-file.ts';
import type { GitRepo } from './repo.ts';

interface Waiting {
  readonly settle: (answer: Result<Buffer, string>) => void;
}

type Child = ChildProcessByStdio<Writable, Readable, null>;

/**
 * Reads objects through one resident `git cat-file`. Questions may overlap; answers come in order. After `limits.gitMs`
 * without a byte, or when git dies, all open questions fail with a reason and the next question starts a new child.
 */
export class BlobStream {
  readonly #repo: GitRepo;
  readonly #bytesMax: number;
  readonly #waiting: Waiting[] = [];
  #child: Child | undefined;
  #pieces: Buffer[] = [];
  #held = 0;
  #header: { readonly bytes: number } | undefined;
  #skipped = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(repo: GitRepo, bytesMax: number = limits.fileBytes) {
    this.#repo = repo;
    this.#bytesMax = bytesMax;
  }

  /** The content of a blob; the error is a reason for people. */
  read(oid: string): Promise<Result<Buffer, string>> {
    if (!/^[0-9a-f]{40,64}$/.test(oid)) return Promise.resolve(err('not an object id'));
    return new Promise((resolve) => {
      this.#waiting.push({ settle: resolve });
      this.#child ??= this.#start();
      this.#ask(this.#child, oid);
      this.#watch();
    });
  }

  /** Ends the child; open questions fail. */
  close(): void {
    this.#fail('the reader was closed');
  }

  /** Questions of one turn leave as one write. */
  #ask(child: Child, oid: string): void {
    if (child.stdin.writableCorked === 0) {
      child.stdin.cork();
      process.nextTick(() => child.stdin.uncork());
    }
    child.stdin.write(`${oid}\n`);
  }

  #start(): Child {
    const { folder, environment } = this.#repo.room;
    const child = spawn('git', ['cat-file', '--batch'], {
      cwd: folder,
      env: environment,
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    child.on('error', (cause) => this.#lost(child, `git could not be started: ${cause.message}`));
    child.on('close', () => this.#lost(child, 'git ended unexpectedly'));
    // A write to a child that just died: the `close` event tells the story.
    child.stdin.on('error', () => this.#lost(child, 'git ended unexpectedly'));
    child.stdout.on('data', (chunk: Buffer) => {
      if (this.#child === child) this.#take(chunk);
    });
    return child;
  }

  #lost(child: Child, reason: string): void {
    if (this.#child === child) this.#fail(reason);
  }

  #fail(reason: string): void {
    clearTimeout(this.#timer);
    const child = this.#child;
    this.#child = undefined;
    this.#pieces = [];
    this.#held = 0;
    this.#header = undefined;
    child?.kill('SIGKILL');
    for (const one of this.#waiting.splice(0)) one.settle(err(reason));
  }

  #watch(): void {
    clearTimeout(this.#timer);
    if (this.#waiting.length === 0) return;
    this.#timer = setTimeout(() => {
      this.#repo.room.patience.timeouts += 1;
      this.#fail(`git gave no answer in ${limits.gitMs} ms`);
    }, limits.gitMs);
  }

  #take(chunk: Buffer): void {
    this.#watch();
    this.#pieces.push(chunk);
    this.#held += chunk.length;
    while (this.#header === undefined ? this.#readHeader() : this.#readBody(this.#header.bytes));
    this.#watch();
  }

  /** `<oid> <type> <size>`, or `<oid> missing`. */
  #readHeader(): boolean {
    const all = this.#joined();
    const end = all.indexOf(10);
    if (end < 0) return false;
    const words = all.toString('latin1', 0, end).split(' ');
    this.#pieces = [all.subarray(end + 1)];
    this.#held = all.length - end - 1;
    if (words.length === 3) this.#header = { bytes: Number(words[2]) };
    else this.#waiting.shift()?.settle(err('not in this clone'));
    return this.#held > 0;
  }

  /** The content and its line end; what is larger than the limit is dropped while it arrives. */
  #readBody(bytes: number): boolean {
    const left = bytes + 1 - this.#skipped;
    if (bytes > this.#bytesMax && this.#held < left) {
      this.#skipped += this.#held;
      this.#pieces = [];
      this.#held = 0;
      return false;
    }
    if (this.#held < left) return false;
    const all = this.#joined();
    const content = all.subarray(0, bytes);
    this.#pieces = [all.subarray(left)];
    this.#held = all.length - left;
    this.#skipped = 0;
    this.#header = undefined;
    const large = bytes > this.#bytesMax;
    this.#waiting.shift()?.settle(large ? err(`larger than ${sizeText(this.#bytesMax)}`) : ok(content));
    return this.#held > 0;
  }

  #joined(): Buffer {
    const all = this.#pieces.length === 1 ? this.#pieces[0] : undefined;
    return all ?? Buffer.concat(this.#pieces, this.#held);
  }
}
