import type { ProposalRule } from '../proposal-rule.ts';

/** Products that ask a language model. */
export const languageModelRules: readonly ProposalRule[] = [
  {
    id: 'prompt-injection',
    when: { on: ['service', 'function', 'program'], all: ['llm'] },
    threat: {
      title: 'Text that the model reads makes it act for somebody other than the user who asked',
      risk: 'leak',
      actor: 'visitor',
      cwe: [1427],
      stride: ['T', 'E'],
      impact: 4,
      likelihood: 4,
    },
    mitigation: {
      id: 'model-has-no-rights',
      title: 'What the model may do is limited by the user’s own rights, outside the prompt',
      layer: 'code',
      breakable: 'high',
    },
    verify: [
      {
        type: 'tests',
        min: 3,
        tests:
          'with a scripted model that obeys hostile text, each tool call beyond the user’s rights is refused',
      },
    ],
  },
  {
    id: 'model-output-trusted',
    when: { on: ['service', 'function', 'program'], all: ['llm'] },
    threat: {
      title: 'What the model answers is run, rendered or stored without a check',
      risk: 'takeover',
      actor: 'visitor',
      cwe: [1426, 79],
      stride: ['T', 'E'],
      impact: 4,
      likelihood: 3,
    },
    mitigation: {
      id: 'model-output-is-foreign',
      title: 'Model output is handled like input from a stranger: parsed, checked, escaped',
      layer: 'code',
      breakable: 'high',
    },
    verify: [
      { type: 'tests', min: 2, tests: 'an answer with script, and one of the wrong shape, do no harm' },
      { type: 'sast', rules: ['*/llm-output-*'] },
    ],
  },
  {
    id: 'model-bill',
    when: { on: ['service', 'function'], all: ['llm'] },
    threat: {
      title: 'Somebody spends our model budget with long or endless requests',
      risk: 'outage',
      actor: 'visitor',
      cwe: [770],
      stride: ['D'],
      impact: 3,
      likelihood: 3,
      lessLikely: ['rate-limit'],
    },
    mitigation: {
      id: 'model-quota',
      title: 'Each user has a quota of tokens and requests, and each call a limit',
      layer: 'code',
      breakable: 'medium',
    },
    verify: [
      {
        type: 'tests',
        min: 2,
        tests: 'a user over the quota is refused; a prompt over the limit is cut or refused',
      },
    ],
  },
];
