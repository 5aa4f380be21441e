/** Code that does nothing, each given a number that makes its names unique. Lines, indented from zero. */
export interface DeadWords {
  /** Statements for the inside of functions. */
  readonly statements: readonly ((n: number) => readonly string[])[];
  /** Beside other definitions of a file, and of a class. */
  readonly definition?: (n: number) => readonly string[];
  readonly member?: (n: number) => readonly string[];
}

const braces: DeadWords['statements'] = [
  (n) => [`int deadQ${n} = 0;`],
  (n) => ['if (false) {', `    int deadQ${n} = 1;`, '}'],
];
const script: DeadWords = {
  statements: [
    (n) => [`let deadQ${n} = 0;`],
    (n) => ['if (false) {', `  let deadQ${n} = 1;`, '}'],
    (n) => [`function deadQ${n}() {`, '  return 0;', '}'],
  ],
  definition: (n) => [`function deadQ${n}() {`, '  return 0;', '}'],
  member: (n) => [`deadQ${n}() {`, '  return 0;', '}'],
};

/** Dead code by language. */
export const deadWords: Readonly<Record<string, DeadWords>> = {
  javascript: script,
  typescript: script,
  tsx: script,
  python: {
    statements: [
      (n) => [`dead_q${n} = 0`],
      (n) => ['if False:', `    dead_q${n} = 1`],
      (n) => [`def dead_q${n}():`, '    return 0'],
    ],
    definition: (n) => [`def dead_q${n}():`, '    return 0'],
    member: (n) => [`def dead_q${n}(self):`, '    return 0'],
  },
  java: { statements: braces, member: (n) => [`private int deadQ${n}() {`, '    return 0;', '}'] },
  go: {
    statements: [(n) => [`var deadQ${n} int = 0`], (n) => ['if false {', `\tvar deadQ${n} int = 1`, '}']],
    definition: (n) => [`func deadQ${n}() int {`, '\treturn 0', '}'],
  },
  ruby: {
    statements: [(n) => [`dead_q${n} = 0`], (n) => ['if false', `  dead_q${n} = 1`, 'end']],
    definition: (n) => [`def dead_q${n}`, '  0', 'end'],
    member: (n) => [`def dead_q${n}`, '  0', 'end'],
  },
  php: {
    statements: [(n) => [`$deadQ${n} = 0;`], (n) => ['if (false) {', `    $deadQ${n} = 1;`, '}']],
    definition: (n) => [`function deadQ${n}() {`, '    return 0;', '}'],
    member: (n) => [`private function deadQ${n}() {`, '    return 0;', '}'],
  },
  csharp: { statements: braces, member: (n) => [`private int DeadQ${n}() {`, '    return 0;', '}'] },
  c: { statements: braces, definition: (n) => [`static int deadQ${n}(void) {`, '    return 0;', '}'] },
  cpp: { statements: braces, definition: (n) => [`static int deadQ${n}() {`, '    return 0;', '}'] },
  kotlin: {
    statements: [(n) => [`val deadQ${n} = 0`], (n) => ['if (false) {', `    val deadQ${n} = 1`, '}']],
    definition: (n) => [`fun deadQ${n}(): Int {`, '    return 0', '}'],
    member: (n) => [`private fun deadQ${n}(): Int {`, '    return 0', '}'],
  },
  scala: {
    statements: [(n) => [`val deadQ${n} = 0`], (n) => ['if (false) {', `  val deadQ${n} = 1`, '}']],
    member: (n) => [`private def deadQ${n}(): Int = {`, '  0', '}'],
  },
  rust: {
    statements: [(n) => [`let dead_q${n} = 0;`], (n) => ['if false {', `    let dead_q${n} = 1;`, '}']],
    definition: (n) => [`fn dead_q${n}() -> i32 {`, '    0', '}'],
  },
  terraform: { statements: [], definition: (n) => ['locals {', `  dead_q${n} = 0`, '}'] },
  yaml: { statements: [(n) => [`# dead ${n}`]] },
  dockerfile: { statements: [(n) => [`# dead ${n}`]], definition: (n) => [`LABEL dead_q${n}="0"`] },
  bash: {
    statements: [(n) => [`dead_q${n}=0`], (n) => ['if false; then', `  dead_q${n}=1`, 'fi']],
    definition: (n) => [`dead_q${n}() {`, '  return 0', '}'],
  },
};
