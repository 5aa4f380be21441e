// Gathers the rule folders `<pack>/<name>/{rule.yaml,bad/*,ok/*}` with their tests. What several rules of a pack say alike
// lies once in `<pack>/<part>.yaml`; a line `# include: <part>.yaml` of a rule stands for it.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The rules below a folder, in the order of their paths. */
export function packRules(folder) {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const text = (path) => readFileSync(join(folder, path), 'utf8');
  return files
    .filter((path) => path.endsWith('/rule.yaml'))
    .map((path) => {
      const own = path.slice(0, -'rule.yaml'.length);
      const tests = files.filter(
        (file) => /^(?:bad|ok)\/[^/]+\.[^/]+$/.test(file.slice(own.length)) && file.startsWith(own),
      );
      return {
        path,
        text: withParts(text, path),
        tests: tests.map((test) => ({ path: test, text: text(test) })),
      };
    });
}

/** The text of a rule with the parts of its pack in it, each as deep as the line that names it. */
function withParts(text, path) {
  const pack = path.slice(0, path.indexOf('/'));
  return text(path).replace(/^( *)# include: ([a-z-]+\.yaml)\n/gm, (_, indent, part) =>
    text(`${pack}/${part}`).replace(/^(?=.)/gm, indent),
  );
}
