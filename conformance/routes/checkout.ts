import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { readdirSync } from 'node:fs';
import { isLanguage, languageOf, type Parsers } from '../../src/lang/index.ts';
import { createProject } from '../../src/lang/project/index.ts';
import {
  joinRoutes,
  projectResolver,
  routeFacts,
  takesPart,
  type RouteFacts,
  type RouteInventory,
} from '../../src/lang/routes/index.ts';
import { resolverOf } from './resolve.ts';

const skipped: ReadonlySet<string> = new Set(['node_modules', '.git', 'vendor', 'dist', 'build', 'static']);
const wanted: ReadonlySet<string> = new Set(['javascript', 'typescript', 'tsx', 'python', 'java', 'go']);
/** Larger files are bundles. */
const bytesMax = 1_000_000;

/**
 * Every route of some folders of a checkout, from the files in them; the empty text is all. `asProduct`: only files that
 * the product would keep facts of, and modules found as it finds them.
 */
export function routesOf(
  folder: string,
  folders: readonly string[],
  { parsers, asProduct }: { readonly parsers: Parsers; readonly asProduct: boolean },
): RouteInventory {
  const facts = new Map<string, RouteFacts>();
  const modules = new Map<string, string>();
  for (const path of filesBelow(folder)) {
    if (path.endsWith('go.mod')) addModule(modules, folder, path);
    const language = languageOf(path);
    if (!folders.some((one) => one === '' || path.startsWith(`${one}/`))) continue;
    if (language === undefined || !wanted.has(language) || !isLanguage(language)) continue;
    const text = readFileSync(join(folder, path), 'utf8');
    if (text.length > bytesMax) continue;
    const ruled = language === 'tsx' ? 'typescript' : language;
    if (asProduct && !takesPart(path, ruled, text)) continue;
    // What is stored and sent is plain data: whatever does not survive that would be missing in a real run.
    facts.set(path, JSON.parse(JSON.stringify(routeFacts(parsers.parse(language, text).tree))) as RouteFacts);
  }
  if (asProduct) return joinRoutes(facts, productResolver(folder));
  addGuessedModules(modules, facts);
  return joinRoutes(facts, resolverOf(new Set(facts.keys()), modules));
}

function productResolver(folder: string): ReturnType<typeof projectResolver> {
  const project = createProject({
    paths: filesBelow(folder),
    read: (path) => readFileSync(join(folder, path), 'utf8'),
    facts: () => undefined,
  });
  return projectResolver(project);
}

function addModule(modules: Map<string, string>, folder: string, path: string): void {
  const name = /^module\s+(\S+)/mu.exec(readFileSync(join(folder, path), 'utf8'))?.[1];
  if (name !== undefined) modules.set(name, path.replace(/\/?go\.mod$/u, ''));
}

/** Old applications without `go.mod`: their own imports start with what all of them share. */
function addGuessedModules(modules: Map<string, string>, facts: ReadonlyMap<string, RouteFacts>): void {
  if (modules.size > 0) return;
  for (const one of facts.values()) {
    for (const step of one.steps) {
      if (one.language !== 'go' || step.kind !== 'import') continue;
      const [host = '', owner, name] = step.module.split('/');
      if (host.includes('.') && name !== undefined) modules.set([host, owner, name].join('/'), '');
    }
  }
}

function filesBelow(folder: string): readonly string[] {
  const found: string[] = [];
  const pending = [folder];
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    for (const entry of readdirSync(at, { withFileTypes: true })) {
      if (entry.isDirectory() && !skipped.has(entry.name)) pending.push(join(at, entry.name));
      else if (entry.isFile()) found.push(relative(folder, join(at, entry.name)));
    }
  }
  return found.sort();
}
