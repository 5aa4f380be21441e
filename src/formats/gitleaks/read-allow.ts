import type { ForeignAllow } from '../secret-rules/rule.ts';
import type { Table } from '../secret-rules/table.ts';

/** Reads one allowlist; undefined, with a note, when it says nothing or says it wrongly: then nothing is left out by it. */
export function readAllow(table: Table, under: string): ForeignAllow | undefined {
  table.take('description');
  const condition = conditionOf(table.text('condition'));
  const target = table.text('regexTarget') ?? 'secret';
  const allow = {
    commits: table.texts('commits').map((commit) => commit.trim().toLowerCase()),
    paths: table.texts('paths'),
    regexes: table.texts('regexes'),
    stopwords: table
      .texts('stopwords')
      .map((word) => word.toLowerCase())
      .filter((word) => word !== ''),
  };
  table.ignoreLeft(under);
  if (condition === undefined) {
    table.note('key-ignored', `${under}condition`, 'expected AND or OR; the allowlist is not honoured');
    return undefined;
  }
  if (target !== 'secret' && target !== 'match' && target !== 'line' && target !== '') {
    table.note(
      'key-ignored',
      `${under}regexTarget`,
      'expected secret, match or line; the allowlist is not honoured',
    );
    return undefined;
  }
  if (Object.values(allow).every((list) => list.length === 0)) {
    table.note(
      'key-ignored',
      under.slice(0, -1),
      'an allowlist without commits, paths, regexes or stopwords',
    );
    return undefined;
  }
  return { ...allow, condition, target: target === '' ? 'secret' : target };
}

function conditionOf(word: string | undefined): 'and' | 'or' | undefined {
  switch (word?.toUpperCase()) {
    case undefined:
    case '':
    case 'OR':
    case '||':
      return 'or';
    case 'AND':
    case '&&':
      return 'and';
    default:
      return undefined;
  }
}
