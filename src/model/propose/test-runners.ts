/** How the tests of a stack carry the id of a mitigation and leave a report of what ran. */
export interface TestRunner {
  readonly id: 'vitest' | 'jest' | 'node' | 'pytest' | 'go';
  /** One line of a shell that runs the tests and writes the report. */
  readonly command: string;
  /** Glob of the report. */
  readonly report: string;
  /** How a test is tagged with the id of a mitigation, one line. */
  tagged(mitigation: string): string;
}

const junit = 'reports/junit/*.xml';
// These write what a redirection or a plain write gives them, and neither makes the folder.
const folder = 'mkdir -p reports/junit && ';
const inJavaScript = (mitigation: string): string => `test('[${mitigation}] …', …)`;

/** The runners that `init` can tell how to use; none needs a package that is not there already. */
export const testRunners: Readonly<Record<TestRunner['id'], TestRunner>> = {
  vitest: {
    id: 'vitest',
    command: 'npx vitest run --reporter=default --reporter=junit --outputFile.junit=reports/junit/tests.xml',
    report: junit,
    tagged: inJavaScript,
  },
  jest: {
    id: 'jest',
    command: `${folder}npx jest --json --outputFile=reports/junit/jest.json`,
    report: 'reports/junit/*.json',
    tagged: inJavaScript,
  },
  node: {
    id: 'node',
    command: `${folder}node --test --test-reporter=junit --test-reporter-destination=reports/junit/tests.xml`,
    report: junit,
    tagged: inJavaScript,
  },
  pytest: {
    id: 'pytest',
    command: 'pytest --junitxml=reports/junit/tests.xml',
    report: junit,
    tagged: (mitigation) => `def test_x(record_property): record_property("mitigation", "${mitigation}")`,
  },
  go: {
    id: 'go',
    command: `${folder}go test -json ./... > reports/junit/go.json`,
    report: 'reports/junit/*.json',
    tagged: (mitigation) => `t.Run("[${mitigation}] …", …)`,
  },
};

/** One glob for the reports of all these runners. */
export function reportGlob(runners: readonly TestRunner[]): string {
  const globs = [...new Set(runners.map(({ report }) => report))];
  return globs.length > 1 ? 'reports/junit/*' : (globs[0] ?? junit);
}
