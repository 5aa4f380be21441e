/** A grammar: its name, its file in the npm package, and a few lines of it for the self-check. */
export interface GrammarFile {
  readonly wasm: string;
  readonly sample: string;
}

/** The library itself, under the same roof as the grammars. */
export const coreWasm = 'web-tree-sitter.wasm';

/** Every grammar that can be loaded; the samples use fields, aliases, hidden rules and a syntax error each. */
export const grammars = {
  python: {
    wasm: 'tree-sitter-python.wasm',
    sample:
      '@a.b(1)\nasync def f(x: int = 1, *y) -> str:\n    return [z for z in x[1:]] if f"{x}é" else {"k": 1}\nif (:\n',
  },
  java: {
    wasm: 'tree-sitter-java.wasm',
    sample:
      'package a;\n@X class A<T> extends B { int f(final String... s) { return s.length > 1 ? (int) a(s[0]) : 2; } int = ; }\n',
  },
  go: {
    wasm: 'tree-sitter-go.wasm',
    sample:
      'package a\nfunc (r *T) f(x, y int) (z string, err error) { for k, v := range x { go r.g(k...) }\n return "é" }\nvar = \n',
  },
  c_sharp: {
    wasm: 'tree-sitter-c_sharp.wasm',
    sample: 'using A.B;\n[X] class A : B { int F(ref string s) => s?.Length ?? $"{s}é".Length; int = ; }\n',
  },
  ruby: {
    wasm: 'tree-sitter-ruby.wasm',
    sample:
      'class A < B\n  def f(x, *y, k: 1)\n    x.each { |z| puts "#{z}é" } unless y\n  end\nend\ndef = (\n',
  },
  php: {
    wasm: 'tree-sitter-php.wasm',
    sample:
      '<p><?php namespace A; class B extends C { function f(?int $x = 1) { return $this->g("a $x é", ...[1]); } } $x = ;',
  },
  php_only: {
    wasm: 'tree-sitter-php_only.wasm',
    sample:
      'namespace A; class B extends C { function f(?int $x = 1) { return $this->g("a $x é", ...[1]); } } $x = ;',
  },
  rust: {
    wasm: 'tree-sitter-rust.wasm',
    sample:
      'use a::{b, c};\n#[x] pub fn f<T: D>(x: &mut T) -> u8 { match x { Some(y) if y > 1 => vec![1], _ => "é" } }\nlet = ;\n',
  },
  scala: {
    wasm: 'tree-sitter-scala.wasm',
    sample:
      'package a\nclass A(x: Int) extends B { def f(y: String): Int = y match { case "é" => 1; case _ => s"$y" } }\ndef = (\n',
  },
  kotlin: {
    wasm: 'tree-sitter-kotlin.wasm',
    sample:
      'package a\nclass A(val x: Int) : B() { fun f(y: String?) = y?.let { "é$it" } ?: when (x) { 1 -> 2; else -> 3 } }\nfun = (\n',
  },
  c: {
    wasm: 'tree-sitter-c.wasm',
    sample:
      '#include <a.h>\nstatic int f(char *x, int y[3]) { for (int i = 0; i < 3; i++) x[i] = "é"[0]; return *x; }\nint = ;\n',
  },
  cpp: {
    wasm: 'tree-sitter-cpp.wasm',
    sample:
      'namespace a { template <typename T> class A : public B { T f(const T &x) { return [=](int y) { return x->z; }; } }; }\nint = ;\n',
  },
  bash: {
    wasm: 'tree-sitter-bash.wasm',
    sample: 'f() { if [[ -n "$1 é" ]]; then echo ${x:-1} | cat <<E > /dev/null\na\nE\nfi; }\nif (\n',
  },
  json: { wasm: 'tree-sitter-json.wasm', sample: '{"a": [1, true, null, {"é": "\\n"}], }\n' },
  html: {
    wasm: 'tree-sitter-html.wasm',
    sample: '<!DOCTYPE html><a href="x" b=c>é<br/><script>1</script></a><p\n',
  },
  javascript: {
    wasm: 'tree-sitter-javascript.wasm',
    sample:
      'import a from "b"; class A extends B { async f(x = 1, ...y) { return `${x}é` ?? (z => z.w); } }\nlet = ;\n',
  },
  typescript: {
    wasm: 'tree-sitter-typescript.wasm',
    sample:
      'import a from "b"; class A<T> { private f(x: T[] = [], y?: string): x is U { return <T>`${x}é`; } }\nlet = ;\n',
  },
  tsx: {
    wasm: 'tree-sitter-tsx.wasm',
    sample: 'const a: B = <C d={1} {...e}>é</C>; function f<T>(x: T) { return x as U; }\nlet = ;\n',
  },
} as const satisfies Readonly<Record<string, GrammarFile>>;
export type GrammarName = keyof typeof grammars;
