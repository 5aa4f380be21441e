import type { RepoFact } from '../../model/propose/repo-fact.ts';
import { factOf, linesOf, type FactFile, type FactReader } from './fact-file.ts';

/** Reads Dockerfiles by instruction. */
export const dockerfile: FactReader = {
  wants: (_path, name) =>
    /^(?:Dockerfile|Containerfile)(?:\.[\w.-]+)?$|\.(?:Dockerfile|dockerfile)$/.test(name),
  read(file) {
    const facts: RepoFact[] = [];
    const stages = new Set<string>();
    let from: { line: number; image: string } | undefined;
    let user = { name: '', line: 0 };
    for (const [line, text] of linesOf(file.text)) {
      const [, word = '', rest = ''] = /^\s*([A-Za-z]+)\s+(.*)$/.exec(text) ?? [];
      const instruction = word.toUpperCase();
      if (instruction === 'FROM') {
        const image = /^(?:--\S+\s+)*(\S+)/.exec(rest)?.[1] ?? '';
        if (!stages.has(image.toLowerCase()) && !image.includes('@sha256:') && image !== 'scratch')
          facts.push(byTag(file, line, image));
        const stage = /\sAS\s+(\S+)\s*$/i.exec(rest)?.[1];
        if (stage !== undefined) stages.add(stage.toLowerCase());
        from = { line, image };
        user = { name: '', line };
      }
      if (instruction === 'USER') user = { name: rest.trim(), line };
      if ((instruction === 'ARG' || instruction === 'ENV') && secretName.test(rest)) {
        facts.push(
          factOf(file, {
            kind: 'container',
            id: 'image-secret',
            line,
            detail: /^\S+?(?==|\s|$)/.exec(rest)?.[0] ?? '',
          }),
        );
      }
      if (/\b(?:curl|wget)\b[^|]{0,300}\|\s*(?:sudo\s+)?(?:ba|z)?sh\b/.test(text)) {
        facts.push(
          factOf(file, {
            kind: 'container',
            id: 'remote-script',
            line,
            detail: 'a download piped into a shell',
          }),
        );
      }
    }
    if (from === undefined) return { facts: [], problem: 'it has no FROM' };
    const known = factOf(file, {
      kind: 'container',
      id: 'dockerfile',
      line: from.line,
      detail: from.image,
      tech: 'docker',
    });
    return { facts: [known, ...facts, ...rootFacts(file, from, user)] };
  },
};

const secretName = /^[\w-]*(?:PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY|PRIVATE_?KEY|CREDENTIALS?)\b/i;

function byTag(file: FactFile, line: number, image: string): RepoFact {
  return factOf(file, { kind: 'container', id: 'image-by-tag', line, detail: image });
}

/** Without USER in the last stage it is root, unless the base image says otherwise. */
function rootFacts(
  file: FactFile,
  from: { line: number; image: string },
  user: { name: string; line: number },
): readonly RepoFact[] {
  const isRoot = user.name === '' || /^(?:root|0)(?::|$)/.test(user.name);
  if (!isRoot || /nonroot|rootless|unprivileged/.test(from.image)) return [];
  const detail = user.name === '' ? 'no USER' : `USER ${user.name}`;
  return [
    factOf(file, {
      kind: 'container',
      id: 'image-as-root',
      line: user.line,
      detail,
      confidence: user.name === '' ? 'medium' : 'high',
    }),
  ];
}
