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
  modelBytes: 512 * KiB,
  modelDepth: 50,
  /** Baselines reached through `extends`, in all. */
  modelBaselines: 32,
  /** Values that one YAML alias of a model may stand for. */
  modelAliasNodes: 500,
  /** Things and flows drawn in one diagram; the rest is counted in words. */
  diagramNodes: 300,
  diagramFlows: 600,
  /** Errors and warnings shown for one model; the last one says that there are more. */
  modelDiagnostics: 100,
  /** What `init` reads: one manifest or configuration file, the files of one repository, and the facts kept of them. */
  manifestBytes: 1 * MiB,
  manifestFiles: 4_000,
  manifestLines: 50_000,
  repoFacts: 20_000,
  factChars: 200,
  /** Units, and infrastructure folders, that a first model has components for. */
  proposedUnits: 12,
  /** Proposals shown and written at once. */
  proposalsShown: 15,
  /** YAML of a scanned repo (workflows and the like). */
  yamlBytes: 2 * MiB,
  /** The part of it that needs the full parser (anchors, tags, CRLF, errors): up to 12 microseconds a byte on junk. */
  yamlSlowBytes: 256 * KiB,
  yamlDepth: 100,
  yamlAliases: 100,
  /** Nodes of one document with its aliases expanded. */
  yamlNodes: 500_000,
  /** Parentheses and brackets of one `${{ }}` expression. */
  expressionDepth: 64,
  /** A test report. */
  reportBytes: 64 * MiB,
  reportDepth: 64,
  reportCases: 1_000_000,
  /** Reports of one verification that are remembered, so that a run of other code is recognised later. */
  materialReports: 1_000,
  /** Characters kept of each text in a report: names, property values, failure messages. */
  reportTextChars: 2_000,
  /** Properties kept of one test, suite or report; the rest is left out, so a selector for it matches nothing. */
  reportProperties: 64,
  /** `.holdfast/triage.jsonl`, and one line of it. */
  decisionsBytes: 16 * MiB,
  decisionLineBytes: 16 * KiB,
  /** In-code suppressions honoured in one file. */
  suppressionsPerFile: 1_000,
  /** A bundle of the state, once unpacked, and one line of it. */
  bundleBytes: 256 * MiB,
  /** Per file and engine, before it is stopped and listed as failed. */
  inspectMs: 5_000,
  /** More for the first files of a worker: reading and compiling some thousand rules takes seconds of a busy machine. */
  workerSetUpMs: 60_000,
  /** Findings of one rule in one file, above which the rest is counted, not kept. */
  findingsPerRuleAndFile: 1_000,
  /** Matches of one rule in one file that are judged, kept or not, before the file counts as partly looked at. */
  candidatesPerRuleAndFile: 10_000,
  /** How far beyond its window a secrets rule without a greatest width looks for the end of the line, to either side. */
  secretLineBytes: 4 * KiB,
  /** Encodings inside encodings that secrets are looked for in, and bytes decoded for each byte of the file. */
  secretDecodeDepth: 2,
  secretDecodeRatio: 4,
  /** Archives inside archives that are unpacked; members, bytes and one member's bytes of all of them together. */
  archiveDepth: 3,
  archiveEntries: 10_000,
  archiveBytes: 64 * MiB,
  archiveEntryBytes: 16 * MiB,
  /** Cells of one notebook. */
  notebookCells: 10_000,
  /** Characters of one source line kept in an excerpt. */
  excerptColumns: 240,
  /** Output of one git call. */
  gitOutputBytes: 512 * MiB,
  gitMs: 60_000,
  /** One `.gitignore`; the rest of a larger one is not honoured, so that more is scanned, not less. */
  ignoreFileBytes: 256 * KiB,
  /** Pattern steps over a whole walk, after which ignore files are no longer honoured. */
  ignoreSteps: 400_000_000,
  /** Links followed while finding out where a symlink leads. */
  linkHops: 40,
  /** Names looked at in the folder for temporary files, and rooms of killed runs removed from it, in one run. */
  sweepEntries: 5_000,
  sweepRooms: 32,
  /** `.git/index`, and the entries it may hold. */
  indexBytes: 256 * MiB,
  indexEntries: 2_000_000,
  /** A provider's whole answer about one secret, in milliseconds and in bytes. */
  liveMs: 5_000,
  liveBodyBytes: 64 * KiB,
  /** One answer of a forge, and the time it may take; the time spent on waiting for its limits in one run. */
  forgeBodyBytes: 16 * MiB,
  forgeMs: 30_000,
  forgeWaitMs: 10 * 60_000,
  /** Threads, comments and changed files of one change that are looked through. */
  forgeItems: 5_000,
  /** A review handed from one job to another, and what is taken from it. */
  reviewBytes: 2 * MiB,
  reviewItems: 1_000,
  reviewTextChars: 1_000,
  /** Remarks at lines of one change, whatever is asked for. */
  reviewInlineMost: 30,
  /** Refs of the other side that a hook leaves out of what comes in. */
  hookKnownRefs: 2_000,
  /** `packed-refs`, and each of the small files of a git directory (HEAD, loose refs, shallow). */
  packedRefsBytes: 64 * MiB,
  refBytes: 4 * KiB,
  shallowBytes: 16 * MiB,
  /** One pack index or multi-pack index; packs of one repository; object folders reached through alternates. */
  packIndexBytes: 512 * MiB,
  packs: 10_000,
  alternates: 64,
  /** Loose objects looked at in one repository. */
  looseObjects: 5_000_000,
  /** A blob whose content history scans look at, and a commit, tag or tree that is read. */
  historyBlobBytes: 64 * MiB,
  historyTextBytes: 16 * MiB,
  historyTreeBytes: 32 * MiB,
  /** Bytes of delta bases kept while a pack is read, of buffers kept for the next object, and of the pack itself. */
  deltaBaseBytes: 192 * MiB,
  spareBytes: 64 * MiB,
  packWindowBytes: 64 * MiB,
  /** Bytes made a second time because their room was needed, and bytes of all objects that one run looks at. */
  deltaRebuildBytes: 8 * 1024 * MiB,
  historyBytes: 256 * 1024 * MiB,
  /** Deltas on deltas of one object. */
  deltaDepth: 10_000,
  /** What is kept of one repository's contents in which nothing was found. */
  quietBlobsBytes: 256 * MiB,
  /** Refs and reflog entries whose commits history is followed from. */
  historyRefs: 100_000,
  /** Problems of one kind named one by one for a repository; the rest is counted. */
  packProblems: 20,
  /** Commits read from history in one call. */
  historyCommits: 50_000,
  /** One cache file; what was not used for longest leaves it first. */
  cacheBytes: 64 * MiB,
  /** A log of trees; when it is full it starts anew. */
  recordLogBytes: 256 * MiB,
  /** Cache files kept side by side. */
  cacheFiles: 64,
  /** Output kept of a command that was run on request. */
  commandOutputBytes: 1 * MiB,
  /** Memory of one worker or child of a ring, and one task's time. */
  ringMemoryMb: 1_024,
  ringTaskMs: 30_000,
  /** Nesting of a syntax tree; what lies deeper is one `error` node, so whoever walks a tree may recurse. */
  syntaxDepth: 500,
  /** Brackets, or what nests as deep without them, that the native JavaScript parser is given; it dies at about 3,000. */
  scriptNesting: 1_500,
  /** Characters of lines times errors that they may hold: what the native parser's messages could take. */
  scriptErrorBytes: 256 * MiB,
  /** Words and signs of one script: what a bundle of 8 MB has. The parser's tree takes about 300 bytes for each. */
  scriptTokens: 3_000_000,
  /** Brackets and blocks of one configuration file (HCL, Dockerfile), whose readers recurse; and its nodes. */
  configDepth: 200,
  configNodes: 1_000_000,
  /** Places kept where one file makes no sense. */
  syntaxErrors: 1_000,
  /** Elements of HTML that are open at once; the parser's scanner looks at all of them for every tag. */
  htmlDepth: 2_000,
  /** WebAssembly memory of one parser; above the second figure the parser is made anew before the next file. */
  parserMemoryBytes: 1_024 * MiB,
  parserKeepBytes: 256 * MiB,
  /** Looks at its budget (one per hundred parse steps) that a parser gets for a file, and for each character of it. */
  parseChecks: 3_000,
  parseChecksPerChar: 0.05,
  /** Characters that a parser may read of a file, and times it may read each: some scanners go back to the line's start. */
  parseReads: 50_000_000,
  parseReadsPerChar: 64,
  /** Levels of brackets in a small expression of a rule (`requires`, `comparison`). */
  ruleDepth: 64,
  /** Words of such an expression. */
  ruleExpressionTokens: 2_000,
  /** A file of rules in Semgrep's format, or of their tests. */
  ruleFileBytes: 4 * MiB,
  /** Patterns, conditions and combinations in one rule of a Semgrep-format file. */
  ruleParts: 20_000,
  /** Things reported about one rule file; the last one says that there are more. */
  ruleNotes: 1_000,
  /** A regular expression of a rule: characters, levels of groups, and copies that counted repeats stand for. */
  regexChars: 64 * KiB,
  regexDepth: 200,
  regexCopies: 200_000,
  /** Backtracking steps a regular expression may take on one text by estimate; above it the linear matcher runs. */
  regexBacktracks: 200_000_000,
  /** Instructions of the linear matcher: those of one expression, and those carried out on one text. */
  regexProgram: 50_000,
  regexSteps: 20_000_000,
  /** Matches of one expression in one text, each counted with its groups. */
  regexMatches: 1_000_000,
  /** Bits that the linear matcher remembers for one text: its length times the places where it may go two ways. */
  regexMemoBits: 1_000_000_000,
  /** Comparisons of ranges that one rule may take on one file. */
  formulaSteps: 20_000_000,
  /** Rules of one file of another secret scanner, and configurations that extend each other. */
  secretRules: 5_000,
  secretExtends: 2,
  /** Bytes looked at before and after an anchor where an expression has no bound there. */
  secretOpenBytes: 16 * KiB,
  /**
   * What one rule of another scanner may cost in one file: backtracking steps by estimate, after which the linear
   * matcher runs; instructions of this one, after which the rest of the file is not looked at.
   */
  secretBacktracks: 2_000_000_000,
  secretLinearSteps: 30_000_000,
  /** Characters and nesting of one expression of a filter, and steps it may take for one match. */
  filterChars: 64 * KiB,
  filterDepth: 100,
  filterSteps: 100_000,
  /** Ways through ellipses that one generic pattern may try on one text. */
  genericSteps: 1_000_000,
  /** Places a generic pattern remembers to have tried; beyond it starts to forget. */
  genericMemo: 500_000,
  /** Steps that finding the values of one file's names may take; what is not found by then is not known. */
  nameSteps: 20_000_000,
  /** Things that one imported name may stand for, and modules of one file whose names are all imported. */
  importMeanings: 50,
  wildcardImports: 100,
  /** Characters of one pattern of a rule; reading some takes time by the square of their length. */
  patternChars: 50_000,
  /** Steps that one pattern may take in one file. */
  patternSteps: 1_000_000,
  /** Blocks of one function's control-flow graph; what comes after is not looked at, and that is told. */
  flowBlocks: 20_000,
  /** Expressions that following taint may compute for one rule in one function (or in what a module runs). */
  taintSteps: 50_000,
  /** Taints kept of one value; a sink that so many come to is told to have more. */
  taintsPerValue: 100,
  /** Fields after one another that are told apart (`a.b.c`), and keys kept of one value. */
  taintFields: 3,
  taintKeys: 64,
  /** Fields of one value and of its fields in all. */
  taintCells: 100,
  /** Calls of functions that one function is given, kept of it. */
  taintCallbacks: 8,
  /** Origins of one value above which fields of what a function is given are no longer told apart. */
  taintInputs: 24,
  /**
   * Functions that call each other are looked at again at most this often by each of them, one function this often in
   * all, and calls into calls are this deep.
   */
  taintRounds: 3,
  taintSummaries: 6,
  taintCalls: 40,
  /** Calls in a row into other files' functions that a rule says nothing about; deeper ones count as unknown. */
  taintPlainCalls: 3,
  /** Expressions and filled-in fields that following one rule from file to file may compute in a whole run. */
  taintAcrossWork: 500_000,
  /** Sinks that the inputs of one function are told to come to. */
  taintReaches: 200,
  /** What is kept of one file to find routes: expressions, their depth, characters of a written type, reads of a request. */
  routeExpressions: 200_000,
  routeExpressionDepth: 60,
  routeTypeChars: 200,
  routeReads: 50,
  /** Routes written into a component that is proposed; things the model does not know for which the lines are worked out. */
  driftSurface: 40,
  driftPatches: 40,
  /** Data stores and hosts told of one file. */
  outsidePerFile: 100,
  /** Bytes of what is kept of one file, unpacked. */
  routeFactsBytes: 64 * 1024 * 1024,
  /** Finding routes: evaluated expressions of a whole project, calls inside calls, routers inside routers, routes. */
  routeSteps: 5_000_000,
  routeCallDepth: 40,
  routeMountDepth: 30,
  routes: 50_000,
  /** Guards, and mounts, that one route may have come through. */
  routeGuards: 100,
  /** Levels of members and calls that the shape of one expression keeps; values of one list or arguments of one call. */
  shapeDepth: 12,
  shapeItems: 32,
  /** Functions, classes, object literals, calls and writes kept of one file; beyond, the file is a blind construct. */
  factsFunctions: 20_000,
  factsCalls: 100_000,
  /** Shapes looked at to find out what one call means, levels of that search, and values it may have at once. */
  resolveSteps: 4_000,
  resolveDepth: 60,
  resolveValues: 64,
  /** Names outside of the project that one expression may have; assignments to members of one name in other files. */
  resolveExternals: 8,
  resolveWrites: 16,
  /** Classes below one that are looked at for the methods that override its own; links of one chain of imports. */
  projectSubclasses: 200,
  reexportDepth: 24,
  /** `extends` of one tsconfig; patterns in its paths, or in the exports of one package, that are tried. */
  configExtends: 16,
  configPatterns: 2_000,
  /** Files that one search for what is reachable reads, and levels of calls that the digest of an operation covers. */
  reachableFiles: 200_000,
  sliceDepth: 16,
  sliceFunctions: 5_000,
  /** A CODEOWNERS file (GitHub reads 3 MB of one), its entries, characters of a line, and problems told of it. */
  codeOwnersBytes: 3 * MiB,
  codeOwnersEntries: 20_000,
  codeOwnersLineChars: 4_000,
  codeOwnersProblems: 50,
  /** Places of one file where controls can be taken away. */
  mutationPoints: 2_000,
} as const;
