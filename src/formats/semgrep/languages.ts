/** Canonical language -> the names that rules use for it. */
const names: Readonly<Record<string, readonly string[]>> = {
  apex: ['apex'],
  bash: ['bash', 'sh'],
  c: ['c'],
  cairo: ['cairo'],
  circom: ['circom'],
  clojure: ['clojure'],
  cpp: ['cpp', 'c++'],
  csharp: ['csharp', 'c#'],
  dart: ['dart'],
  dockerfile: ['dockerfile', 'docker'],
  elixir: ['elixir', 'ex'],
  generic: ['generic', 'spacegrep'],
  aliengrep: ['aliengrep'],
  go: ['go', 'golang'],
  hack: ['hack'],
  html: ['html', 'vue'],
  java: ['java'],
  javascript: ['javascript', 'js'],
  json: ['json'],
  jsonnet: ['jsonnet'],
  julia: ['julia'],
  kotlin: ['kotlin', 'kt'],
  lisp: ['lisp', 'scheme'],
  lua: ['lua'],
  move: ['move_on_sui', 'move_on_aptos'],
  ocaml: ['ocaml'],
  php: ['php'],
  promql: ['promql'],
  protobuf: ['protobuf', 'proto', 'proto3'],
  python: ['python', 'python2', 'python3', 'py'],
  ql: ['ql'],
  r: ['r'],
  regex: ['regex', 'none'],
  ruby: ['ruby'],
  rust: ['rust'],
  scala: ['scala'],
  solidity: ['solidity', 'sol'],
  swift: ['swift'],
  terraform: ['terraform', 'tf', 'hcl'],
  typescript: ['typescript', 'ts'],
  vb: ['vb', 'vbnet', 'visualbasic'],
  xml: ['xml'],
  yaml: ['yaml'],
};

const canonical: ReadonlyMap<string, string> = new Map(
  Object.entries(names).flatMap(([language, aliases]) => aliases.map((alias) => [alias, language] as const)),
);

/** The canonical name of a language as rules write it (`py`, `C#`, `hcl`), or undefined when nobody knows it. */
export function languageNamed(name: string): string | undefined {
  return canonical.get(name.toLowerCase());
}
