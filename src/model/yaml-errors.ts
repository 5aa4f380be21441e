import type { YAMLError, YAMLWarning } from 'yaml';
import type { Lines } from '../core/lines.ts';
import type { DiagnosticText } from './diagnostic.ts';

/** A syntax error of the YAML parser in words that name the likely slip and the way out. */
export function explainYamlError(error: YAMLError | YAMLWarning, lines: Lines): DiagnosticText {
  const line = lines.line(lines.lineAt(error.pos[0]));
  const start = lines.text.slice(error.pos[0], error.pos[0] + 1);
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return told(
        'a tab where spaces belong',
        'YAML is indented with spaces only',
        'replace the tab with two spaces',
      );
    case 'BAD_SCALAR_START':
      return told(
        `text cannot start with ${start}`,
        `${start} has a meaning of its own in YAML`,
        'put the text in quotes',
      );
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'BLOCK_IN_FLOW':
      return nested(line);
    case 'MULTIPLE_DOCS':
      return told(
        'more than one document in the file',
        'a line with --- starts a second document',
        'remove the --- line',
      );
    case 'BAD_ALIAS':
      return told(
        'an alias that is not complete',
        'text that starts with * is an alias',
        'put the text in quotes',
      );
    case 'NON_STRING_KEY':
      return told('a key that is not text', 'keys of a threat model are words', 'put the key in quotes');
    case 'BAD_INDENT':
      if (error.message.includes('and end with a')) return unclosed(error.message);
      return told(
        'the indentation does not fit the lines above',
        undefined,
        'line it up with its neighbours',
      );
    case 'MISSING_CHAR':
      return told(
        reason(error),
        'a quote, bracket or comma is missing before this place',
        'close what was opened',
      );
    case 'TAG_RESOLVE_FAILED':
      return told(
        'a YAML tag that is not known',
        'text that starts with ! is a tag',
        'put the text in quotes',
      );
    default:
      return told(reason(error), undefined, undefined);
  }
}

function told(message: string, cause: string | undefined, fix: string | undefined): DiagnosticText {
  return { code: 'bad-yaml', message: `not valid YAML: ${message}`, cause, fix };
}

function unclosed(message: string): DiagnosticText {
  const bracket = message.includes('end with a ]') ? '[' : '{';
  return told(`a ${bracket} that is not closed`, undefined, `add the ${bracket === '[' ? ']' : '}'}`);
}

function reason(error: YAMLError | YAMLWarning): string {
  const first = error.message.split('\n')[0] ?? '';
  return `${first.charAt(0).toLowerCase()}${first.slice(1)}`.replace(/ at line \d+, column \d+:?$/, '');
}

function nested(line: string): DiagnosticText {
  const colons = line.split(': ').length - 1;
  if (colons < 2) return told('a value that cannot start here', 'the line above is not complete', undefined);
  return told(
    'a second ": " in one value',
    'text that contains ": " must be quoted',
    'put the text in quotes',
  );
}
