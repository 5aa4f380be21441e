/** File name endings and whole names, and the language they stand for. */
const endings: Readonly<Record<string, string>> = {
  py: 'python',
  pyi: 'python',
  pyw: 'python',
  java: 'java',
  go: 'go',
  cs: 'csharp',
  csx: 'csharp',
  rb: 'ruby',
  rake: 'ruby',
  gemspec: 'ruby',
  ru: 'ruby',
  php: 'php',
  phtml: 'php',
  php5: 'php',
  php7: 'php',
  inc: 'php',
  rs: 'rust',
  scala: 'scala',
  sc: 'scala',
  sbt: 'scala',
  kt: 'kotlin',
  kts: 'kotlin',
  c: 'c',
  h: 'c',
  cc: 'cpp',
  cpp: 'cpp',
  cxx: 'cpp',
  hpp: 'cpp',
  hh: 'cpp',
  hxx: 'cpp',
  ipp: 'cpp',
  sh: 'bash',
  bash: 'bash',
  json: 'json',
  webmanifest: 'json',
  ipynb: 'json',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  js: 'javascript',
  cjs: 'javascript',
  mjs: 'javascript',
  jsx: 'javascript',
  ts: 'typescript',
  cts: 'typescript',
  mts: 'typescript',
  tsx: 'tsx',
};

const wholeNames: Readonly<Record<string, string>> = {
  Gemfile: 'ruby',
  Rakefile: 'ruby',
  Vagrantfile: 'ruby',
};

/** The language of a file by its name, or undefined when it is not one of ours. */
export function languageOf(path: string): string | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (Object.hasOwn(wholeNames, name)) return wholeNames[name];
  const dot = name.lastIndexOf('.');
  const ending = dot < 0 ? '' : name.slice(dot + 1).toLowerCase();
  return Object.hasOwn(endings, ending) ? endings[ending] : undefined;
}
