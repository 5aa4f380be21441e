import type { ProposalRule } from './proposal-rule.ts';
import { accessRules } from './rules/access.ts';
import { apiRules } from './rules/api.ts';
import { browserRules } from './rules/browser.ts';
import { cloudRules } from './rules/cloud.ts';
import { containerRules } from './rules/containers.ts';
import { injectionRules } from './rules/injection.ts';
import { languageModelRules } from './rules/language-models.ts';
import { pipelineRules } from './rules/pipelines.ts';
import { supplyRules } from './rules/supply.ts';

/** Everything that `init` can propose. */
export const proposalRules: readonly ProposalRule[] = [
  ...accessRules,
  ...injectionRules,
  ...browserRules,
  ...apiRules,
  ...languageModelRules,
  ...supplyRules,
  ...containerRules,
  ...cloudRules,
  ...pipelineRules,
];
