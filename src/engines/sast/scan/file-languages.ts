/** File name ending -> languages whose rules look at the file. */
const endings: Readonly<Record<string, readonly string[]>> = {
  bash: ['bash'],
  sh: ['bash'],
  c: ['c'],
  h: ['c', 'cpp'],
  cc: ['cpp'],
  cpp: ['cpp'],
  cxx: ['cpp'],
  'c++': ['cpp'],
  hh: ['cpp'],
  hpp: ['cpp'],
  hxx: ['cpp'],
  ipp: ['cpp'],
  cs: ['csharp'],
  csx: ['csharp'],
  dockerfile: ['dockerfile'],
  go: ['go'],
  htm: ['html'],
  html: ['html'],
  xhtml: ['html'],
  java: ['java'],
  cjs: ['javascript'],
  js: ['javascript'],
  jsx: ['javascript'],
  mjs: ['javascript'],
  ipynb: ['json'],
  json: ['json'],
  webmanifest: ['json'],
  kt: ['kotlin'],
  kts: ['kotlin'],
  php: ['php'],
  phtml: ['php'],
  inc: ['php'],
  tpl: ['php'],
  py: ['python'],
  pyi: ['python'],
  pyw: ['python'],
  gemspec: ['ruby'],
  rake: ['ruby'],
  rb: ['ruby'],
  ru: ['ruby'],
  rs: ['rust'],
  sbt: ['scala'],
  sc: ['scala'],
  scala: ['scala'],
  hcl: ['terraform'],
  tf: ['terraform'],
  tfvars: ['terraform'],
  tofu: ['terraform'],
  cts: ['typescript'],
  mts: ['typescript'],
  ts: ['typescript'],
  tsx: ['typescript'],
  yaml: ['yaml'],
  yml: ['yaml'],
};

const wholeNames: Readonly<Record<string, readonly string[]>> = {
  dockerfile: ['dockerfile'],
  containerfile: ['dockerfile'],
  gemfile: ['ruby'],
  rakefile: ['ruby'],
  vagrantfile: ['ruby'],
};

/** Programs that `#!` calls, for files without an ending. */
const programs: Readonly<Record<string, readonly string[]>> = {
  bash: ['bash'],
  sh: ['bash'],
  node: ['javascript'],
  nodejs: ['javascript'],
  'ts-node': ['typescript'],
  php: ['php'],
  python: ['python'],
  python2: ['python'],
  python3: ['python'],
  ruby: ['ruby'],
  scala: ['scala'],
};

/** Made by a build, or without any code to run. */
const left = /\.min\.js$|\.d\.[cm]?ts$/;

/**
 * The languages whose rules look at a file, by its name or, when it has no ending, by its first line. Rules of
 * `generic` and `regex` look at every file besides.
 */
export function languagesOfFile(path: string, text: string): readonly string[] {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  const dot = name.lastIndexOf('.');
  if (dot <= 0) return own(wholeNames, name) ?? (dot < 0 ? byFirstLine(text) : []);
  if (left.test(name)) return [];
  return own(endings, name.slice(dot + 1)) ?? own(wholeNames, name.slice(0, name.indexOf('.'))) ?? [];
}

function own(table: Readonly<Record<string, readonly string[]>>, key: string): readonly string[] | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

function byFirstLine(text: string): readonly string[] {
  if (!text.startsWith('#!')) return [];
  const [, program, argument] = /^#!\s*(?:\S*\/)?(\S+)(?:[ \t]+(\S+))?/.exec(text.slice(0, 200)) ?? [];
  return own(programs, (program === 'env' ? argument : program) ?? '') ?? [];
}
