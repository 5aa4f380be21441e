// Merges a TOML file with a JSON file that has comments, and splits a path in several ways.
import { basename, join, normalize, relative } from 'pathe';
import { parse, stringify, TomlError } from 'smol-toml';
import stripJsonComments from 'strip-json-comments';

const toml = parse(
  'title = "x"\n[a.b]\nat = 1979-05-27T07:32:00Z\nn = [1, 2.5, inf]\n[[p]]\nk = """\nlong"""\n',
);
const json = JSON.parse(
  stripJsonComments('{"a": /* why */ 1, // end\n "b": [2,],}', { trailingCommas: true }),
);
console.log(stringify({ ...toml, json }));
try {
  parse('a = = 1');
} catch (error) {
  console.log(error instanceof TomlError, error.line);
}
console.log(
  normalize('a//b/../c'),
  join('/x', '..', 'y.ts'),
  basename('/q/r.ts', '.ts'),
  relative('/a/b', '/a/c'),
);
