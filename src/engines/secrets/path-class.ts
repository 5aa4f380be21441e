export type PathClass = 'source' | 'test' | 'docs';

const testFolders =
  /(?:^|\/)(?:__tests__|__mocks__|__fixtures__|tests?|testing|testdata|test-data|fixtures?|mocks?|specs?|e2e|cypress|examples?|samples?)\//i;
const testFiles =
  /(?:[._-](?:test|tests|spec|mock|fixture)\.[a-z0-9]+|(?:^|\/)test_[^/]*|_test\.[a-z]+|Tests?\.(?:java|kt|cs|swift|php))$/;
const docs = /(?:(?:^|\/)docs?\/|\.(?:md|mdx|rst|adoc|markdown)$)/i;

/** Where a file stands: secrets beside tests and in prose are more often made up. */
export function pathClassOf(path: string): PathClass {
  if (testFolders.test(path) || testFiles.test(path)) return 'test';
  return docs.test(path) ? 'docs' : 'source';
}
