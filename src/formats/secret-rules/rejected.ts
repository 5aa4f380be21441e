import type { ForeignRuleSet, ForeignTool } from './rule.ts';

/** A file that is not understood at all, and why. */
export function rejectedFile(tool: ForeignTool, reason: string): ForeignRuleSet {
  return {
    tool,
    title: '',
    rules: [],
    allow: [],
    targeted: [],
    prefilter: undefined,
    filter: undefined,
    extend: undefined,
    notes: [{ effect: 'file-rejected', rule: '', key: '', reason }],
  };
}
