import type { FactId, RepoFact } from '../../model/propose/repo-fact.ts';
import { factOf, linesOf, type FactReader } from './fact-file.ts';

/** Reads CloudFormation and SAM templates and Kubernetes manifests line by line; templating in them does no harm. */
export const deploymentYaml: FactReader = {
  wants: (path, name) =>
    /\.(?:ya?ml|template)$/.test(name) &&
    !path.startsWith('.github/') &&
    !/^(?:docker-)?compose|^\.gitlab-ci/.test(name),
  read(file) {
    const { text } = file;
    if (
      /^\s*AWSTemplateFormatVersion|^\s*Transform:\s*['"]?AWS::Serverless|^\s*Type:\s*['"]?AWS::\w/m.test(
        text,
      )
    )
      return { facts: [...lineFacts(file, cloudFormation, 'cloudformation')] };
    if (/^apiVersion:\s*\S/m.test(text) && /^kind:\s*\S/m.test(text))
      return { facts: [...lineFacts(file, kubernetes, 'kubernetes'), ...unlimited(file)] };
    return { facts: [] };
  },
};

type Pattern = readonly [line: RegExp, id: FactId];

const cloudFormation: readonly Pattern[] = [
  [/^\s*Type:\s*['"]?AWS::S3::Bucket['"]?\s*$/, 'bucket'],
  [/^\s*Type:\s*['"]?AWS::IAM::/, 'iam-policy'],
  [/^\s*Type:\s*['"]?AWS::(?:RDS::DB|DynamoDB::Table|Redshift::Cluster|DocDB::)/, 'managed-database'],
  [/^\s*Type:\s*['"]?AWS::(?:Lambda|Serverless)::Function/, 'cloud-function'],
  [/^\s*Type:\s*['"]?AWS::EC2::(?:SecurityGroup|VPC|Subnet)/, 'network'],
  [/^\s*CidrIp:\s*['"]?0\.0\.0\.0\/0/, 'open-ingress'],
  [/^\s*AccessControl:\s*['"]?PublicRead/, 'bucket-public'],
  [/^\s*PubliclyAccessible:\s*['"]?true/i, 'public-database'],
  [/^\s*(?:-\s*)?Action:\s*['"](?:[\w-]+:)?\*['"]/, 'iam-wildcard'],
];

const kubernetes: readonly Pattern[] = [
  [/^\s*privileged:\s*true/, 'pod-privileged'],
  [/^\s*hostPath:/, 'pod-privileged'],
  [/^\s*host(?:Network|PID|IPC):\s*true/, 'pod-privileged'],
  [/^kind:\s*Secret\s*$/, 'manifest-secret'],
  [/^kind:\s*Ingress\s*$/, 'ingress'],
];

function* lineFacts(
  file: Parameters<FactReader['read']>[0],
  patterns: readonly Pattern[],
  id: 'cloudformation' | 'kubernetes',
): Iterable<RepoFact> {
  yield factOf(file, { kind: 'iac', id, line: 1, tech: id });
  for (const [line, text] of linesOf(file.text)) {
    const found = patterns.find(([pattern]) => pattern.test(text));
    if (found !== undefined) yield factOf(file, { kind: 'iac', id: found[1], line, detail: text.trim() });
  }
}

function unlimited(file: Parameters<FactReader['read']>[0]): readonly RepoFact[] {
  if (
    !/^kind:\s*(?:Deployment|StatefulSet|DaemonSet|CronJob|Job|Pod)\s*$/m.test(file.text) ||
    /^\s*limits:/m.test(file.text)
  )
    return [];
  for (const [line, text] of linesOf(file.text)) {
    if (/^\s*(?:-\s*)?containers:/.test(text))
      return [factOf(file, { kind: 'iac', id: 'pod-unlimited', line, detail: 'containers without limits' })];
  }
  return [];
}
