import type { Fragment } from '../../../lang/index.ts';

/** One way to read a pattern: as which part of a program, with what put after it. */
export interface PatternContext {
  readonly fragment: Fragment;
  readonly before: string;
  readonly after: string;
  /** The pattern is the inside of the first node that holds it, not that node. */
  readonly form:
    | 'expression'
    | 'statements'
    | 'pair'
    | 'argument'
    | 'member'
    | 'header'
    | 'type'
    | 'catch'
    | 'case'
    | 'try'
    | 'body'
    | 'interface'
    | 'shell';
}

const context = (
  form: PatternContext['form'],
  fragment: Fragment,
  [before, after]: readonly [string, string] = ['', ''],
): PatternContext => ({ form, fragment, before, after });

const python: readonly PatternContext[] = [
  context('statements', 'module'),
  context('header', 'module', ['', '\n    hfdots']),
  context('header', 'module', ['', '\n  hfdots']),
  context('header', 'module', ['', ' hfdots']),
  context('header', 'module', ['try:\n    hfdots\n', '']),
  context('header', 'module', ['try:\n    hfdots\n', '\n    hfdots']),
  context('statements', 'decorator'),
  context('pair', 'module', ['{', '}']),
  context('argument', 'module', ['hff(', ')']),
];

const braced: readonly PatternContext[] = [
  context('expression', 'expression'),
  context('statements', 'module'),
  context('statements', 'module', ['', ';']),
  context('statements', 'member'),
  context('statements', 'member', ['', ';']),
  context('statements', 'decorator'),
  context('header', 'module', ['', ' {}']),
  context('header', 'member', ['', ' {}']),
  context('header', 'module', ['', ' hfdots;']),
  context('catch', 'module', ['try { hfdots; } ', '']),
  context('pair', 'expression', ['{', '}']),
  context('argument', 'expression', ['hff(', ')']),
  context('type', 'type'),
];

const hcl: readonly PatternContext[] = [context('expression', 'expression'), context('statements', 'module')];

const json: readonly PatternContext[] = [
  context('statements', 'module'),
  context('pair', 'module', ['{', '}']),
];

const dockerfile: readonly PatternContext[] = [
  context('statements', 'statements'),
  context('shell', 'statements', ['RUN ', '']),
];

const yaml: readonly PatternContext[] = [context('statements', 'module')];

/** A whole PHP file begins with markup. */
const php: readonly PatternContext[] = braced
  .filter(({ fragment }) => fragment !== 'module' && fragment !== 'decorator')
  .flatMap((one) => [
    one,
    {
      ...one,
      fragment: one.fragment === 'expression' ? ('statements' as const) : one.fragment,
      form: one.form === 'expression' ? ('statements' as const) : one.form,
    },
  ]);

const go: readonly PatternContext[] = [
  context('expression', 'expression'),
  context('statements', 'module'),
  context('statements', 'statements'),
  context('statements', 'member'),
  context('header', 'module', ['', ' { hfdots }']),
  context('header', 'statements', ['', ' { hfdots }']),
  context('pair', 'expression', ['hfT{', '}']),
  context('argument', 'expression', ['hff(', ')']),
  context('type', 'type'),
];

/** A method of an interface: no call, as a type follows. */
const goMethod = /^\w+\([^()\n]*\)\s+[\w*[\].]+$/;

/** Calls of other constructors stand in a constructor, `yield` in a generator. */
const bodies: Readonly<Record<string, { readonly starts: RegExp; readonly context: PatternContext }>> = {
  java: { starts: /^(?:super|this)\s*\(/, context: context('body', 'member', ['A() { ', '; }']) },
  javascript: { starts: /^yield\b/, context: context('body', 'module', ['function* hff() { ', '; }']) },
  typescript: { starts: /^yield\b/, context: context('body', 'module', ['function* hff() { ', '; }']) },
};

const keywords: readonly {
  readonly starts: RegExp;
  readonly contexts: readonly PatternContext[];
}[] = [
  { starts: /^(?:catch|finally)\b/, contexts: [context('catch', 'statements', ['try { hfdots; } ', ''])] },
  {
    starts: /^(?:case\b|default\s*:)/,
    contexts: [
      context('case', 'statements', ['switch (hfx) { ', ' }']),
      context('case', 'statements', ['switch hfx { ', ' }']),
    ],
  },
  {
    starts: /^try\b(?![^]*\}\s*(?:catch|finally)\b)[^]*\}$/,
    contexts: [context('try', 'statements', ['', ' finally {}'])],
  },
  {
    starts: /^(?:if|while|for|foreach|switch)\b[^{};]*(?:;[^{};]*;[^{};]*)?\)$/,
    contexts: [context('header', 'statements', ['', ' {}'])],
  },
];

const [asExpression, asModule, ...others] = braced;
const definitionFirst = [asModule, asExpression, ...others].filter((one) => one !== undefined);

/** The ways to read a pattern of a language, in the order in which they are tried. */
export function contextsOf(language: string, text: string): readonly PatternContext[] {
  const usual = usualContexts(language, text);
  // `key: value` is a pair before it is a label.
  if (
    language === 'python' ||
    language === 'yaml' ||
    language === 'json' ||
    language === 'terraform' ||
    !/^(?:["']?[\w$]+["']?\s*:(?![:=])|:\w+\s*=>)/.test(text)
  )
    return usual;
  return [...usual.filter(({ form }) => form === 'pair'), ...usual];
}

function usualContexts(language: string, text: string): readonly PatternContext[] {
  const body = bodies[language];
  if (body?.starts.test(text) === true) return [body.context, ...contextsOfLanguage(language, text)];
  if (language === 'go' && goMethod.test(text))
    return [context('interface', 'module', ['type hfI interface { ', '\n}']), ...go];
  const keyword = isBraced(language) ? keywords.find(({ starts }) => starts.test(text)) : undefined;
  if (keyword !== undefined) return [...keyword.contexts, ...contextsOfLanguage(language, text)];
  return contextsOfLanguage(language, text);
}

/** Languages whose parts of statements can be read as part of a whole one. */
function isBraced(language: string): boolean {
  return ['javascript', 'typescript', 'java', 'csharp', 'c', 'cpp', 'php', 'go'].includes(language);
}

function contextsOfLanguage(language: string, text: string): readonly PatternContext[] {
  if (language !== 'go' && language !== 'php' && /^(?:async\s+)?(?:function|class)\b/.test(text))
    return definitionFirst;
  if (language === 'scala' && /^import\b/.test(text)) return definitionFirst;
  if (language === 'python') return python;
  if (language === 'php') return php;
  if (language === 'terraform') return hcl;
  if (language === 'dockerfile')
    return /^[A-Z]{2,}\b|^hfdots\s*$/m.test(text) ? dockerfile.slice(0, 1) : dockerfile.slice(1);
  if (language === 'yaml') return yaml;
  if (language === 'json') return json;
  return language === 'go' ? go : braced;
}
