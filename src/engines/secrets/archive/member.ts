/** One file inside another. */
export interface Member {
  /** As written in the archive. */
  readonly name: string;
  readonly bytes: Buffer;
}

/** What came out of an archive, and what did not and why. */
export interface Unpacked {
  readonly members: readonly Member[];
  readonly left: readonly string[];
}

/** How much may still be unpacked for one file, its archives' archives included. */
export interface Budget {
  entries: number;
  bytes: number;
  readonly entryBytes: number;
}
