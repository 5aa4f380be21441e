const ruleEnding = /\.ya?ml$/;

/** Whether a path is a rule file: YAML that is neither a test nor an expected fix. */
export function isRuleFile(path: string): boolean {
  const name = nameOf(path);
  return ruleEnding.test(name) && !/\.(?:test|fixed)(?:\.|$)/.test(name) && !name.startsWith('.');
}

/** The test files of a rule file among the paths of its folder: the same name with any other endings. */
export function testFilesOf(rulePath: string, paths: readonly string[]): readonly string[] {
  const folder = folderOf(rulePath);
  const stem = nameOf(rulePath).replace(ruleEnding, '');
  return paths.filter((path) => {
    const name = nameOf(path);
    if (path === rulePath || folderOf(path) !== folder || !name.startsWith(`${stem}.`)) return false;
    const endings = name.slice(stem.length + 1).split('.');
    if (endings.includes('fixed')) return false;
    return !isRuleFile(path) || endings.length > 1;
  });
}

/** The file that holds what a test file has to become by its fixes: `a.fixed.js` for `a.js`. */
export function fixedFileOf(testPath: string): string {
  const name = nameOf(testPath);
  const dot = name.indexOf('.', 1);
  const cut = dot < 0 ? name.length : dot;
  return `${testPath.slice(0, testPath.length - name.length)}${name.slice(0, cut)}.fixed${name.slice(cut)}`;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
