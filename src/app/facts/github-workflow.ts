import type { FactId, RepoFact } from '../../model/propose/repo-fact.ts';
import { factOf, type FactFile, type FactReader } from './fact-file.ts';
import { yamlLeaves, type Leaf } from './yaml-leaves.ts';

/** Reads GitHub Actions workflows: what starts them, whose code they run, and what they may do. */
export const githubWorkflow: FactReader = {
  wants: (path) => /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path),
  read(file) {
    const { leaves, problem } = yamlLeaves(file.text);
    if (!leaves.some(({ keys }) => keys[0] === 'jobs'))
      return { facts: [], problem: problem ?? 'it has no jobs' };
    const first = leaves.find(({ keys }) => keys[0] === 'jobs')?.line ?? 1;
    return {
      facts: [
        factOf(file, { kind: 'ci', id: 'github-actions', line: 1, tech: 'github-actions' }),
        ...leaves.flatMap((leaf) => leafFacts(file, leaf)),
        ...permissionFacts(file, leaves, first),
      ],
    };
  },
};

function leafFacts(file: FactFile, leaf: Leaf): readonly RepoFact[] {
  const { keys, text, line } = leaf;
  const fact = (id: FactId, detail: string): RepoFact => factOf(file, { kind: 'ci', id, line, detail });
  const [top, second] = keys;
  if (top === 'on') return triggerFacts(keys.length === 1 || second === '*' ? text : (second ?? ''), fact);
  if (top !== 'jobs') return [];
  const last = keys.at(-1) ?? '';
  const inSteps = keys[2] === 'steps';
  if (last === 'uses' && (inSteps || keys.length === 3)) return useFacts(text, fact);
  if (keys[2] === 'runs-on' && text.includes('self-hosted')) return [fact('self-hosted', text)];
  if (keys[2] === 'secrets' && text === 'inherit') return [fact('secrets-inherit', 'secrets: inherit')];
  if (keys[2] === 'environment') {
    const ships = last === 'url' || /publish|pypi|npm|release|registry|crates/i.test(text);
    return ships ? [] : [fact('deploys', `environment ${text}`)];
  }
  const facts: RepoFact[] = [];
  if (inSteps && last === 'run') facts.push(...scriptFacts(text, fact));
  if (/\bsecrets\.(?!GITHUB_TOKEN\b)\w/.test(text)) facts.push(...secretFacts(text, fact));
  return facts;
}

type Make = (id: FactId, detail: string) => RepoFact;

function triggerFacts(event: string, fact: Make): readonly RepoFact[] {
  if (event === 'pull_request_target' || event === 'workflow_run' || event === 'issue_comment')
    return [fact('fork-trigger', event)];
  return event === 'pull_request' ? [fact('pull-request-run', event)] : [];
}

function useFacts(text: string, fact: Make): readonly RepoFact[] {
  if (text.startsWith('./')) return [];
  const facts =
    /@[0-9a-f]{40}$/.test(text) || text.includes('@sha256:') ? [] : [fact('movable-action', text)];
  if (
    /^(?:pypa\/gh-action-pypi-publish|goreleaser\/goreleaser-action|softprops\/action-gh-release|docker\/build-push-action|changesets\/action|release-plz\/action|rubygems\/release-gem)@/.test(
      text,
    )
  ) {
    facts.push(fact('publishes', text));
  }
  if (
    /^(?:aws-actions\/amazon-ecs-deploy|azure\/webapps-deploy|azure\/k8s-deploy|google-github-actions\/deploy|helmfile\/|cloudflare\/wrangler-action|superfly\/flyctl|amondnet\/vercel-action|actions\/deploy-pages)/i.test(
      text,
    )
  ) {
    facts.push(fact('deploys', text));
  }
  return facts;
}

function scriptFacts(text: string, fact: Make): readonly RepoFact[] {
  const facts: RepoFact[] = [];
  const foreign =
    /\$\{\{\s*(github\.(?:event\.(?:pull_request|issue|comment|head_commit|review)[\w.]{0,80}\.?(?:title|body|message|ref|name|email)|head_ref))/.exec(
      text,
    )?.[1];
  if (foreign !== undefined) facts.push(fact('event-text-in-script', foreign));
  const publish =
    /\b(?:npm|pnpm|yarn|bun|deno|jsr) (?:stage )?publish\b|\brake release\b|\bpublish-on-tag\b|\btwine upload\b|\bdocker push\b|\bcargo publish\b|\bgem push\b|\bgh release (?:create|upload)\b|\bmvn\b.{0,80}\bdeploy\b|\bdotnet nuget push\b|\bnpx (?:semantic-release|changeset publish)\b/.exec(
      text,
    )?.[0];
  if (publish !== undefined) facts.push(fact('publishes', publish));
  const deploy =
    /\bkubectl apply\b|\bhelm upgrade\b|\bterraform\b.{0,40}\bapply\b|\bserverless deploy\b|\bfly deploy\b|\bwrangler deploy\b|\bcdk deploy\b|\bgcloud run deploy\b/.exec(
      text,
    )?.[0];
  if (deploy !== undefined) facts.push(fact('deploys', deploy));
  if (/\b(?:curl|wget)\b[^|\n]{0,300}\|\s*(?:sudo\s+)?(?:ba|z)?sh\b/.test(text))
    facts.push(fact('remote-script', 'a download piped into a shell'));
  return facts;
}

function secretFacts(text: string, fact: Make): readonly RepoFact[] {
  const name = /\bsecrets\.(\w{1,100})/.exec(text)?.[1] ?? '';
  const longLived =
    /^(?:AWS_SECRET_ACCESS_KEY|AWS_ACCESS_KEY_ID|GCP_SA_KEY|GOOGLE_CREDENTIALS|GOOGLE_APPLICATION_CREDENTIALS|AZURE_CREDENTIALS|AZURE_CLIENT_SECRET)$/.test(
      name,
    );
  return [fact('ci-secrets', name), ...(longLived ? [fact('long-lived-cloud-key', name)] : [])];
}

function permissionFacts(file: FactFile, leaves: readonly Leaf[], line: number): readonly RepoFact[] {
  const stated = leaves.filter(
    ({ keys }) => keys[0] === 'permissions' || (keys[0] === 'jobs' && keys[2] === 'permissions'),
  );
  const whole =
    stated.some(({ keys }) => keys[0] === 'permissions') ||
    /^permissions:\s*(?:\{\s*\})?\s*$/m.test(file.text);
  const jobs = new Set(leaves.filter(({ keys }) => keys[0] === 'jobs').map(({ keys }) => keys[1]));
  const withOwn = new Set(stated.filter(({ keys }) => keys[0] === 'jobs').map(({ keys }) => keys[1]));
  const wide = stated.find(({ text }) => text === 'write-all');
  return [
    ...(whole || withOwn.size >= jobs.size
      ? []
      : [factOf(file, { kind: 'ci', id: 'default-permissions', line, detail: 'no permissions' })]),
    ...(wide === undefined
      ? []
      : [factOf(file, { kind: 'ci', id: 'write-permissions', line: wide.line, detail: 'write-all' })]),
  ];
}
