import type { Decision } from '../core/decision.ts';
import type { Evidence } from '../core/evidence.ts';
import type { Label } from '../core/label.ts';
import type { Result } from '../core/result.ts';
import type { FindingState } from '../core/tracked.ts';
import { noFindingState } from '../core/tracked.ts';
import type { Content } from './bundle.ts';
import { packBundle, unpackBundle } from './bundle.ts';
import { chainStart, chained, checkEvidence } from './chain.ts';
import { newestOf } from './newest.ts';
import { Refusal, attempt } from './store-error.ts';
import { notEmpty, stateMoved } from './refusals.ts';
import type { AuditDraft, AuditRow, EvidenceDraft, RunBatch, RunRecord, Store, StoreError } from './store.ts';

/** A store that forgets everything at the end: for runs without state. */
export function memoryStore(): Store {
  const memory = new Memory();
  return {
    recordRun: (batch) => answer(() => memory.record(batch)),
    runs: (newest) => answer(() => [...memory.run].reverse().slice(0, newest)),
    appendEvidence: (drafts) => answer(() => memory.append(drafts)),
    readEvidence: (filter = {}) => answer(() => newestOf(memory.evidence, filter)),
    verifyChain: () => answer(() => checkEvidence(memory.evidence)),
    loadFindings: () => answer(() => ({ revision: memory.revision, state: memory.state })),
    addLabels: (labels) => answer(() => memory.label(labels)),
    labels: (rule) => answer(() => memory.labelsOf(rule)),
    appendAudit: (rows) => answer(() => memory.note(rows)),
    audit: () => answer(() => memory.audit),
    saveDecisions: (decisions) =>
      answer(() => {
        memory.decision = [...decisions];
      }),
    decisions: () => answer(() => memory.decision),
    exportBundle: () => answer(() => packBundle(memory.content())),
    importBundle: (bundle) => answer(() => memory.fill(unpackBundle(bundle))),
    close: () => undefined,
  };
}

async function answer<T>(work: () => T): Promise<Result<T, StoreError>> {
  return attempt('memory', work);
}

class Memory {
  run: RunRecord[] = [];
  evidence: Evidence[] = [];
  audit: AuditRow[] = [];
  decision: Decision[] = [];
  state: FindingState = noFindingState;
  revision = 0;
  #labels = new Map<string, Label>();

  record({ run, evidence = [], findings, labels = [], audit = [] }: RunBatch): readonly Evidence[] {
    if (this.run.some(({ id }) => id === run.id)) return [];
    if (findings !== undefined) {
      if (findings.revision !== this.revision) throw new Refusal(stateMoved);
      this.state = findings.state;
      this.revision++;
    }
    this.run.push(run);
    this.label(labels);
    this.note(audit);
    return this.append(evidence);
  }

  append(drafts: readonly EvidenceDraft[]): readonly Evidence[] {
    const records = chained(this.evidence.at(-1)?.hash ?? chainStart, drafts);
    this.evidence.push(...records);
    return records;
  }

  note(rows: readonly AuditDraft[]): void {
    this.audit.push(...chained(this.audit.at(-1)?.hash ?? chainStart, rows));
  }

  label(labels: readonly Label[]): void {
    for (const label of labels) {
      const { rule, source, corpus, codeContext, who } = label;
      this.#labels.set(JSON.stringify([rule, source, corpus, codeContext, who]), label);
    }
  }

  labelsOf(rule: string | undefined): readonly Label[] {
    const all = [...this.#labels.values()];
    return rule === undefined ? all : all.filter((label) => label.rule === rule);
  }

  content(): Content {
    const { run, evidence, audit, decision, state } = this;
    return {
      run,
      evidence,
      audit,
      decision,
      label: this.labelsOf(undefined),
      finding: state.findings,
      rule: state.rules,
    };
  }

  fill(content: Content): void {
    if (this.run.length + this.evidence.length > 0) throw new Refusal(notEmpty);
    this.run = [...content.run];
    this.evidence = [...content.evidence];
    this.audit = [...content.audit];
    this.decision = [...content.decision];
    this.state = { findings: content.finding, rules: content.rule };
    this.revision++;
    this.label(content.label);
  }
}
