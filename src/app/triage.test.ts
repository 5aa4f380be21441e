import { afterEach, expect, test } from 'vitest';
import { DayProject, workflowWith } from '../../tests/day-project.ts';
import { scan } from './scan.ts';
import { decideFinding, listFindings } from './triage.ts';

const made: DayProject[] = [];
afterEach(() => {
  for (const project of made.splice(0)) project.remove();
});

async function listed(project: DayProject, all: boolean, format: 'text' | 'json' = 'json'): Promise<string> {
  const outcome = await listFindings(project.wish('2026-11-20T03:00:00Z'), { all, format });
  if (outcome.kind !== 'text') throw new Error(JSON.stringify(outcome));
  return outcome.text;
}

test('every listed finding names its issue, and every issue its members with their own states', async () => {
  const project = new DayProject({ '.github/workflows/ci.yml': workflowWith('acme/one@v1', 'acme/two@v1') });
  made.push(project);
  await scan(project.wish('2026-11-20T02:00:00Z'));
  const open = JSON.parse(await listed(project, false));
  expect(open.findings).toHaveLength(2);
  const [first] = open.findings;
  expect(
    open.issues.map(({ members }: { members: { finding: string }[] }) => members[0]?.finding).sort(),
  ).toEqual(open.findings.map(({ id }: { id: string }) => id).sort());
  const until = undefined;
  const ignored = { kind: 'ignore', by: 'test', reason: 'ours', until } as const;
  await decideFinding(project.wish('2026-11-20T03:00:00Z'), first.id, ignored);
  expect(JSON.parse(await listed(project, false)).findings).toHaveLength(1);
  const everything = JSON.parse(await listed(project, true));
  expect(everything.issues).toContainEqual(expect.objectContaining({ id: first.issue, state: 'ignored' }));
  expect(await listed(project, false, 'text')).toContain('1 finding\n');
});
