import type { SelfCheck } from '../../../core/rule.ts';
import { isLanguage, languageOf, type Parsers } from '../../../lang/index.ts';
import { createProject } from '../../../lang/project/index.ts';
import {
  joinRoutes,
  projectResolver,
  routeFacts,
  takesPart,
  type RouteFacts,
} from '../../../lang/routes/index.ts';
import { checkRoutes } from './check-routes.ts';
import { routeExamples, type Example } from './route-examples.ts';
import { routeRules } from './route-finding.ts';

/** Whether each rule over routes finds something in every application in which it must. */
export function* checkRouteExamples(parsers: Parsers): Iterable<SelfCheck> {
  for (const rule of routeRules) {
    const { bad } = routeExamples[rule];
    yield { rule, fired: bad.every((example) => rulesIn(example, parsers).has(rule)) };
  }
}

/** The rules that find something in a small application. */
export function rulesIn(example: Example, parsers: Parsers): ReadonlySet<string> {
  const files = new Map<string, RouteFacts>();
  for (const [path, text] of Object.entries(example)) {
    const language = languageOf(path);
    if (language === undefined || !isLanguage(language) || !takesPart(path, language, text)) continue;
    files.set(path, routeFacts(parsers.parse(language, text).tree));
  }
  const project = createProject({
    paths: Object.keys(example),
    read: (path) => example[path],
    facts: () => undefined,
  });
  const { routes } = joinRoutes(files, projectResolver(project));
  return new Set(checkRoutes(routes).map(({ rule }) => rule));
}
