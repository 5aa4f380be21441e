import type { FactId, RepoFact } from '../../model/propose/repo-fact.ts';
import { factOf, type FactFile, type FactReader } from './fact-file.ts';
import { yamlLeaves, type Leaf } from './yaml-leaves.ts';

/** Reads `.gitlab-ci.yml`. */
export const gitlabCi: FactReader = {
  wants: (path) => /^\.gitlab-ci\.ya?ml$/.test(path),
  read(file) {
    const { leaves, problem } = yamlLeaves(file.text);
    if (leaves.length === 0) return { facts: [], problem: problem ?? 'it is empty' };
    return {
      facts: [
        factOf(file, { kind: 'ci', id: 'gitlab-ci', line: 1, tech: 'gitlab-ci' }),
        ...leaves.flatMap((leaf) => leafFacts(file, leaf)),
      ],
    };
  },
};

function leafFacts(file: FactFile, { keys, text, line }: Leaf): readonly RepoFact[] {
  const fact = (id: FactId, detail: string): readonly RepoFact[] => [
    factOf(file, { kind: 'ci', id, line, detail }),
  ];
  const last = keys.findLast((key) => key !== '*') ?? '';
  const isImage = last === 'image' || (last === 'name' && keys.at(-2) === 'image');
  if (isImage && text !== '' && !text.startsWith('$') && !text.includes('@sha256:'))
    return fact('movable-ci-image', text);
  if (keys[0] === 'include' && last === 'remote') return fact('remote-include', text);
  if (keys[0] === 'include' && last === 'project') return fact('remote-include', text);
  if (last === 'environment' || (keys.includes('environment') && last === 'name'))
    return fact('deploys', `environment ${text}`);
  if (last.endsWith('script')) {
    if (/\bdocker push\b|\bnpm publish\b|\btwine upload\b/.test(text)) return fact('publishes', text);
    if (/\bkubectl apply\b|\bhelm upgrade\b|\bterraform\b.{0,40}\bapply\b/.test(text))
      return fact('deploys', text);
    if (/\b(?:curl|wget)\b[^|\n]{0,300}\|\s*(?:sudo\s+)?(?:ba|z)?sh\b/.test(text))
      return fact('remote-script', 'a download piped into a shell');
  }
  return text.includes('merge_request_event') ? fact('pull-request-run', 'merge requests') : [];
}
