import { expect, test } from 'vitest';
import type { TestCaseFact } from '../../core/fact.ts';
import { testFilesIn } from './test-files.ts';

const tree = [
  'packages/api/test/session.test.ts',
  'packages/web/test/session.test.ts',
  'src/test/java/com/acme/SessionTest.java',
  'tests/test_session.py',
  'internal/auth/a_test.go',
  'internal/auth/b_test.go',
  'other/auth/c_test.go',
  'test/session.test.ts',
];

const found = (file: string, className = '', report = 'packages/web/report.xml'): readonly string[] => {
  const fact: TestCaseFact = {
    kind: 'test-case',
    report,
    name: 'n',
    file,
    className,
    tags: [],
    outcome: 'passed',
    message: '',
  };
  return testFilesIn(tree).of(fact);
};

test.each<[string, string, readonly string[]]>([
  ['test/session.test.ts', '', ['packages/web/test/session.test.ts']],
  ['packages/api/test/session.test.ts', '', ['packages/api/test/session.test.ts']],
  ['/home/ci/app/packages/api/test/session.test.ts', '', ['packages/api/test/session.test.ts']],
  ['C:\\app\\packages\\api\\test\\session.test.ts', '', ['packages/api/test/session.test.ts']],
  ['./tests/test_session.py', '', ['tests/test_session.py']],
  ['', 'tests.test_session.TestFiles', ['tests/test_session.py']],
  ['', 'com.acme.SessionTest$Inner', ['src/test/java/com/acme/SessionTest.java']],
  ['', 'example.com/files/internal/auth', ['internal/auth/a_test.go', 'internal/auth/b_test.go']],
  ['../../etc/passwd', '', []],
  ['/etc/passwd', '', []],
  ['', 'session', []],
  ['', '', []],
])('%s %s', (file, className, paths) => {
  expect(found(file, className)).toEqual(paths);
});

test('the exact path wins over one that is nearer to the report', () => {
  expect(found('test/session.test.ts', '', 'reports/a.xml')).toEqual(['test/session.test.ts']);
});
