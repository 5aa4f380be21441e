/** A small program of each language with a string, a comment, a block and calls, to be damaged. */
const seeds: Readonly<Record<string, string>> = {
  javascript: 'const a = (b, { c }) => { if (b) { f("x", `y${c}`); } return [b, 1]; };\n',
  typescript: 'const a = (b: T<U>, { c }: V): W => { if (b) { f("x", `y${c}`); } return [b, 1]; };\n',
  tsx: 'const a = ({ b }: T) => <c d={b} e="f">text {g(b)}</c>;\n',
  python: 'def a(b, c=1):\n    if b:\n        f("x", f"y{c}")\n    return [b, 1]\n',
  java: 'class A { int a(int b) { if (b > 1) { f("x", b); } return b + 1; } }\n',
  csharp: 'class A { int M(int b) { if (b > 1) { F("x", $"y{b}"); } return b + 1; } }\n',
  go: 'package a\n\nfunc f(b int) int {\n\tif b > 1 {\n\t\tg("x", b)\n\t}\n\treturn b + 1\n}\n',
  ruby: 'def a(b, c = 1)\n  f("x", "y#{c}") if b\n  [b, 1].each { |d| g(d) }\nend\n',
  php: '<?php function a($b) { if ($b) { f("x", "y{$b}"); } return [$b, 1]; }\n',
  rust: 'fn a(b: i32) -> i32 { if b > 1 { f("x", b); } b + 1 }\n',
  kotlin: 'fun a(b: Int): Int { if (b > 1) { f("x", "y${b}") }; return b + 1 }\n',
  scala: 'object A { def a(b: Int): Int = { if (b > 1) { f("x", s"y${b}") }; b + 1 } }\n',
  c: 'int a(int b) { if (b > 1) { f("x", b); } return b + 1; }\n',
  cpp: 'int a(std::vector<int> b) { if (b[0] > 1) { f("x", b); } return b[1]; }\n',
  bash: 'a() { if [ "$1" ]; then f "x" "y${2}" | g; fi; }\n',
  json: '{"a": [1, "x", {"b": null}]}\n',
  html: '<a b="c"><d>text</d><script>f("x")</script></a>\n',
  terraform: 'resource "a" "b" {\n  c = "x${d.e}"\n  f = [1, g(2)]\n}\n',
  yaml: 'a:\n  - b: "x"\n    c: {d: 1}\n',
  dockerfile: 'FROM a AS b\nRUN f "x" && g\nCMD ["h", "1"]\n',
};

/** What attackers and accidents make of a program; `size` is the length of the largest one, in UTF-16 units. */
export function hostileTexts(language: string, size: number): Readonly<Record<string, string>> {
  const seed = seeds[language] ?? '';
  const oneLine = seed.replaceAll('\n', ' ');
  const half = seed.slice(0, seed.length / 2);
  const rest = seed.slice(half.length);
  return {
    empty: '',
    'a bundle on one line': filled(oneLine, size),
    'many lines': filled(`${seed}${'\n'.repeat(50)}`, size),
    'an endless name': 'a'.repeat(size / 5),
    'a name of letters outside the BMP': '𝒳'.repeat(size / 20),
    'zero bytes': `${half}\0\0${rest}\0`,
    'only zero bytes': '\0'.repeat(size / 50),
    'half a pair': `${half}\ud800${rest}\udc00`,
    'only halves': '\udfff\ud800'.repeat(size / 100),
    'a byte order mark': `\ufeff${seed}`,
    'marks within': seed.replaceAll(' ', '\ufeff'),
    'CR and LF': seed.replaceAll('\n', '\r\n').repeat(20),
    'CR only': seed.replaceAll('\n', '\r').repeat(20),
    'other line ends': seed.replaceAll('\n', '\u2028').repeat(20),
    'what was no UTF-8': `${half}\ufffd\ufffd${rest}`,
    'a string without end': `${seed}"${'x'.repeat(1_000)}`,
    'another string without end': `${seed}'${'x'.repeat(1_000)}`,
    'a comment without end': `${seed}/* ${'x '.repeat(1_000)}`,
    'half of it': half,
    'only quotes': `"'`.repeat(size / 100),
    'only backslashes': '\\'.repeat(size / 50),
    'only line ends': '\n'.repeat(size / 5),
    'only blanks': ' '.repeat(size / 5),
    'names of an object': seed.replaceAll(/\b[a-g]\b/gu, '__proto__').replaceAll('x', 'constructor'),
  };
}

function filled(piece: string, length: number): string {
  return piece.repeat(Math.ceil(length / Math.max(1, piece.length)));
}
