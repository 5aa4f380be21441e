/*
 * Draws docs/pictures/verify.svg: what `holdfast verify --color always` prints for the sample service.
 *   npm run picture   (after npm ci --prefix examples/file-upload; needs nothing else)
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { widthOf } from '../src/cli/terminal/columns.ts';
import { forXml } from '../src/core/sanitise.ts';
import { buildNest } from './sample/nest.ts';

/** Text in one look; `classes` are those of the style sheet below. */
interface Run {
  readonly text: string;
  readonly classes: readonly string[];
}

/** Pixels of one character cell and of the frame around the text. */
const cell = { width: 7.4, height: 17 };
const frame = { left: 16, top: 40, bottom: 14 };

/** A blank that no renderer folds into its neighbour. */
const blank = '\u00a0';

/** What the SGR codes that Holdfast writes turn on (a class) or off (the classes that end). */
const classOf: Readonly<Record<string, string>> = {
  '1': 'b',
  '2': 'd',
  '31': 'r',
  '32': 'g',
  '33': 'y',
  '34': 'u',
  '36': 'c',
};
const endedBy: Readonly<Record<string, readonly string[]>> = {
  '22': ['b', 'd'],
  '39': ['r', 'g', 'y', 'u', 'c'],
};

// Contrast of each colour on the light ground is at least 4.5 to 1; the ground is drawn, so a dark page does not matter.
const style = `
text{font:12px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;fill:#1f2328;white-space:pre}
.b{font-weight:700}.d{fill:#59636e}.r{fill:#c0202f}.g{fill:#116a2b}.y{fill:#835800}.u{fill:#0753b0}.c{fill:#0f6570}.t{fill:#59636e}`;

/** A terminal window as SVG; `output` holds text, line ends and the SGR codes above, nothing else. */
function terminalSvg(command: string, output: string): string {
  const lines = output.trimEnd().split('\n').map(runsOf);
  const columns = Math.max(
    80,
    ...lines.map((runs) => runs.reduce((sum, { text }) => sum + widthOf(text), 0)),
  );
  const width = Math.ceil(columns * cell.width + 2 * frame.left);
  const height = frame.top + lines.length * cell.height + frame.bottom;
  const rows = lines.map((runs, n) => rowOf(runs, frame.top + (n + 0.8) * cell.height));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="t">`,
    `<title id="t">Terminal: ${forXml(command)}</title>`,
    `<style>${style}\n</style>`,
    `<rect x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="8" fill="#fbfbfa" stroke="#b6bcc4"/>`,
    `<path d="M.5 28.5h${width - 1}" stroke="#d6dae0"/>`,
    `<text class="t" x="${frame.left}" y="19">$ ${forXml(command)}</text>`,
    ...rows.filter((row) => row !== ''),
    '</svg>',
    '',
  ].join('\n');
}

function runsOf(line: string): readonly Run[] {
  const runs: Run[] = [];
  let classes: readonly string[] = [];
  for (const part of line.split(/(\u001b\[\d+m)/)) {
    const code = /^\u001b\[(\d+)m$/.exec(part)?.[1];
    if (code === undefined) {
      const last = runs.at(-1);
      if (last?.classes.join(' ') === classes.join(' '))
        runs.splice(-1, 1, { text: last.text + part, classes });
      else if (part !== '') runs.push({ text: part, classes });
      continue;
    }
    const on = classOf[code];
    const off = endedBy[code];
    if (on === undefined && off === undefined) throw new Error(`the picture does not know the code ${code}`);
    classes = on === undefined ? classes.filter((one) => off?.includes(one) !== true) : [...classes, on];
  }
  return runs;
}

/** Every run gets its own place and length, so that columns stay aligned whatever font is there. */
function rowOf(runs: readonly Run[], y: number): string {
  let column = 0;
  const texts = runs.map(({ text, classes }) => {
    const lead = text.length - text.trimStart().length;
    const shown = text.trim();
    const x = frame.left + (column + lead) * cell.width;
    column += widthOf(text);
    if (shown === '') return '';
    const look = classes.length === 0 ? '' : ` class="${classes.join(' ')}"`;
    const length = (widthOf(shown) * cell.width).toFixed(1);
    return `<text${look} x="${x.toFixed(1)}" y="${y.toFixed(1)}" textLength="${length}" lengthAdjust="spacingAndGlyphs">${forXml(shown.replaceAll(' ', blank))}</text>`;
  });
  return texts.join('');
}

/** ` · 0.4 s` at the end of a line, whatever codes stand between its words. */
const lasted = /(?: |\u001b\[\d+m)*·(?: |\u001b\[\d+m)*\d+\.\d(?: |\u001b\[\d+m)*s(?=\u001b|\n)/;

async function main(): Promise<void> {
  const root = resolve('.');
  const nest = await buildNest({
    sample: join(root, 'examples', 'file-upload'),
    folder: join(root, '.demo', 'picture'),
    program: join(root, 'dist', 'holdfast.cjs'),
  });
  nest.runTests();
  const { status, stdout, stderr } = nest.holdfast(['verify', '--color', 'always']);
  if (status !== 0) throw new Error(`verify ended with ${status}: ${stderr}`);
  const target = join(root, 'docs', 'pictures', 'verify.svg');
  mkdirSync(dirname(target), { recursive: true });
  // How long it took differs each time, and would change the picture for nothing.
  const steady = stdout.replace(lasted, '');
  writeFileSync(target, terminalSvg('npm test && holdfast verify', steady));
  process.stdout.write(`wrote docs/pictures/verify.svg\n`);
}

await main();
