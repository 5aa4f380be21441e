import type { FactId, RepoFact } from '../../model/propose/repo-fact.ts';
import { factOf, linesOf, type FactFile, type FactReader } from './fact-file.ts';

/** Reads `*.tf` line by line: resources by type, and the settings that open them. */
export const terraform: FactReader = {
  wants: (_path, name) => name.endsWith('.tf'),
  read(file) {
    const facts: RepoFact[] = [];
    let inModule = false;
    let egress = false;
    for (const [line, text] of linesOf(file.text)) {
      const [, type, name] = /^\s*resource\s+"(\w{1,100})"\s+"([^"]{0,100})"/.exec(text) ?? [];
      if (type !== undefined) facts.push(...resourceFacts(file, type, `${type}.${name ?? ''}`, line));
      if (/^\s*(?:module|resource|data|variable|terraform)\b/.test(text))
        inModule = /^\s*module\b/.test(text);
      // What may leave is another question than what may come in.
      if (/^\s*(?:egress\b|type\s*=\s*"egress")/.test(text)) egress = true;
      else if (/^\s*(?:ingress\b|resource\b)/.test(text)) egress = false;
      facts.push(...settingFacts(file, text, line, { inModule, egress }));
    }
    return {
      facts:
        facts.length > 0 || /^\s*(?:variable|output|module|provider|terraform)\b/m.test(file.text)
          ? [known(file), ...facts]
          : facts,
    };
  },
};

const resources: readonly (readonly [type: RegExp, id: FactId])[] = [
  [
    /^(?:aws_s3_bucket|google_storage_bucket|azurerm_storage_(?:account|container)|digitalocean_spaces_bucket)$/,
    'bucket',
  ],
  [/^(?:aws_iam_.*policy.*|aws_iam_role|google_project_iam_.*|azurerm_role_.*)$/, 'iam-policy'],
  [
    /^(?:aws_db_instance|aws_rds_cluster|google_sql_database_instance|azurerm_(?:mssql|postgresql|mysql).*server.*|aws_dynamodb_table|aws_redshift_cluster|aws_docdb_cluster)$/,
    'managed-database',
  ],
  [/^(?:aws_lambda_function|google_cloudfunctions2?_function|azurerm_.*function_app)$/, 'cloud-function'],
  [/^(?:aws_(?:ebs|db|rds|db_cluster)_snapshot\w*|aws_ami\w*|google_compute_snapshot)$/, 'snapshot'],
  [
    /^(?:aws_security_group\w*|aws_vpc\w*|aws_network_acl\w*|aws_default_security_group|google_compute_firewall|azurerm_network_security_\w+|aws_subnet|aws_internet_gateway)$/,
    'network',
  ],
];

function resourceFacts(file: FactFile, type: string, address: string, line: number): readonly RepoFact[] {
  return resources
    .filter(([pattern]) => pattern.test(type))
    .map(([, id]) => factOf(file, { kind: 'iac', id, line, detail: address }));
}

function settingFacts(
  file: FactFile,
  text: string,
  line: number,
  at: { inModule: boolean; egress: boolean },
): readonly RepoFact[] {
  const fact = (id: FactId, detail: string): readonly RepoFact[] => [
    factOf(file, { kind: 'iac', id, line, detail }),
  ];
  if (/^\s*acl\s*=\s*"public-read/.test(text)) return fact('bucket-public', 'acl is public-read');
  if (/^\s*(?:block_public_acls|restrict_public_buckets|block_public_policy)\s*=\s*false/.test(text))
    return fact('bucket-public', text.trim());
  if (/^\s*"?(?:actions?|Action|NotAction)"?\s*[=:]\s*(?:\[\s*)?"(?:[\w-]+:)?\*"/.test(text))
    return fact('iam-wildcard', text.trim());
  if (
    !at.egress &&
    /^\s*"?(?:cidr_blocks?|source_ranges|source_address_prefix|cidr_ipv4)\s*=\s*(?:\[\s*)?"(?:0\.0\.0\.0\/0|\*)"/.test(
      text,
    )
  )
    return fact('open-ingress', text.trim());
  if (/^\s*publicly_accessible\s*=\s*true/.test(text)) return fact('public-database', 'publicly_accessible');
  if (/^\s*backend\s+"(?:s3|gcs|azurerm|http|remote|consul)"/.test(text))
    return fact('remote-state', text.trim());
  const source = at.inModule
    ? /^\s*source\s*=\s*"((?:git::|github\.com|https?:|git@|[\w-]+\/[\w-]+\/[\w-]+)[^"]*)"/.exec(text)?.[1]
    : undefined;
  return source === undefined || /\bref=[0-9a-f]{40}/.test(source) ? [] : fact('remote-module', source);
}

function known(file: FactFile): RepoFact {
  const isModule = /^(?:modules\/[^/]+\/)?variables\.tf$/.test(file.path);
  return factOf(file, {
    kind: 'iac',
    id: isModule ? 'infra-module' : 'terraform',
    line: 1,
    tech: 'terraform',
  });
}
