import { codeAround } from './sheet.ts';
import type { Hit, Scanned } from './scan.ts';

const around = 8;
const languages = ['javascript', 'python', 'java', 'go', 'other'] as const;
const packs: Readonly<Record<string, (typeof languages)[number]>> = {
  js: 'javascript',
  py: 'python',
  java: 'java',
  go: 'go',
};

/** Everything that fires, for those who write the rules of a language: by rule, most first, with the code. */
export function byLanguage(scans: readonly Scanned[]): ReadonlyMap<string, string> {
  const folders = new Map(scans.map(({ listed, folder }) => [listed.repository, folder]));
  const hits = scans.flatMap((scan) => scan.hits);
  return new Map(
    languages.map((language) => {
      const own = hits.filter(
        ({ rule }) => (packs[rule.slice(0, rule.indexOf('/'))] ?? 'other') === language,
      );
      return [language, textOf(own, folders)];
    }),
  );
}

function textOf(hits: readonly Hit[], folders: ReadonlyMap<string, string>): string {
  const rules = grouped(hits);
  const ordered = [...rules].sort(([, a], [, b]) => b.length - a.length);
  return [
    `${hits.length} findings of ${ordered.length} rules`,
    '',
    ...ordered.map(([rule, own]) => `- ${own.length} ${rule}`),
    '',
    ...ordered.flatMap(([rule, own]) => [
      `## ${rule} (${own.length})`,
      '',
      ...own.flatMap((hit) => place(hit, folders)),
    ]),
  ].join('\n');
}

function grouped(hits: readonly Hit[]): ReadonlyMap<string, readonly Hit[]> {
  const groups = new Map<string, Hit[]>();
  for (const hit of hits) {
    const others = groups.get(hit.rule);
    if (others === undefined) groups.set(hit.rule, [hit]);
    else others.push(hit);
  }
  return groups;
}

function place(hit: Hit, folders: ReadonlyMap<string, string>): readonly string[] {
  const folder = folders.get(hit.repository) ?? '';
  return [
    `### ${hit.repository} ${hit.path}:${hit.line}`,
    '',
    hit.message,
    '',
    ...codeAround(folder, hit, around),
    ...hit.steps.flatMap((step, n) => {
      const [, shown = ''] = codeAround(folder, step, 0);
      return [`${n + 1}. ${step.path}:${step.line} ${step.message}: ${shown.trim()}`];
    }),
    '',
  ];
}
