/** One cause by which findings of the two engines differ. The rules show where it was seen; they decide nothing. */
export interface DifferenceClass {
  readonly name: string;
  readonly only: 'semgrep' | 'this engine';
  readonly rules: readonly string[];
  /** A part of the paths it was seen at; any when left out. */
  readonly path?: string;
  readonly shape: string;
  /** `open`: nobody has shown it yet. */
  readonly right: 'semgrep' | 'this engine' | 'both' | 'open';
  readonly why: string;
}

/** The first class that fits explains a difference. */
export const differenceClasses: readonly DifferenceClass[] = [
  {
    name: 'deep expressions in decorators and defaults',
    only: 'semgrep',
    rules: ['useless-inner-function'],
    shape: 'a function is used only in the decorator, or as a default of a parameter, of the next one',
    right: 'this engine',
    why: '`<... $F ...>` asks for an expression anywhere in a statement; decorators, defaults and annotations hold expressions',
  },
  {
    name: 'imports taken for assignments of a keyword',
    only: 'semgrep',
    rules: ['useless-assignment'],
    path: '.js',
    shape: 'two `const { a } = require(…)` behind each other, or a variable named like a module',
    right: 'this engine',
    why: 'the two names differ; Semgrep reports `const` itself as assigned twice, or takes a module for a variable of its name',
  },
  {
    name: 'logical assignment',
    only: 'semgrep',
    rules: ['useless-assignment'],
    path: '.ts',
    shape: '`x = f(); x ??= g()`',
    right: 'this engine',
    why: '`??=` reads what was assigned before; it is no plain assignment',
  },
  {
    name: 'constants of an outer function',
    only: 'semgrep',
    rules: ['explicit-unescape-with-markup'],
    shape: 'an inner function uses a variable that the outer one sets once to a literal',
    right: 'this engine',
    why: 'the value is a literal, which the rule leaves out',
  },
  {
    name: 'strings side by side',
    only: 'semgrep',
    rules: ['string-concat-in-list'],
    shape: '`[f"a {b}" "c"]`',
    right: 'semgrep',
    why: 'here the whole is one formatted string when its first piece is; there only the piece is',
  },
  {
    name: 'comparisons of constants',
    only: 'semgrep',
    rules: ['hardcoded-conditional'],
    shape: '`int i = 10; if (i == 10)`',
    right: 'semgrep',
    why: 'constants are propagated into names, sums and texts here, not into comparisons',
  },
  {
    name: 'fields that are set elsewhere',
    only: 'this engine',
    rules: ['hardcoded-conditional'],
    shape: 'a private field with a literal, and a setter',
    right: 'semgrep',
    why: 'the assignment to `this.field` in another method is missed when the parameter has its name',
  },
  {
    name: 'start at a parenthesis (missed)',
    only: 'semgrep',
    rules: ['jsx-not-internationalized', 'i18next-key-format'],
    shape: '`cond && (` and the element or call on the next line',
    right: 'both',
    why: 'the same finding: Semgrep begins it at the parenthesis in JavaScript and Python, in no other language',
  },
  {
    name: 'start at a parenthesis (extra)',
    only: 'this engine',
    rules: ['jsx-not-internationalized', 'i18next-key-format'],
    shape: 'the same findings, where the element begins',
    right: 'both',
    why: 'see above',
  },
  {
    name: 'pieces of a template',
    only: 'semgrep',
    rules: ['missing-template-string-indicator'],
    shape: 'a part of a long template is reported besides the template, at its own line',
    right: 'open',
    why: 'Semgrep lets `$STR` stand for a piece of text, too; whether the language says so is not shown',
  },
  {
    name: 'arrow functions as functions',
    only: 'this engine',
    rules: ['lazy-load-module', 'react-props-in-state'],
    shape: '`const f = (a) => {…}` for `function $F($A, ...) {...}`',
    right: 'this engine',
    why: 'the option `arrow_is_function` is on by default; Semgrep 1.182 does not match them even when it is set',
  },
  {
    name: 'types of unions with null',
    only: 'semgrep',
    rules: ['eqeq-is-bad'],
    shape: '`let a: boolean | null = null; … a != null` in an inner function',
    right: 'open',
    why: 'Semgrep seems to take the variable for the constant `null`; a small example does not show it',
  },
  {
    name: 'a clock on a minified file',
    only: 'this engine',
    rules: [
      'eqeq-is-bad',
      'prototype-pollution-assignment',
      'prototype-pollution-loop',
      'unsafe-dynamic-method',
    ],
    path: '-min.js',
    shape: 'one line of 90 kB',
    right: 'this engine',
    why: 'Semgrep gives a file up after some rules ran out of time on it; here steps are counted',
  },
  {
    name: 'file names',
    only: 'this engine',
    rules: ['dangerous-subshell'],
    path: 'Rakefile',
    shape: 'a `Rakefile`',
    right: 'this engine',
    why: 'Semgrep reads files of Ruby by their ending alone',
  },
];
