/** One pattern of the fixed bench set: at most one finding per line. */
export interface BenchRule {
  readonly id: string;
  readonly files: RegExp;
  readonly pattern: RegExp;
}

/** What the bench reads of a repository, as git path patterns. */
export const benchFiles = ['*.py', '*.ts', '*.tsx', '*.js', '*.mjs', ':!*.min.js'];

const python = /\.py$/;
const script = /\.(?:ts|tsx|js|mjs)$/;
const both = /\.(?:py|ts|tsx|js|mjs)$/;

/** Eighteen patterns, chosen for many findings and for lines that repeat, not for what they are worth. */
export const benchRules: readonly BenchRule[] = [
  { id: 'bench/py-eval', files: python, pattern: /\b(?:eval|exec)\(/ },
  { id: 'bench/py-subprocess', files: python, pattern: /\b(?:subprocess\.|os\.system\()/ },
  { id: 'bench/py-wide-except', files: python, pattern: /\bexcept(?:\s+Exception\b[^:]*)?:/ },
  { id: 'bench/py-open', files: python, pattern: /\bopen\(/ },
  { id: 'bench/py-request-data', files: python, pattern: /\brequest\.(?:POST|GET|data|FILES)\b/ },
  { id: 'bench/py-query', files: python, pattern: /\.objects\.(?:filter|get|all|create)\(/ },
  { id: 'bench/py-json', files: python, pattern: /\bjson\.loads?\(/ },
  { id: 'bench/py-credential', files: python, pattern: /\b\w*(?:password|secret|token|api_key)\s*=/i },
  { id: 'bench/py-log', files: python, pattern: /\blog(?:ger)?\.(?:debug|error|warning)\(/ },
  { id: 'bench/ts-any', files: script, pattern: /\bas any\b|:\s*any\b/ },
  { id: 'bench/ts-console', files: script, pattern: /\bconsole\.(?:log|error|warn)\(/ },
  { id: 'bench/ts-json', files: script, pattern: /\bJSON\.(?:parse|stringify)\(/ },
  { id: 'bench/ts-regexp', files: script, pattern: /\bnew RegExp\(|\.(?:match|replace)\(\// },
  { id: 'bench/ts-environment', files: script, pattern: /\bprocess\.env\b|\bDeno\.env\b/ },
  { id: 'bench/ts-fetch', files: script, pattern: /\bfetch\(|\.request\(/ },
  { id: 'bench/ts-header', files: script, pattern: /\bheaders?\.(?:get|set|append)\(|\.header\(/ },
  { id: 'bench/ts-expect-error', files: script, pattern: /@ts-(?:ignore|expect-error)|eslint-disable/ },
  { id: 'bench/todo', files: both, pattern: /\b(?:TODO|FIXME|XXX)\b/ },
];
