/** A tiny report in which the test tagged `m-1` is the one that is asked for. */
export interface Example {
  readonly path: string;
  readonly text: string;
}

const suite = (inside: string): string =>
  `<testsuites><testsuite name="session">${inside}</testsuite></testsuites>`;
const lines = (...texts: readonly string[]): string => `${texts.join('\n')}\n`;
const go = (test: string, action: string): string =>
  JSON.stringify({ Action: action, Package: 'example.com/files', ...(test === '' ? {} : { Test: test }) });
const jest = (status: string, failureMessages: readonly string[]): string =>
  JSON.stringify({
    numTotalTests: 1,
    testResults: [
      {
        name: 'session.test.ts',
        status,
        assertionResults: [{ title: 'no cookie [m-1]', status, failureMessages }],
      },
    ],
  });
const trx = (outcome: string): string =>
  `<TestRun><Results><UnitTestResult testId="1" testName="no cookie [m-1]" outcome="${outcome}"/></Results></TestRun>`;

/** Reports in which that test fails, each in another way. */
export const failingExamples: readonly Example[] = [
  {
    path: 'failure.xml',
    text: suite('<testcase name="no cookie [m-1]"><failure message="200"/></testcase>'),
  },
  {
    path: 'error.xml',
    text: suite('<testcase name="no cookie [m-1]"><error>no database</error></testcase>'),
  },
  {
    path: 'property.xml',
    text: suite(
      '<testcase name="no cookie"><properties><property name="tag" value="m-1"/></properties><failure/></testcase>',
    ),
  },
  {
    path: 'one-of-two.xml',
    text: suite('<testcase name="no cookie [m-1]"/><testcase name="no cookie [m-1]"><failure/></testcase>'),
  },
  { path: 'failed.trx', text: trx('Failed') },
  { path: 'go.json', text: lines(go('Test/[m-1]', 'run'), go('Test/[m-1]', 'fail'), go('', 'fail')) },
  { path: 'plain.tap', text: lines('TAP version 13', '1..1', 'not ok 1 - no cookie #m-1') },
  {
    path: 'nested.tap',
    text: lines('TAP version 14', '    not ok 1 - no cookie @m-1', '    1..1', 'not ok 1 - session', '1..1'),
  },
  { path: 'jest.json', text: jest('failed', ['status 200']) },
];

/** Reports in which it passes, some of them dressed up as failures. */
export const passingExamples: readonly Example[] = [
  { path: 'pass.xml', text: suite('<testcase name="no cookie [m-1]"/>') },
  {
    path: 'words.xml',
    text: suite(
      '<testcase name="no cookie gives &lt;failure/&gt; [m-1]"><system-out>not ok</system-out></testcase>',
    ),
  },
  {
    path: 'beside.xml',
    text: suite('<testcase name="no cookie [m-1]"/><testcase name="m-1"><failure/></testcase>'),
  },
  { path: 'passed.trx', text: trx('Passed') },
  { path: 'go.json', text: lines(go('Test/[m-1]', 'run'), go('Test/[m-1]', 'pass'), go('', 'pass')) },
  { path: 'plain.tap', text: lines('TAP version 13', '1..1', 'ok 1 - no cookie is not ok #m-1') },
  {
    path: 'nested.tap',
    text: lines('TAP version 14', '    ok 1 - no cookie @m-1', '    1..1', 'ok 1 - session', '1..1'),
  },
  { path: 'jest.json', text: jest('passed', []) },
];
