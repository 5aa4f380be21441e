import { isTestPath } from './test-path.ts';

/**
 * Words of files that register routes, guard them, or hold what paths are made of. Wide on purpose: a file too many
 * costs a little time, a file too few costs routes.
 */
const anywhere = /rout|middleware|controller|handler|guard|auth|permission|login|endpoint|prefix|path_?name/i;

/** Words of their paths: some say by their place alone what they are, and settings hold prefixes. */
const inPath =
  /rout|api|middleware|controller|handler|guard|auth|config|setting|server|(?:^|\/)(?:__init__|index|main|app|urls|views)\.\w+$/i;

const script =
  /\b(?:express|fastify|koa|hono|@nestjs|use server)\b|\(\s{0,9}["'`]\/|^export \* from|^export \{[^}]{0,999}\} from/m;

/** What says so in one language alone: a path next to a call that may register it, modules put together. */
const byLanguage: Readonly<Record<string, RegExp>> = {
  javascript: script,
  typescript: script,
  python: /flask|fastapi|django|rest_framework|starlette|urlpatterns|views?\b|\bapi|["']\//i,
  java: /Mapping|Security|Filter|"\//,
  go: /net\/http|gin|echo|chi\b|mux|api|"\//i,
};

/** Whether a file may have a part in which request goes where; by its path and its words, before anything is read of it. */
export function takesPart(path: string, language: string, text: string): boolean {
  const own = byLanguage[language];
  if (own === undefined || isTestPath(path)) return false;
  return inPath.test(path) || anywhere.test(text) || own.test(text);
}
