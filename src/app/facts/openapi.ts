import type { RepoFact } from '../../model/propose/repo-fact.ts';
import { factOf, linesOf, type FactReader } from './fact-file.ts';

/** Reads OpenAPI and Swagger descriptions, YAML or JSON, line by line: routes by id, uploads, redirects. */
export const openApi: FactReader = {
  wants: (_path, name) =>
    /^(?:openapi|swagger)[\w.-]*\.(?:ya?ml|json)$|[._-](?:openapi|swagger)\.(?:ya?ml|json)$/i.test(name),
  read(file) {
    const opening = /["']?(?:openapi|swagger)["']?\s*:\s*["']?[23]/.exec(file.text.slice(0, 4_000));
    if (opening === null) return { facts: [], problem: 'it names no OpenAPI version' };
    const facts: RepoFact[] = [
      factOf(file, { kind: 'api', id: 'api-description', line: 1, detail: file.name }),
    ];
    let route = '';
    for (const [line, text] of linesOf(file.text)) {
      route = /^\s*["']?(\/[^"'\s:]{0,200})["']?\s*:/.exec(text)?.[1] ?? route;
      const isRoute =
        text.includes(route) && route !== '' && text.trimStart().replace(/^["']/, '').startsWith(route);
      if (isRoute && route.includes('{'))
        facts.push(factOf(file, { kind: 'api', id: 'object-route', line, detail: route }));
      if (text.includes('multipart/form-data'))
        facts.push(factOf(file, { kind: 'api', id: 'upload-route', line, detail: route }));
      const parameter =
        /["']?name["']?\s*:\s*["']?(redirect(?:_?ur[il])?|return_?(?:to|url)|next|callback_?url|continue)["']?\s*(?:,\s*)?$/i.exec(
          text,
        )?.[1];
      if (parameter !== undefined)
        facts.push(
          factOf(file, { kind: 'api', id: 'redirect-parameter', line, detail: `${route} ${parameter}` }),
        );
      if (/webhook/i.test(route) && isRoute)
        facts.push(factOf(file, { kind: 'api', id: 'webhook', line, detail: route }));
    }
    return { facts };
  },
};
