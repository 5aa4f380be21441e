import { buildMatcher } from './find.ts';
import { once } from './once.ts';
import { allRules } from './rules/all.ts';

/** All rules, ready to scan; built when it is first asked for. */
export const matcher = once(() => buildMatcher(allRules));
