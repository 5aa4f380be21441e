import type { RouteFacts } from './facts/facts.ts';
import { isPathName } from './facts/path-settings.ts';

/**
 * Fields of classes and members of objects that have one and the same text wherever the project has one of that name:
 * what `settings.api_prefix` or `config.get('app.apiPrefix')` is when it cannot be seen which settings they are. Of a
 * value with a default, such as `process.env.PREFIX || 'api'`, it is the default.
 */
export function projectConstants(files: Iterable<RouteFacts>): ReadonlyMap<string, string> {
  const texts = new Map<string, Set<string>>();
  const addText = (name: string, text: string): void => {
    const known = texts.get(name);
    if (known === undefined) texts.set(name, new Set([text]));
    else known.add(text);
  };
  for (const file of files) {
    for (const one of file.classes)
      for (const { name, value } of one.fields)
        if (value?.kind === 'text' && isPathName(name)) addText(name, value.text);
    for (const { name, text } of file.settings) addText(name, text);
  }
  return new Map(
    [...texts].flatMap(([name, all]) => (all.size === 1 ? [[name, [...all][0] ?? ''] as const] : [])),
  );
}
