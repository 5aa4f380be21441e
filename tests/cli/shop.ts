import type { Files } from './lab.ts';

const commit = '8f4b7f84864484a7bf31766abe9204da3cbe65b3';

/** The threat model of a small shop; its gate may block. */
export const shopModel = `version: 1
system: {id: shop, name: Shop, owner: "@acme/shop", criticality: high}
zones: [{id: inside, trust: 4}]
components:
  - {id: api, type: api, zone: inside, code: ["src/**"]}
  - {id: pipeline, type: ci, zone: inside, code: [".github/workflows/**"]}
risks: [{id: takeover, statement: Somebody else acts as us, impact: 5}]
threats:
  - {id: t-idor, title: A customer reads another's order, risks: [takeover], on: [api], impact: 5, likelihood: 4, mitigations: [m-authz]}
  - {id: t-secret, title: A key is committed, risks: [takeover], on: [api], impact: 5, likelihood: 4, mitigations: [m-secrets]}
  - {id: t-bad-action, title: The pipeline runs hostile code, risks: [takeover], on: [pipeline], impact: 5, likelihood: 4, mitigations: [m-known-bad, m-pinned]}
mitigations:
  - id: m-authz
    title: Orders are read by their owner only
    layer: code
    code: ["src/**"]
    verify: [{id: v-authz, type: tests, report: ["reports/*.xml"], select: ["tag:m-authz"], min: 1}]
  - {id: m-secrets, title: No key is kept in files, layer: secrets, verify: [{id: v-secrets, type: secrets}]}
  - {id: m-known-bad, title: No known bad action is used, layer: cicd, verify: [{id: v-known-bad, type: cicd, rules: [cicd/compromised-action]}]}
  - {id: m-pinned, title: Actions are pinned, layer: cicd, verify: [{id: v-pinned, type: cicd, rules: [cicd/unpinned-action]}]}
gate: {mode: block}
`;

/** A workflow with the given step. */
export function workflow(step: string): string {
  return `name: ci
on: [push]
permissions: {contents: read}
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@${commit}
      - ${step}
`;
}

/** A JUnit report with one test of the owner check; `outcome` is what stands inside the test case. */
export function report(outcome = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites tests="1"><testsuite name="orders" tests="1">
<testcase classname="orders" name="[m-authz] another customer gets 403" time="0.01">${outcome}</testcase>
</testsuite></testsuites>
`;
}

/** A repository in which every mitigation is verified. The report is ignored by git, as reports are. */
export const shop: Files = {
  '.gitignore': 'reports/\n',
  '.github/workflows/ci.yml': workflow('run: npm test'),
  'src/orders.ts':
    'export function orderOf(user: string, order: { owner: string }) {\n  return order.owner === user;\n}\n',
  'threat-model.yaml': shopModel,
  'reports/tests.xml': report(),
};
