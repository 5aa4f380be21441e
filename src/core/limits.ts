const KiB = 1024;
const MiB = 1024 * KiB;

/** Every bound on foreign input, by name, with its unit. Crossing one is a `skipped` or `problem` value. */
export const limits = {
  /** Larger files are skipped by the walk (not read); generated bundles and data dumps live above this. */
  fileBytes: 10 * MiB,
  /** Entries in one folder, above which the rest is listed as skipped. */
  folderEntries: 200_000,
  /** Entries in one tree. */
  treeEntries: 2_000_000,
  /** Folder depth. */
  treeDepth: 200,
  /** The threat model and each local baseline it extends. */
  modelBytes: 2 * MiB,
  modelDepth: 50,
  /** Baselines reached through `extends`, in all. */
  modelBaselines: 32,
  /** YAML of a scanned repo (workflows and the like). */
  yamlBytes: 2 * MiB,
  yamlDepth: 100,
  yamlAliases: 100,
  /** A test report. */
  reportBytes: 64 * MiB,
  reportDepth: 64,
  reportCases: 1_000_000,
  /** Per file and engine, before it is stopped and listed as failed. */
  inspectMs: 5_000,
  /** Findings of one rule in one file, above which the rest is counted, not kept. */
  findingsPerRuleAndFile: 1_000,
  /** Characters of one source line kept in an excerpt. */
  excerptColumns: 240,
  /** Output of one git call. */
  gitOutputBytes: 512 * MiB,
  gitMs: 60_000,
} as const;
