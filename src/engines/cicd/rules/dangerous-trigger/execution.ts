import { placeOf } from '../../read-pipeline.ts';
import type { Place, Step } from '../../workflow.ts';

/** A step that runs what lies in the work space. */
export interface Execution {
  readonly at: Place;
  readonly what: string;
}

/** The first of the steps that runs code out of the folder (the root when empty), or undefined. */
export function runsCodeOf(steps: readonly Step[], folder: string): Execution | undefined {
  for (const step of steps) {
    const found = byCommand(step, folder) ?? byAction(step, folder);
    if (found !== undefined) return found;
  }
  return undefined;
}

// Commands that execute or evaluate files of the project: its scripts, build files, plugins or configuration.
const commands: readonly RegExp[] = [
  /\bnpm\s+(?:ci|i|install|add|run|test|start|exec|build|rebuild|pack|publish)\b/,
  // These take the name of a script of the project as their command.
  /\b(?:pnpm|yarn|bun)\s+(?!--version|-v\b|config\b|store\b|cache\b)[\w-]+/,
  /\b(?:npx|bunx|pnpx|pnpm\s+dlx)\s/,
  /(?:^|[\s;&|(])yarn\s*(?:$|[;&|)])/m,
  /\bpip3?\s+install\s+(?:-[er]\b|\.|--editable|--requirement)/,
  /\b(?:poetry|uv|pipenv|pdm|hatch|rye)\s+(?:install|run|sync|build|lock)\b/,
  /\b(?:tox|nox|pytest|mypy|pre-commit)\b/,
  /\bpython3?\s+(?:-m\s+(?:build|pytest|unittest)|setup\.py|[\w./-]+\.py\b)/,
  /(?:^|[\s;&|(])(?:make|cmake|ninja|meson|bazel|bazelisk|buck2|just|task|rake|gradle|ant|sbt)(?:\s|$)/m,
  /\b(?:mvn|mvnw|gradlew)\b/,
  /\bcargo\s+(?:build|test|run|check|clippy|bench|doc|install|publish|nextest)\b/,
  /\bgo\s+(?:test|run|generate|build|vet|install)\b/,
  /\b(?:bundle|composer)\s+(?:install|update|exec|run)\b/,
  /\bdotnet\s+(?:build|test|run|restore|publish)\b/,
  /\b(?:docker|podman|buildah)\s+(?:buildx\s+)?(?:build|compose|bake)\b|\bdocker-compose\b/,
  /\b(?:terraform|tofu|terragrunt|pulumi|cdk|serverless)\s+(?:init|plan|apply|up|preview|deploy|synth)\b/,
  /\b(?:node|deno|ruby|perl|php|bash|sh|zsh|pwsh|source|tsx|ts-node)\s+(?:run\s+)?(?:-\w+\s+)*[\w.-][/\w.-]*\.(?:m?[jt]s|cjs|rb|pl|php|sh|bash|ps1)\b/,
  /(?:^|[\s;&|(])\.\/[\w.-]+/m,
];

function byCommand(step: Step, folder: string): Execution | undefined {
  if (step.run === undefined) return undefined;
  const text = step.run.scalar.text;
  if (!isInside(step, text, folder)) return undefined;
  for (const command of commands) {
    const found = placeOf(step.run, command);
    if (found !== undefined) return { at: found, what: found.text };
  }
  return undefined;
}

/** With `path:` the code lies in a folder of its own, and only what names the folder touches it. */
function isInside(step: Step, text: string, folder: string): boolean {
  if (folder === '') return true;
  return step.workingDirectory.replace(/^\.\//, '').startsWith(folder) || text.includes(folder);
}

// Actions that build or run the project they find. `input` names where they look, when they can be told.
const builders: ReadonlyMap<string, string> = new Map([
  ['docker/build-push-action', 'context'],
  ['docker/bake-action', 'workdir'],
  ['golangci/golangci-lint-action', 'working-directory'],
  ['pre-commit/action', ''],
  ['bahmutov/npm-install', 'working-directory'],
  ['cypress-io/github-action', 'working-directory'],
  ['gradle/gradle-build-action', 'build-root-directory'],
  ['actions-rs/cargo', ''],
  ['super-linter/super-linter', ''],
  ['github/super-linter', ''],
  ['goreleaser/goreleaser-action', 'workdir'],
  ['pypa/cibuildwheel', 'package-dir'],
  ['withastro/action', 'path'],
  ['borales/actions-yarn', 'dir'],
  ['jetli/wasm-pack-action', ''],
]);

function byAction(step: Step, folder: string): Execution | undefined {
  const { uses } = step;
  if (uses === undefined) return undefined;
  // A local action is read from the work space, which is the stranger's now.
  if (uses.kind === 'local') {
    const inside = folder === '' || uses.path.replace(/^\.\//, '').startsWith(folder);
    return inside ? { at: uses, what: `the action ${uses.path}` } : undefined;
  }
  if (uses.kind !== 'remote') return undefined;
  const name = `${uses.owner}/${uses.repo}`.toLowerCase();
  const input = builders.get(name);
  if (input === undefined) return undefined;
  const told = step.with.find((one) => one.name === input)?.value.scalar.text ?? '';
  const inside = folder === '' || told.replace(/^\.\//, '').startsWith(folder);
  return inside ? { at: uses, what: `the action ${name}` } : undefined;
}
