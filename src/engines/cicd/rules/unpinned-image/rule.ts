import { defineRule } from '../../define-rule.ts';

export const rule = defineRule({
  title: 'Job runs in an image with a movable tag',
  why: 'Whoever can push to the registry can change what the job runs in, and so what it builds.',
  todo: 'Add the digest behind the tag: `image:tag@sha256:…`.',
  severity: 'low',
  confidence: 'high',
  mitigations: ['pin-third-party-ci-code'],
  cwe: [829, 1357],
  proof: 'measured',
  *check({ jobs }) {
    for (const job of jobs) {
      for (const { text, image, start, end } of job.images) {
        if (image.digest !== '' || text.includes('${{')) continue;
        const tag = image.tag || 'latest';
        yield {
          at: { start, end },
          scope: job.id,
          message: `the image ${image.name} is pinned to "${tag}", not to a digest`,
          severity: tag === 'latest' ? 'medium' : 'low',
          notes: [['fix', 'needs the network: the digest that the tag stands for today has to be looked up']],
        };
      }
    }
  },
});
