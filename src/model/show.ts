import { forMarkdown, forTerminal } from '../core/sanitise.ts';
import { dayText } from './durations.ts';
import { acceptanceOf, highImpact, scoreOf } from './impact.ts';
import type { Mitigation, Threat, ThreatModel } from './types.ts';
import { joined, verificationText } from './verification-text.ts';

/** What the program makes bold or lists, and how foreign text is made safe for the place it is shown in. */
interface Style {
  safe(text: string): string;
  heading(text: string): string;
  strong(text: string): string;
  item(depth: number, text: string): string;
}

const textStyle: Style = {
  safe: forTerminal,
  heading: (text) => `${text}\n${'-'.repeat(text.length)}`,
  strong: (text) => text,
  item: (depth, text) => `${'  '.repeat(depth + 1)}${text}`,
};

const markdownStyle: Style = {
  safe: forMarkdown,
  heading: (text) => `## ${text}\n`,
  strong: (text) => `**${text}**`,
  item: (depth, text) => `${'  '.repeat(depth)}- ${text}`,
};

/** The model as sentences for a meeting, in plain text. `now` in milliseconds since 1970. */
export function showText(model: ThreatModel, now: number): string {
  return shown(model, now, textStyle);
}

/** The model as sentences for a meeting, in Markdown. `now` in milliseconds since 1970. */
export function showMarkdown(model: ThreatModel, now: number): string {
  return shown(model, now, markdownStyle);
}

function shown(model: ThreatModel, now: number, style: Style): string {
  const threats = model.threats.toSorted((a, b) => scoreOf(b) - scoreOf(a) || (a.id < b.id ? -1 : 1));
  const blocks = [
    opening(model, style),
    ...risks(model, style),
    style.heading('What can go wrong, and what we do about it'),
    ...threats.map((threat) => threatBlock(model, threat, now, style)),
    ...unusedBlock(model, style),
    ...lastReview(model, style),
  ];
  return `${blocks.join('\n\n')}\n`.replace(/\n{3,}/g, '\n\n');
}

function opening(model: ThreatModel, style: Style): string {
  const { system, scope } = model;
  const owner =
    system.owner === '' ? 'Nobody is named as its owner' : `It belongs to ${style.safe(system.owner)}`;
  const lines = [
    style.heading(style.safe(system.name)),
    ...(system.description === '' ? [] : [style.safe(system.description)]),
    `${owner}; its criticality is ${system.criticality}. ${counted(model)}`,
    ...(scope.in.length > 0 ? [`In scope: ${scope.in.map(style.safe).join(', ')}.`] : []),
    ...scope.out.map((one) => `Out of scope: ${style.safe(one.what)}, because ${style.safe(one.why)}.`),
    ...scope.assumptions.map((one) => `We rely on this without checking it: ${sentence(one.text, style)}`),
  ];
  return lines.join('\n');
}

function counted(model: ThreatModel): string {
  const verifications = model.mitigations.flatMap((one) => one.verify).length;
  return `The model has ${number(model.threats.length, 'threat')}, ${number(model.mitigations.length, 'mitigation')} and ${number(verifications, 'verification')}.`;
}

