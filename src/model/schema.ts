import { z } from 'zod';
import { dayMs } from '../core/clock.ts';
import { dayStart, duration, ext, id, level, list, path, score, text } from './schema-words.ts';
import { itemLists } from './schema-items.ts';
import type { ThreatModel } from './types.ts';

const version = z.literal(1).describe('Version of this file format.');

const system = z
  .strictObject({
    id: id.describe('Names the system.'),
    name: text.optional().describe('What people call it; the id by default.'),
    owner: z.string().default('').describe('The accountable team.'),
    criticality: level.default('medium').describe('How much depends on it.'),
    description: z.string().default('').describe('What it does, in a few sentences.'),
    ext,
  })
  .transform(({ ext: _ext, ...rest }) => ({ ...rest, name: rest.name ?? rest.id }))
  .describe('What we are working on.');

const scope = z
  .strictObject({
    in: list(text).default([]).describe('What this model covers.'),
    out: z
      .array(z.strictObject({ what: text.describe('What is left out.'), why: text.describe('Why.') }))
      .default([])
      .describe('What it leaves out, with the reason.'),
    assumptions: z
      .array(
        z.strictObject({ id: id.describe('Names the assumption.'), text: text.describe('What we rely on.') }),
      )
      .default([])
      .describe('What we rely on without checking it.'),
    ext,
  })
  .transform(({ ext: _ext, ...rest }) => rest)
  .prefault({})
  .describe('What is in, what is out, and what we assume.');

const baselines = z
  .array(
    z.strictObject({
      path: path.describe('A file in this repository, relative to the model.'),
      sha256: z
        .string()
        .regex(/^[0-9a-f]{64}$/, 'a sha256 has 64 hexadecimal digits in lower case')
        .describe('SHA-256 of that file: a changed baseline is refused until this is changed too.'),
    }),
  )
  .default([])
  .describe("Pinned local baselines to build on; this file's own entries win.");

const highImpact = z
  .strictObject({
    impact: score.default(4).describe('The impact it must reach.'),
    score: z.int().min(1).max(25).default(12).describe('What impact x likelihood must reach.'),
  })
  .prefault({})
  .describe('When a threat counts as high-impact.');

const plan = z
  .strictObject({
    highImpact,
    budget: z
      .strictObject({ pr: duration.prefault('10m').describe('Time a pull request may take.') })
      .prefault({})
      .describe('How long runs may take.'),
    optIn: list(z.enum(['dast-pr', 'iast-pr']))
      .default([])
      .describe('Moments, besides the defaults, at which dynamic tests may run.'),
    ext,
  })
  .transform((it) => ({ highImpact: it.highImpact, budgetPr: it.budget.pr, optIn: it.optIn }))
  .prefault({})
  .describe('Rules for the testing plan.');

const team = z
  .strictObject({
    name: text.describe('What the team is called.'),
    rota: list(text).default([]).describe('Who is on duty, in the order of their turns.'),
    since: dayStart.default(0).describe('The first day of the first turn.'),
    turn: duration
      .refine((ms) => ms >= dayMs, 'a turn takes a day or longer')
      .prefault('7d')
      .describe('How long one turn takes.'),
    ext,
  })
  .transform(({ ext: _ext, ...rest }) => rest)
  .optional()
  .describe('Who looks at findings that nobody else owns.');

const sla = z
  .strictObject({
    urgent: duration.prefault('7d').describe('Critical ones, and high ones that matter more.'),
    high: duration.prefault('30d').describe('High ones, and medium ones that matter more.'),
    medium: duration.prefault('90d').describe('Medium ones, and low ones that matter more.'),
    low: duration.prefault('120d').describe('All others.'),
    ext,
  })
  .transform(({ ext: _ext, ...rest }) => rest)
  .optional()
  .describe('How long findings may stay open, by priority.');

const onGap = z.enum(['warn', 'fail']);
const gate = z
  .strictObject({
    mode: z.enum(['comment', 'block']).default('comment').describe('Whether it may block at all.'),
    precision: z
      .number()
      .min(0.5)
      .max(1)
      .default(0.9)
      .describe('Lower bound of precision a rule must have proved.'),
    blocking: z
      .array(
        z.strictObject({
          rule: text.describe('The rule id.'),
          owner: text.describe('Who answers for it.'),
          replay: text.describe('The stored replay that found no false positive.'),
        }),
      )
      .default([])
      .describe('Rules an owner marked as blocking after a replay.'),
    onIncomplete: z
      .strictObject({
        pr: onGap.default('warn').describe('What a gap does to a pull request.'),
        release: onGap.default('fail').describe('What a gap does to a release.'),
      })
      .prefault({})
      .describe('What happens when something could not be checked.'),
    ext,
  })
  .transform(({ ext: _ext, ...rest }) => rest)
  .optional()
  .describe('What may block a change; without it the gate only comments.');

/** A threat model as people write it (`z.input`) and as the program uses it (`z.output`). */
export const modelSchema = z
  .strictObject({ version, system, extends: baselines, scope, ...itemLists, plan, team, sla, gate, ext })
  .transform(({ ext: _ext, ...rest }): ThreatModel => ({ ...rest, gate: rest.gate }))
  .describe('A Holdfast threat model.');

const { actors, assets, zones, risks, threats, mitigations } = itemLists;

/** A baseline: the parts of a model that several systems share. */
export const baselineSchema = z
  .strictObject({
    version,
    extends: baselines,
    actors,
    assets,
    zones,
    risks,
    threats,
    mitigations,
    plan,
    ext,
  })
  .describe('A Holdfast baseline.');

/** JSON Schema draft-07 of the file as people write it, for editors. */
export function jsonSchema(): object {
  return {
    ...z.toJSONSchema(modelSchema, { io: 'input', target: 'draft-7' }),
    title: 'Holdfast threat model',
  };
}
