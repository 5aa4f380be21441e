/**
 * The model that stands in where a repository has none: what every repository can be asked, with verifications that
 * need nothing but its files. Short and honest: it knows nothing about the system itself.
 */
export const starterText = `version: 1
system: {id: this-repository, name: This repository, description: "The built-in starter model: it knows nothing about your system yet."}
scope: {in: [source code, build pipelines], out: [{what: everything the system does, why: "no threat model was written yet; run holdfast init"}]}
actors:
  - {id: outsider, name: outsider, trust: anonymous}
  - {id: contributor, name: contributor, trust: user}
assets:
  - {id: credentials, name: Credentials in use, class: restricted, c: 5, i: 5, a: 3}
  - {id: built-code, name: The code that is shipped, class: internal, c: 2, i: 5, a: 3}
zones:
  - {id: outside, name: Outside, trust: 1}
  - {id: delivery, name: Source and delivery, trust: 4}
components:
  - {id: repository, name: Repository, type: repository, zone: delivery, stores: [built-code]}
  - {id: pipeline, name: Build pipeline, type: ci, zone: delivery, stores: [credentials]}
flows:
  - {id: change, from: contributor, to: repository, protocol: git, data: [built-code]}
  - {id: build, from: repository, to: pipeline, data: [built-code]}
risks:
  - {id: takeover, statement: Somebody else acts with our credentials, impact: 5}
  - {id: poisoned-build, statement: Somebody else's code is shipped as ours, impact: 5}
threats:
  - {id: secret-in-code, title: A credential that is kept in the files is read and used, risks: takeover, on: repository, stride: I, cwe: 798, actor: outsider, impact: 5, likelihood: 4, mitigations: no-secrets-in-code}
  - {id: moved-action, title: A third-party action is moved to hostile code after it was reviewed, risks: [poisoned-build, takeover], on: pipeline, stride: T, cwe: [829, 1357], actor: outsider, impact: 5, likelihood: 3, mitigations: pin-third-party-ci-code}
  - {id: hostile-pull-request, title: A pull request from outside runs with the rights of the repository, risks: [takeover, poisoned-build], on: pipeline, stride: E, cwe: 863, actor: outsider, impact: 5, likelihood: 3, mitigations: untrusted-code-without-rights}
  - {id: pipeline-injection, title: Text that an outsider writes becomes a command in the pipeline, risks: [takeover, poisoned-build], on: pipeline, stride: [T, E], cwe: [78, 94], actor: outsider, impact: 5, likelihood: 3, mitigations: untrusted-text-is-data}
  - {id: wide-token, title: A broken step uses a token that may do more than the job needs, risks: poisoned-build, on: pipeline, stride: E, cwe: 250, actor: outsider, impact: 4, likelihood: 3, mitigations: least-token-rights}
  - {id: known-bad-action, title: A pipeline keeps using an action that is known to be compromised, risks: takeover, on: pipeline, stride: [T, I], cwe: 506, actor: outsider, impact: 5, likelihood: 3, mitigations: no-known-bad-ci-code}
mitigations:
  - {id: no-secrets-in-code, title: No credential is kept in the files, layer: secrets, verify: [{id: v-secrets, type: secrets, rules: secrets/*}]}
  - {id: pin-third-party-ci-code, title: Third-party pipeline code is named by its commit, layer: cicd, verify: [{id: v-unpinned, type: cicd, rules: cicd/unpinned-*}]}
  - {id: untrusted-code-without-rights, title: Code from outside runs without secrets and without write access, layer: cicd, verify: [{id: v-triggers, type: cicd, rules: cicd/*trigger*}]}
  - {id: untrusted-text-is-data, title: Pipelines pass foreign text as data and never as commands, layer: cicd, verify: [{id: v-injection, type: cicd, rules: cicd/*injection*}]}
  - {id: least-token-rights, title: Each pipeline states the rights it needs and has no others, layer: cicd, verify: [{id: v-token-rights, type: cicd, rules: cicd/*permission*}]}
  - {id: no-known-bad-ci-code, title: No pipeline uses code that is known to be compromised, layer: cicd, verify: [{id: v-known-bad, type: cicd, rules: cicd/*compromised*}]}
`;
