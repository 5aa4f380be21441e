import { readLeakConfig } from '../../../formats/gitleaks/read-config.ts';
import { readKingfisherRules } from '../../../formats/kingfisher/read-rules.ts';
import { rejectedFile } from '../../../formats/secret-rules/rejected.ts';
import type { ForeignRuleSet } from '../../../formats/secret-rules/rule.ts';
import { readDetectors } from '../../../formats/trufflehog/read-detectors.ts';
import { readYaml } from '../../../lang/yaml/read-yaml.ts';
import { pairOf } from '../../../lang/yaml/node.ts';

/** A file of rules, by its path in the project or as it was given. */
export interface RuleText {
  readonly path: string;
  readonly text: string;
}

/** Reads a file of rules by what it holds: TOML of gitleaks and betterleaks, or YAML of TruffleHog and Kingfisher's family. */
export function readSet({ path, text }: RuleText): ForeignRuleSet {
  if (/\.toml$/i.test(path)) return readLeakConfig(text);
  if (!/\.ya?ml$/i.test(path))
    return rejectedFile('gitleaks', 'expected a file that ends in .toml, .yml or .yaml');
  const document = readYaml(text);
  const isDetectors = document.nodes.some((node) => pairOf(node, 'detectors') !== undefined);
  return isDetectors ? readDetectors(document) : readKingfisherRules(document);
}
