/** The folder of a path; empty for the root. */
export function folderOf(path: string): string {
  const at = path.lastIndexOf('/');
  return at < 0 ? '' : path.slice(0, at);
}

/** A path below a folder, with `.` and `..` worked out; undefined when it leaves the root. */
export function joined(folder: string, path: string): string | undefined {
  const parts = folder === '' || path.startsWith('/') ? [] : folder.split('/');
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}

/** The folder and all above it, the innermost first; the root is the empty text. */
export function foldersUp(folder: string): readonly string[] {
  const folders: string[] = [];
  for (let at = folder; at !== ''; at = folderOf(at)) folders.push(at);
  folders.push('');
  return folders;
}

/** `a/b` of a folder that may be the root. */
export function below(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

const dependencyFolder =
  /(?:^|\/)(?:node_modules|site-packages|dist-packages|bower_components|vendor|\.venv|venv)\//u;

/** Whether a path is part of a dependency, not of the project itself. */
export function isDependency(path: string): boolean {
  return dependencyFolder.test(path);
}

/** A path without what resolution adds by itself: extension, `/index`, `/__init__`. */
export function stemOf(path: string): string {
  const slash = path.lastIndexOf('/');
  const dot = path.lastIndexOf('.');
  const stem = dot > slash ? path.slice(0, dot) : path;
  if (stem.endsWith('/index')) return stem.slice(0, -6);
  return stem.endsWith('/__init__') ? stem.slice(0, -9) : stem;
}

/** The folder of the installed package that a path is in; empty for files of the project itself. */
export function dependencyOf(path: string): string {
  const at = path.lastIndexOf('node_modules/');
  if (at < 0) return '';
  const start = at + 'node_modules/'.length;
  const scope = path.startsWith('@', start) ? path.indexOf('/', start) + 1 : start;
  const end = path.indexOf('/', scope);
  return path.slice(0, end < 0 ? path.length : end);
}
