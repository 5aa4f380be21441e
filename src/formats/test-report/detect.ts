import { decodeReport } from './decode.ts';
import type { ReportFormat } from './test-report.ts';

/** Bytes from a file's start that are enough to tell the format. */
const detectBytes = 65_536;

/**
 * The format of a report by its content; a name decides only where the content leaves it open (TAP without a
 * version line). Undefined: none that is known.
 */
export function detectReport(path: string, head: Uint8Array): ReportFormat | 'sarif' | undefined {
  const text = decodeReport(head.subarray(0, detectBytes)).trimStart();
  if (text.startsWith('<')) return xmlFormat(text);
  const json = text.search(/^\s{0,8}\{/m);
  const tap = text.search(/^(?:TAP version 1[34]\b|1\.\.\d|(?:not )?ok\b)/m);
  if (tap >= 0 && (json < 0 || tap < json)) return 'tap';
  if (json >= 0) return jsonFormat(text.slice(json));
  return path.endsWith('.tap') ? 'tap' : undefined;
}

const roots: ReadonlyMap<string, ReportFormat> = new Map([
  ['testsuites', 'junit'],
  ['testsuite', 'junit'],
  ['TestRun', 'trx'],
  ['assemblies', 'xunit'],
  ['assembly', 'xunit'],
]);

/** By the first element; comments and declarations before it are passed over. */
function xmlFormat(text: string): ReportFormat | undefined {
  let at = 0;
  for (let end = 0; text.startsWith('<!--', at) || text.startsWith('<?', at); at = text.indexOf('<', end)) {
    end = text.indexOf(text.startsWith('<?', at) ? '?>' : '-->', at);
    if (end < 0) return undefined;
  }
  // A document type is left in: the reader refuses the report and says why.
  const root = /<(?:[\w.-]{1,100}:)?([A-Za-z_][\w.-]{0,100})/.exec(text.slice(Math.max(0, at)))?.[1];
  return root === undefined ? undefined : roots.get(root);
}

function jsonFormat(text: string): ReportFormat | 'sarif' | undefined {
  const start = text.slice(0, 4_096);
  const line = start.split('\n', 1)[0] ?? '';
  if (/"Action"\s*:/.test(line) && /"(?:Package|Time|ImportPath)"\s*:/.test(line)) return 'go-test';
  if (/"(?:numTotalTests|numTotalTestSuites|numFailedTests|numFailedTestSuites|testResults)"\s*:/.test(text))
    return 'test-json';
  return /"(?:\$schema|version|runs)"\s*:/.test(start) && /sarif|"runs"\s*:/i.test(text)
    ? 'sarif'
    : undefined;
}
