const MiB = 1024 * 1024;

/** Every bound on what a user may send, by name and unit. */
export const limits = {
  uploadBytes: 4 * MiB,
  nameLength: 200,
  /** What an archive may unpack to, as a multiple of its own size. */
  archiveRatio: 100,
  archiveEntries: 10_000,
  /** Credentials and share requests. */
  jsonBytes: 10 * 1024,
} as const;
