// Which paths patterns mean, in memory and on disk.
import { fdir } from 'fdir';
import picomatch from 'picomatch';
import { glob, globSync } from 'tinyglobby';

const isSource = picomatch(['src/**/*.{ts,js}', '!**/*.test.ts', '+(a|b)/[c-e]?.md']);
console.log(['src/a.ts', 'src/b.test.ts', 'ab/d1.md'].map((path) => isSource(path)));
console.log(picomatch.scan('./foo/*.js', { parts: true }).base, picomatch.makeRe('*.{a,b}').source.length);
const here = new URL('.', import.meta.url).pathname;
console.log(
  globSync(['*.mjs'], { cwd: here }).length,
  (await glob(['**/*.cjs'], { cwd: here, ignore: ['x*'] })).length,
);
const found = await new fdir()
  .withRelativePaths()
  .filter((path) => path.endsWith('.cjs'))
  .crawl(here)
  .withPromise();
console.log(
  found.length,
  new fdir()
    .withFullPaths()
    .exclude((name) => name === 'no')
    .crawl(here)
    .sync().length,
);
