export { commentsOf } from './in-comment.ts';
export { createSastEngine } from './engine.ts';
export { holdsNoRules } from './read-sources.ts';
export type { RuleSource } from './rule-source.ts';
export { fixedFileOf, isRuleFile, testFilesOf } from './rule-test/test-files.ts';
export { testSources, type FixReport, type RuleReport, type RuleTests } from './rule-test/test-sources.ts';
