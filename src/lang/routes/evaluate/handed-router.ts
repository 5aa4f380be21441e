import type { Expression } from '../facts/facts.ts';
import type { Framework } from './framework.ts';
import type { FileScope, Router, Value } from './values.ts';

const registering =
  /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|Any|Group|Handle|HandleFunc|Route|Mount|Use)$/u;

/**
 * Go: the router that a library hands out (`r := kit.Engine()`), seen by what is done with it in a file that imports one
 * of the packages that make routers; undefined when it is none.
 */
export function handedRouter(
  callee: Extract<Expression, { kind: 'member' }>,
  self: Value,
  scope: FileScope,
  frameworks: readonly Framework[],
): Router | undefined {
  const { file } = scope;
  if (self.kind !== 'result' || file.facts.language !== 'go' || !registering.test(callee.name))
    return undefined;
  if (callee.of.kind !== 'name') return undefined;
  const framework = frameworks.find((one) => importsOf(scope).some((module) => makesRouters(one, module)));
  if (framework === undefined) return undefined;
  return {
    framework: framework.id,
    place: self.place,
    syntax: framework.syntax,
    prefix: '',
    isRoot: true,
    entries: [],
    mounted: false,
  };
}

function importsOf({ file }: FileScope): readonly string[] {
  return file.facts.steps.flatMap((step) =>
    step.kind === 'import' ? [step.module.replace(/\/v\d+$/u, '')] : [],
  );
}

function makesRouters(framework: Framework, module: string): boolean {
  return ['RouterGroup', 'Group', 'Router'].some((type) => framework.isRouterType(`${module}.${type}`));
}
