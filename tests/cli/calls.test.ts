import { spawnSync } from 'node:child_process';
import { afterAll, describe, expect, test } from 'vitest';
import { inside } from './inside.ts';
import { labs } from './lab.ts';
import { expectOneScreen } from './one-screen.ts';
import { shop, workflow } from './shop.ts';

const made = labs();
afterAll(() => made.removeAll());

const { root } = made.repo({ ...shop, '.github/workflows/ci.yml': workflow('uses: acme/deploy@v3') });
const bare = made.repo({ 'README.md': 'nothing here\n' }).root;
const escape = '\u001b';

describe('a call that is not understood says what was meant', () => {
  const calls: readonly (readonly [call: string, cause: string, todo: string])[] = [
    ['scna', 'there is no command “scna”', 'Did you mean holdfast scan?'],
    ['frobnicate', 'there is no command “frobnicate”', 'See holdfast help.'],
    ['help scna', 'there is no command “scna”', 'Did you mean holdfast scan?'],
    ['scan --engin secrets', 'no flag --engin', 'Did you mean --engine?'],
    ['scan -x', 'no flag -x', 'See holdfast help scan.'],
    ['scan --engine secret', '--engine does not know “secret”', 'Did you mean secrets?'],
    ['scan --format yaml', '--format does not know “yaml”', 'Use one of: text, json'],
    ['scan --format', '--format needs a value', 'Write --format NAME.'],
    ['scan --all=yes', '--all takes no value', 'Write --all alone.'],
    ['scan --model a --model b', '--model is given twice', 'Keep one of them.'],
    ['scan . src', 'does not expect “src”', 'See holdfast help scan.'],
    ['scan --now tomorrow', '--now does not understand “tomorrow”', 'Write a time such as'],
    ['verify --moment noon', '--moment does not know “noon”', 'Use one of: local, pr'],
    ['gate', 'what to compare with', 'Write holdfast gate --base origin/main.'],
    ['explain', 'explain needs the id', 'Write, for example,'],
    ['model chekc', 'model cannot “chekc”', 'check'],
    ['model diff', 'needs a commit', 'Write holdfast model diff main.'],
    ['rules show', 'rules cannot “show”', 'list, explain, test, replay, new'],
    ['evidence add v-authz', 'needs a verification and --signer', 'Write holdfast evidence add'],
    ['evidence export', 'needs a file', 'Write holdfast evidence export'],
    ['triage ignore', 'needs the id of a finding', 'See holdfast triage list.'],
    ['completion tcsh', 'completion is made for bash, zsh, fish', 'Write, for example,'],
  ];
  test.each(calls)('%s', async (call, cause, todo) => {
    await refuses(root, call, cause, todo);
  });
});

describe('something that is not there is named', () => {
  const calls: readonly (readonly [call: string, cause: string, todo: string])[] = [
    ['scan nowhere', 'nowhere does not exist', 'Give the path'],
    ['scan /dev/null', '/dev/null is neither a file nor a folder', 'Give the path'],
    ['verify --model nowhere.yaml', 'nowhere.yaml does not exist', 'holdfast init'],
    ['scan --model nowhere.yaml', 'nowhere.yaml does not exist', 'holdfast init'],
    ['gate --base nowhere', '“nowhere” is not in this repository', 'fetch it'],
    ['gate --base --upload-pack=x', '--base needs a value', 'Write --base REF.'],
    ['gate --base main..main', 'main..main', ''],
    ['scan --changed-since nowhere', '“nowhere” is not in this repository', 'fetch it'],
    ['model diff nowhere', '“nowhere” is not in this repository', 'fetch it'],
    [
      'explain cicd/unpined-action',
      'nothing is called “cicd/unpined-action”',
      'Did you mean cicd/unpinned-action?',
    ],
    ['explain m-autz', 'nothing is called “m-autz”', 'Did you mean m-authz?'],
    ['explain f_0000000000', 'no finding “f_0000000000”', 'holdfast triage list'],
    [
      'evidence add v-load --signer @acme/sre',
      'no verification “v-load”',
      'Manual verifications of this model: none.',
    ],
    ['evidence import nowhere', 'nowhere cannot be read', 'Give a file'],
    ['evidence import README', 'README', ''],
    [
      'scan --output nowhere/report.json',
      'the folder of nowhere/report.json does not exist',
      'Choose another --output.',
    ],
    ['scan --output src', 'src is a folder', 'Choose another --output.'],
  ];
  test.each(calls)('%s', async (call, cause, todo) => {
    await refuses(root, call, cause, todo);
  });

  test.each(['show', 'diagram', 'check'])('model %s without a model', async (action) => {
    await refuses(bare, `model ${action}`, 'there is no threat model here', 'Run holdfast init');
  });
});

async function refuses(folder: string, call: string, cause: string, todo: string): Promise<void> {
  const ran = await inside(call.split(' '), { root: folder });
  expect(ran).toMatchObject({ code: 2, out: '' });
  expect(ran.err).toContain(cause);
  expect(ran.err).toContain(todo);
  expectOneScreen(ran);
}

/** Every command that prints a result for people, in a way that succeeds. */
const calls: readonly (readonly string[])[] = [
  ['scan', '--no-state'],
  ['verify', '--no-state'],
  ['gate', '--base', 'main', '--no-state'],
  ['model', 'check'],
  ['model', 'show'],
  ['model', 'diff', 'main'],
  ['model', 'diagram'],
  ['evidence', 'list'],
  ['evidence', 'check'],
  ['triage', 'list'],
  ['explain', 'cicd/unpinned-action'],
  ['explain', 'm-pinned'],
  ['rules', 'list'],
  ['rules', 'list', '--engine', 'sast'],
  ['doctor'],
  ['completion', 'bash'],
  ['help'],
];

