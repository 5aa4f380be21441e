// Gathers the rule folders `<pack>/<name>/{rule.yaml,bad/*,ok/*}` with their tests.
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
      return { path, text: text(path), tests: tests.map((test) => ({ path: test, text: text(test) })) };
    });
}
