import { z } from 'zod';
import { moments, type Moment, type VerificationType } from '../core/ids.ts';
import { duration, ext, id, list, path, someOf, text } from './schema-words.ts';

/** When a verification runs if the model does not say. Dynamic tests stay out of pull requests. */
export const defaultWhen: Readonly<Record<VerificationType, readonly Moment[]>> = {
  tests: ['pr', 'daily'],
  sast: ['pr', 'daily'],
  dast: ['weekly'],
  iast: ['weekly'],
  secrets: ['pr', 'daily'],
  sca: ['pr', 'daily'],
  container: ['build', 'daily'],
  cloud: ['pr', 'daily'],
  cicd: ['pr', 'daily'],
  external: ['release'],
  manual: ['release'],
};

const common = {
  id: id.describe('Names this verification; evidence is kept under it.'),
  when: someOf(z.enum(moments))
    .optional()
    .describe('Moments at which it runs; each type has its own default.'),
  maxAge: duration.optional().describe('A pass older than this is stale, such as 7d or 26w.'),
  required: z
    .boolean()
    .default(false)
    .describe('A run that cannot answer it is incomplete: exit code 3, and the gate does not pass.'),
  gate: z.enum(['auto', 'never']).default('auto').describe('never: a failure is shown and does not block.'),
  paths: list(path).default([]).describe('Globs that say where to look; none means everywhere.'),
  ext,
};

const rule = z
  .string()
  .regex(
    /^[a-zA-Z0-9*][a-zA-Z0-9*/_.:-]{0,126}$/,
    'a rule id looks like cicd/unpinned-action; * stands for anything',
  );
const rules = someOf(rule).describe('Rule ids, or patterns in which * stands for anything.');

const policy = z
  .strictObject({
    severity: z
      .enum(['critical', 'high', 'medium', 'low'])
      .default('high')
      .describe('The mildest that counts.'),
    reachable: z.boolean().default(false).describe('Only what the code can reach counts.'),
    fixable: z.boolean().default(false).describe('Only what has a fix counts.'),
    exploited: z.boolean().default(false).describe('What is known to be exploited always counts.'),
    ext,
  })
  .transform(({ ext: _ext, ...rest }) => rest)
  .prefault({})
  .describe('Which findings contradict the mitigation.');

const tests = z.strictObject({
  type: z.literal('tests').describe('Your own tests, read from the reports they write.'),
  ...common,
  report: list(path).default([]).describe('Globs of the report files; none means the usual places.'),
  select: someOf(text).describe('Which tests speak for the mitigation: tag:NAME, or a glob over the name.'),
  min: z.int().min(1).default(1).describe('How many selected tests must have run.'),
});

const sast = z.strictObject({
  type: z.literal('sast').describe('Static analysis of source code.'),
  ...common,
  rules,
});

const dast = z.strictObject({
  type: z.literal('dast').describe('Requests against a running application.'),
  ...common,
  rules,
  target: text.describe('Name of the running application to test.'),
  as: list(text).default([]).describe('The actors to test as.'),
});

const iast = z.strictObject({
  type: z.literal('iast').describe('Sensors inside the running application.'),
  ...common,
  sinks: someOf(text).describe('Kinds of sinks to watch, such as sql or http.'),
  exercisedBy: id.describe('The verification whose tests drive the application.'),
});

const secrets = z.strictObject({
  type: z.literal('secrets').describe('Credentials in files or history.'),
  ...common,
  rules: list(rule).default(['secrets/*']).describe('Rule ids or patterns; all secrets rules by default.'),
  scope: z.enum(['tree', 'diff', 'history']).default('tree').describe('Where to look for them.'),
});

const sca = z.strictObject({
  type: z.literal('sca').describe('Known vulnerabilities of dependencies.'),
  ...common,
  policy,
});

const container = z.strictObject({
  type: z.literal('container').describe('Known vulnerabilities and settings of an image.'),
  ...common,
  image: text.describe('The image name.'),
  policy,
});

const cloud = z.strictObject({
  type: z.literal('cloud').describe('Cloud configuration: infrastructure as code, or the live account.'),
  ...common,
  rules,
  live: z.boolean().default(false).describe('Ask the account itself instead of the code.'),
});

const cicd = z.strictObject({
  type: z.literal('cicd').describe('Build pipelines and source control settings.'),
  ...common,
  rules: list(rule).default(['cicd/*']).describe('Rule ids or patterns; all cicd rules by default.'),
});

const external = z.strictObject({
  type: z.literal('external').describe("Another tool's report."),
  ...common,
  report: someOf(path).describe('Globs of the report files.'),
  format: z.literal('sarif').default('sarif').describe('Format of the report.'),
  tool: text.describe('The tool that must have written it.'),
  rules: list(text).default([]).describe("The other tool's rule ids; none means all."),
});

const manual = z.strictObject({
  type: z.literal('manual').describe('A procedure that people follow and sign.'),
  ...common,
  procedure: text.describe('The document that says what to do.'),
  signers: someOf(text).describe('Who may sign it.'),
});

/** One way to check a mitigation; its `type` is the id of the engine that answers it. */
export const verificationSchema = z
  .discriminatedUnion('type', [
    tests,
    sast,
    dast,
    iast,
    secrets,
    sca,
    container,
    cloud,
    cicd,
    external,
    manual,
  ])
  .transform(({ ext: _ext, ...rest }) => ({
    ...rest,
    maxAge: rest.maxAge,
    when: rest.when ?? [...defaultWhen[rest.type]],
  }));