describe('every command', () => {
  test.each(calls)(
    '%s %s %s: the result on standard output, no colour where it is unwanted',
    async (...call) => {
      const ran = await inside(call, { root, env: { FORCE_COLOR: '1', NO_COLOR: '1' } });
      expect(ran.code).toBe(0);
      expect(ran.out).toMatch(/^\S[^]*\n$/);
      expect(ran.out + ran.err).not.toContain(escape);
      expect(
        await inside([...call, '--quiet'].slice(0, call[0] === 'help' ? 1 : undefined), { root }),
      ).toMatchObject({ code: 0, err: '' });
    },
  );

  test('explains every exit code', async () => {
    for (const code of ['0', '1', '2', '3', '4', '70', '130']) {
      const ran = await inside(['explain', code], { root });
      expect(ran).toMatchObject({ code: 0, err: '' });
      expect(ran.out.split('\n')[1]).toMatch(/^[A-Z].{8,}\.$/);
    }
  });
});

describe('colour', () => {
  test('comes on a terminal, with a line of progress that goes away again', async () => {
    const ran = await inside(['scan', '--no-state'], { root, terminal: 80 });
    expect(ran.out).toContain(escape);
    expect(ran.err).toMatch(/^\r\u001b\[2K.*\r\u001b\[2K$/s);
    const dumb = await inside(['scan', '--no-state', '--quiet'], {
      root,
      terminal: 80,
      env: { TERM: 'dumb' },
    });
    expect(dumb.out + dumb.err).not.toContain(escape);
  });

  test('no line is wider than the terminal', async () => {
    for (const terminal of [60, 80, 140]) {
      const { out } = await inside(['verify', '--no-state', '--color', 'never'], { root, terminal });
      for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(terminal);
    }
  });

  test('comes when it is asked for, on a pipe too', async () => {
    expect((await inside(['scan', '--no-state', '--color', 'always'], { root })).out).toContain(escape);
    expect((await inside(['verify', '--no-state'], { root, env: { FORCE_COLOR: '1' } })).out).toContain(
      escape,
    );
    const gate = ['gate', '--base', 'main', '--no-state', '--color', 'always'];
    expect((await inside(gate, { root, env: { NO_COLOR: '1' } })).out).toContain(escape);
  });

  const forced = { FORCE_COLOR: '1' };
  const wishes: readonly (readonly [flags: readonly string[], env: Readonly<Record<string, string>>])[] = [
    [[], { ...forced, NO_COLOR: '1' }],
    [[], { FORCE_COLOR: '0' }],
    [[], { FORCE_COLOR: '', NO_COLOR: '' }],
    [['--color', 'never'], forced],
  ];
  test.each(wishes)('stays away with %j %j', async (flags, env) => {
    expect((await inside(['verify', '--no-state', ...flags], { root, env })).out).not.toContain(escape);
  });

  test('never reaches a format for programs', async () => {
    for (const format of ['json', 'sarif', 'markdown', 'html', 'junit']) {
      const ran = await inside(['scan', '--no-state', '--format', format, '--color', 'always'], { root });
      expect(ran.out).not.toContain(escape);
    }
  });

  test('in errors follows the same wishes', async () => {
    const plain = await inside(['scan', 'nowhere'], { root, env: { NO_COLOR: '1' } });
    expect(plain.err).not.toContain(escape);
    const painted = await inside(['scan', 'nowhere', '--color', 'always'], { root });
    expect(painted.err).toContain(escape);
  });
});

describe('shell completion', () => {
  test.each(['bash', 'zsh'])('%s: a script that bash parses, with every command and flag', async (shell) => {
    const { out } = await inside(['completion', shell], { root });
    const body = shell === 'zsh' ? out.split('\n').slice(1).join('\n') : out;
    expect(spawnSync('bash', ['-n'], { input: body, encoding: 'utf8' })).toMatchObject({
      status: 0,
      stderr: '',
    });
    for (const word of ['scan', 'verify', 'gate', '--changed-since', '--fail-on'])
      expect(out).toContain(word);
  });

  test('bash completes a command, its flags and its actions', async () => {
    const { out } = await inside(['completion', 'bash'], { root });
    const complete = (...words: string[]): string => {
      const list = words.map((word) => `'${word}'`).join(' ');
      const script = `${out}\nCOMP_WORDS=(holdfast ${list}); COMP_CWORD=${words.length}; _holdfast; echo "\${COMPREPLY[@]}"`;
      return spawnSync('bash', ['-c', script], { encoding: 'utf8' }).stdout.trim();
    };
    expect(complete('ver')).toBe('verify');
    expect(complete('scan', '--ch')).toBe('--changed-since');
    expect(complete('model', 'dia')).toBe('diagram');
  });

  test('fish: one line for each word', async () => {
    const { out } = await inside(['completion', 'fish'], { root });
    expect(
      out
        .trimEnd()
        .split('\n')
        .every((line) => line.startsWith('complete -c holdfast ')),
    ).toBe(true);
  });
});

describe('help', () => {
  test('every command has a page of one screen that names its flags', async () => {
    const overview = await inside([], { root });
    const names = [...overview.out.matchAll(/^ {2}([a-z]+) {2,}\S/gm)].map((found) => found[1] ?? '');
    expect(names.length).toBeGreaterThanOrEqual(10);
    for (const name of names) {
      const page = await inside(['help', name], { root });
      expect(page.code).toBe(0);
      expect(page.out).toContain(`usage: holdfast ${name}`);
      expect(page.out.trimEnd().split('\n').length).toBeLessThanOrEqual(40);
    }
    expect(await inside(['scan', '--help'], { root })).toEqual(await inside(['help', 'scan'], { root }));
  });
});
