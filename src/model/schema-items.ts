import { z } from 'zod';
import { dayEnd, dayStart, ext, id, level, list, path, score, text } from './schema-words.ts';
import { verificationSchema } from './schema-verification.ts';
import { layers } from './types.ts';

const name = text.optional().describe('What people call it; the id by default.');
const note = z.string().default('');

function items<T extends z.ZodType>(item: T) {
  return z.array(item).default([]);
}

const actor = z
  .strictObject({
    id: id.describe('Names this actor.'),
    name,
    trust: z.enum(['anonymous', 'user', 'partner', 'staff', 'admin']).describe('What they are trusted with.'),
    ext,
  })
  .transform(({ ext: _ext, ...rest }) => ({ ...rest, name: rest.name ?? rest.id }));

const asset = z
  .strictObject({
    id: id.describe('Names this asset.'),
    name,
    class: z.enum(['public', 'internal', 'confidential', 'restricted']).describe('How far it may travel.'),
    c: score.describe('Need for confidentiality, 1 to 5.'),
    i: score.describe('Need for integrity, 1 to 5.'),
    a: score.describe('Need for availability, 1 to 5.'),
    ext,
  })
  .transform(({ ext: _ext, c, i, a, ...rest }) => ({
    ...rest,
    name: rest.name ?? rest.id,
    confidentiality: c,
    integrity: i,
    availability: a,
  }));

const zone = z
  .strictObject({
    id: id.describe('Names this trust zone.'),
    name,
    trust: score.describe('1: anybody is in it; 5: the crown jewels.'),
    ext,
  })
  .transform(({ ext: _ext, ...rest }) => ({ ...rest, name: rest.name ?? rest.id }));

const component = z
  .strictObject({
    id: id.describe('Names this component.'),
    name,
    type: text.describe('What it is, such as api, spa, function, datastore, bucket, queue or ci.'),
    zone: id.describe('The trust zone it lives in.'),
    owner: note.describe('The team that answers for it; findings in its code are theirs.'),
    tech: list(text).default([]).describe('Languages, frameworks and products.'),
    code: list(path).default([]).describe('Globs of its source code.'),
    iac: list(path).default([]).describe('Globs of its infrastructure code.'),
    image: note.describe('Its container image.'),
    surface: list(text).default([]).describe('Entry points, such as POST /files.'),
    stores: list(id).default([]).describe('Assets that rest here.'),
    multiTenant: z.boolean().default(false).describe('Serves several customers at once.'),
    ext,
  })
  .transform(({ ext: _ext, ...rest }) => ({ ...rest, name: rest.name ?? rest.id }));

const flow = z
  .strictObject({
    id: id.describe('Names this data flow.'),
    from: id.describe('The component or actor it starts at.'),
    to: id.describe('The component or actor it ends at.'),
    protocol: note.describe('Such as https, postgres or s3-event.'),
    auth: note.describe('How the caller proves who it is.'),
    encrypted: z.boolean().default(false).describe('Whether it is encrypted on the way.'),
    data: list(id).default([]).describe('Assets that travel on it.'),
    ext,
  })
  .transform(({ ext: _ext, ...rest }) => rest);

const risk = z
  .strictObject({
    id: id.describe('Names this high-level risk.'),
    statement: text.describe('What the business would suffer, in one sentence.'),
    impact: score.describe('How bad that is, 1 to 5.'),
    ext,
  })
  .transform(({ ext: _ext, ...rest }) => rest);

const threat = z
  .strictObject({
    id: id.describe('Names this threat.'),
    title: text.describe('Who does what, in one sentence.'),
    risks: list(id).default([]).describe('The high-level risks it leads to.'),
    on: list(id).default([]).describe('Components or flows it happens on.'),
    stride: list(z.enum(['S', 'T', 'R', 'I', 'D', 'E']))
      .default([])
      .describe('STRIDE initials.'),
    cwe: list(z.int().min(1)).default([]).describe('CWE numbers, such as 639.'),
    capec: list(z.int().min(1)).default([]).describe('CAPEC numbers, such as 66.'),
    attack: list(text).default([]).describe('MITRE ATT&CK ids, such as T1530.'),
    linddun: list(text).default([]).describe('LINDDUN privacy threat types.'),
    actor: note.describe('The actor who does it.'),
    impact: score.describe('How bad it is, 1 to 5.'),
    likelihood: score.describe('How likely it is without mitigations, 1 to 5.'),
    mitigations: list(id).default([]).describe('What we do about it.'),
    ext,
  })
  .transform(({ ext: _ext, ...rest }) => rest);

const mitigation = z
  .strictObject({
    id: id.describe('Names this mitigation.'),
    title: text.describe('What is in place, in one sentence.'),
    layer: z.enum(layers).describe('Where it lives.'),
    owner: note.describe('The team that keeps it working.'),
    breakable: level
      .optional()
      .describe('How likely ordinary work breaks it; measured from history by default.'),
    state: z.enum(['planned', 'built']).default('built').describe('planned: there is no code yet.'),
    code: list(path).default([]).describe('Globs of the code it lives in; a change makes evidence stale.'),
    asvs: list(text).default([]).describe('OWASP ASVS 5.0 requirement ids.'),
    verify: items(verificationSchema).describe('How we know that it holds.'),
    ext,
  })
  .transform(({ ext: _ext, ...rest }) => ({ ...rest, breakable: rest.breakable }));

const acceptance = z
  .strictObject({
    threat: id.describe('The threat that is accepted.'),
    reason: text.describe('Why it is accepted.'),
    owner: text.describe('Who carries it.'),
    approvedBy: text.describe('Who agreed.'),
    until: dayEnd.describe('The last day it is accepted, such as 2027-03-31.'),
    ticket: note.describe('Where it is tracked.'),
    ext,
  })
  .transform(({ ext: _ext, ...rest }) => rest);

const dismissal = z
  .strictObject({
    rule: text.describe('The proposal rule that was turned down.'),
    on: z.string().default('').describe('The component it was proposed for.'),
    why: text.describe('Why it does not apply.'),
    ext,
  })
  .transform(({ ext: _ext, ...rest }) => rest);

const participant = z.strictObject({
  who: text.describe('A person or team.'),
  role: text.describe('The part they took, such as developer, security or product.'),
});

const review = z
  .strictObject({
    date: dayStart.describe('The day of the meeting.'),
    participants: items(participant).describe('Who took part.'),
    open: list(text).default([]).describe('Questions that stayed open.'),
    notes: note.describe('Anything worth keeping.'),
    ext,
  })
  .transform(({ ext: _ext, ...rest }) => rest);

/** The lists of a model and of a baseline, by key. */
export const itemLists = {
  actors: items(actor).describe('People and systems outside, by what they are trusted with.'),
  assets: items(asset).describe('What is worth protecting.'),
  zones: items(zone).describe('Areas of equal trust; their borders are the trust boundaries.'),
  components: items(component).describe('The parts of the system.'),
  flows: items(flow).describe('Data that moves between components.'),
  risks: items(risk).describe('What the business fears.'),
  threats: items(threat).describe('What can go wrong.'),
  mitigations: items(mitigation).describe('What we do about it, and how we know that it holds.'),
  accept: items(acceptance).describe('Threats that an owner carries until a day.'),
  dismissed: items(dismissal).describe('Proposals that were turned down; they never come back.'),
  reviews: items(review).describe('Meetings about this model.'),
};