function number(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function risks(model: ThreatModel, style: Style): readonly string[] {
  if (model.risks.length === 0) return [];
  const sorted = model.risks.toSorted((a, b) => b.impact - a.impact);
  const items = sorted.map((risk) =>
    style.item(0, `${sentence(risk.statement, style)} (impact ${risk.impact} of 5)`),
  );
  return [[style.heading('What we must not let happen'), ...items].join('\n')];
}

function threatBlock(model: ThreatModel, threat: Threat, now: number, style: Style): string {
  const lines = [
    `${style.strong('Threat:')} ${sentence(threat.title, style)} ${context(model, threat, style)}`,
  ];
  lines.push(style.item(0, weight(model, threat, now)));
  const accepted = acceptanceOf(model, threat.id);
  if (accepted !== undefined) {
    const tense = accepted.until >= now ? `${style.safe(accepted.owner)} accepts it` : 'It was accepted';
    const ticket = accepted.ticket === '' ? '' : ` (${style.safe(accepted.ticket)})`;
    const approved = `approved by ${style.safe(accepted.approvedBy)}`;
    const why = sentence(accepted.reason, style);
    lines.push(style.item(0, `${tense} until ${dayText(accepted.until)}, ${approved}${ticket}: ${why}`));
  }
  for (const id of threat.mitigations) {
    const mitigation = model.mitigations.find((one) => one.id === id);
    if (mitigation !== undefined) lines.push(...mitigationLines(mitigation, style));
  }
  if (threat.mitigations.length === 0 && accepted === undefined) {
    lines.push(style.item(0, `${style.strong('Nothing is done about it yet.')}`));
  }
  return lines.join('\n');
}

function context(model: ThreatModel, threat: Threat, style: Style): string {
  const actor = model.actors.find((one) => one.id === threat.actor);
  const names = threat.on.map((id) => placeName(model, id, style));
  const where = names.length > 0 ? ` on ${joined(names)}` : '';
  const who =
    actor === undefined ? 'It could happen' : `${upperFirst(named(actor.name, style))} could do this`;
  const leads = threat.risks.map((id) => model.risks.find((risk) => risk.id === id)?.statement ?? id);
  const so = leads.length > 0 ? ` It leads to: ${leads.map((one) => sentence(one, style)).join(' ')}` : '';
  return actor === undefined && where === '' ? so.trim() : `${who}${where}.${so}`;
}

function placeName(model: ThreatModel, id: string, style: Style): string {
  const end = (one: string): string => {
    const thing = model.components.find((it) => it.id === one) ?? model.actors.find((it) => it.id === one);
    return named(thing?.name ?? one, style);
  };
  const flow = model.flows.find((one) => one.id === id);
  return flow === undefined ? end(id) : `the data flow from ${end(flow.from)} to ${end(flow.to)}`;
}

/** A name that starts with a capital is a proper name; `api` becomes “the api”. */
function named(name: string, style: Style): string {
  return /^\p{Ll}/u.test(name) ? `the ${style.safe(name)}` : style.safe(name);
}

function upperFirst(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function weight(model: ThreatModel, threat: Threat, now: number): string {
  const high = highImpact(model, threat, now) ? ', high-impact' : '';
  const kinds = [...threat.stride, ...threat.cwe.map((one) => `CWE-${one}`)].join(' ');
  const sum = `impact ${threat.impact} × likelihood ${threat.likelihood} = ${scoreOf(threat)}${high}`;
  return `${threat.id}: ${sum}${kinds === '' ? '' : `; ${kinds}`}`;
}

function mitigationLines(mitigation: Mitigation, style: Style): readonly string[] {
  const owner = mitigation.owner === '' ? '' : `, kept by ${style.safe(mitigation.owner)}`;
  const title = `${style.strong('Mitigation:')} ${sentence(mitigation.title, style)}`;
  const lines = [style.item(0, `${title} (${mitigation.id}, ${mitigation.layer}${owner})`)];
  if (mitigation.state === 'planned') lines.push(style.item(1, 'It is planned: nothing of it is built yet.'));
  else if (mitigation.verify.length === 0) lines.push(style.item(1, 'Nothing verifies it.'));
  const verb = mitigation.state === 'planned' ? 'To be verified by:' : 'Verified by:';
  for (const one of mitigation.verify) {
    lines.push(style.item(1, `${style.strong(verb)} ${style.safe(verificationText(one))}.`));
  }
  return lines;
}

function unusedBlock(model: ThreatModel, style: Style): readonly string[] {
  const used = new Set(model.threats.flatMap((threat) => threat.mitigations));
  const unused = model.mitigations.filter((one) => !used.has(one.id));
  if (unused.length === 0) return [];
  const lines = unused.flatMap((one) => mitigationLines(one, style));
  return [[style.heading('Mitigations that no threat needs'), ...lines].join('\n')];
}

function lastReview(model: ThreatModel, style: Style): readonly string[] {
  const last = model.reviews.toSorted((a, b) => b.date - a.date)[0];
  if (last === undefined) return [];
  const people = last.participants.map((one) => `${style.safe(one.who)} (${style.safe(one.role)})`);
  const lines = [style.heading('Last review'), `On ${dayText(last.date)}, with ${joined(people)}.`];
  if (last.open.length > 0)
    lines.push('Still open:', ...last.open.map((one) => style.item(0, style.safe(one))));
  if (last.notes !== '') lines.push(style.safe(last.notes));
  return [lines.join('\n')];
}

/** The text with a full stop, unless it ends in a mark of its own. */
function sentence(text: string, style: Style): string {
  const trimmed = text.trim();
  return style.safe(/[.!?…]$/.test(trimmed) ? trimmed : `${trimmed}.`);
}
