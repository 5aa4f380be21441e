import { expect, test } from 'vitest';
import type { RepoFact } from '../../model/propose/repo-fact.ts';
import { cargoToml } from './cargo-toml.ts';
import { compose } from './compose.ts';
import { composerJson } from './composer-json.ts';
import { csproj } from './csproj.ts';
import { deploymentYaml } from './deployment-yaml.ts';
import { dockerfile } from './dockerfile.ts';
import { envSample } from './env-sample.ts';
import type { FactReader } from './fact-file.ts';
import { gemfile, gemspec } from './gemfile.ts';
import { githubWorkflow } from './github-workflow.ts';
import { gitlabCi } from './gitlab-ci.ts';
import { goMod } from './go-mod.ts';
import { gradle, pomXml } from './java.ts';
import { openApi } from './openapi.ts';
import { packageJson } from './package-json.ts';
import { pyproject, requirementsTxt } from './python.ts';
import { codeOwners, registrySettings } from './settings.ts';
import { terraform } from './terraform.ts';

/** `id[/tech]:line` of each fact, so that a test reads like the file. */
function told(reader: FactReader, path: string, text: string): readonly string[] {
  const name = path.slice(path.lastIndexOf('/') + 1);
  expect(reader.wants(path, name)).toBe(true);
  return reader.read({ path, name, text }).facts.map(shown);
}

function shown({ id, tech, line }: RepoFact): string {
  return `${id}${tech === '' ? '' : `/${tech}`}:${line}`;
}

test('package.json: needs at run time, with their lines; development tools do not count', () => {
  const text =
    '{\n "name": "shop",\n "private": true,\n "scripts": {"start": "node ."},\n "devDependencies": {\n  "pg": "1"\n },\n "dependencies": {\n  "express": "5",\n  "pg": "8",\n  "own": "github:me/own"\n }\n}';
  expect(told(packageJson, 'a/package.json', text)).toEqual([
    'package/node:2',
    'runnable:4',
    'web/express:9',
    'sql/postgres:10',
    'git-dependency:11',
  ]);
});

test('package.json: a published package without a start is a library', () => {
  expect(told(packageJson, 'package.json', '{"name": "x", "version": "1.0.0"}')).toEqual([
    'package/node:1',
    'library:1',
  ]);
});

test('package.json: keys that are names of object members are only names', () => {
  expect(
    told(
      packageJson,
      'package.json',
      '{"name":"x","private":true,"dependencies":{"__proto__":"1","constructor":"1","toString":"2"}}',
    ),
  ).toEqual(['package/node:1']);
});

test('composer.json: a project runs, a package without type is a library', () => {
  expect(
    told(composerJson, 'composer.json', '{"name":"a/b","type":"project","require":{"twig/twig":"3"}}'),
  ).toEqual(['package/php:1', 'runnable:1', 'template:1']);
  expect(told(composerJson, 'composer.json', '{"name":"a/b"}')).toEqual(['package/php:1', 'library:1']);
});

test('Python: requirements, project tables and poetry, with other indexes', () => {
  expect(
    told(
      requirementsTxt,
      'requirements.txt',
      'Flask==3\n# pg\npsycopg2-binary>=2 # db\n--extra-index-url https://x\nown @ git+https://x\n',
    ),
  ).toEqual([
    'package/python:1',
    'web/flask:1',
    'template:1',
    'sql/postgres:3',
    'private-registry:4',
    'git-dependency:5',
  ]);
  expect(requirementsTxt.wants('requirements-dev.txt', 'requirements-dev.txt')).toBe(false);
  const project =
    '[build-system]\nrequires = ["x"]\n[project]\nname = "shop"\ndependencies = [\n  "fastapi[all]>=0.1",\n]\n[dependency-groups]\ndev = ["django"]\n';
  expect(told(pyproject, 'pyproject.toml', project)).toEqual([
    'library:1',
    'package/python:3',
    'package/python:4',
    'web/fastapi:6',
  ]);
  expect(
    told(
      pyproject,
      'pyproject.toml',
      '[tool.poetry]\nname="a"\n[tool.poetry.dependencies]\npython = "^3"\npyjwt = "2"\n',
    ),
  ).toEqual(['package/python:1', 'package/python:2', 'jwt:5']);
});

test('Go: what the program names, not what comes with it', () => {
  const text =
    'module example.com/shop\n\nrequire (\n\tgithub.com/labstack/echo/v4 v4.1.0\n\tgithub.com/lib/pq v1 // indirect\n)\nrequire github.com/jackc/pgx/v5 v5.0.0\n';
  expect(told(goMod, 'go.mod', text)).toEqual(['package/go:1', 'web/echo:4', 'sql/postgres:7']);
});

test('Java: dependencies outside of tests, and plugins that make a program', () => {
  const pom =
    '<project>\n<parent>\n<artifactId>boot</artifactId>\n</parent>\n<artifactId>shop</artifactId>\n<dependencies>\n<dependency>\n<artifactId>postgresql</artifactId>\n</dependency>\n<dependency>\n<artifactId>h2</artifactId>\n<scope>test</scope>\n</dependency>\n</dependencies>\n<build><plugins><plugin>\n<artifactId>spring-boot-maven-plugin</artifactId>\n</plugin></plugins></build>\n</project>';
  expect(told(pomXml, 'pom.xml', pom)).toEqual(['package/java:5', 'sql/postgres:8', 'runnable:16']);
  const build =
    "plugins {\n  id 'org.springframework.boot' version '4'\n}\ndependencies {\n  implementation 'org.springframework.boot:spring-boot-starter-web'\n  testImplementation 'com.h2database:h2'\n  runtimeOnly(\"org.postgresql:postgresql\")\n}\n";
  expect(told(gradle, 'build.gradle', build)).toEqual([
    'package/java:1',
    'runnable:2',
    'web/spring:5',
    'sql/postgres:7',
  ]);
});

test('Ruby: gems outside of the test groups; a gemspec makes a library', () => {
  const text =
    "source 'x'\ngem 'rails', '8'\ngroup :development, :test do\n  gem 'pg'\nend\ngem 'stripe', group: :test\ngem 'bunny'\n";
  expect(
    told(gemfile, 'Gemfile', text).filter(
      (one) => one.startsWith('sql') || one.startsWith('payment') || one.startsWith('queue'),
    ),
  ).toEqual(['sql/database:2', 'queue/rabbitmq:7']);
  expect(told(gemfile, 'Gemfile', "gemspec\ngem 'rails'\n")).toEqual([]);
  expect(
    told(gemspec, 'a.gemspec', "s.add_dependency 'nokogiri'\ns.add_development_dependency 'rails'\n"),
  ).toEqual(['package/ruby:1', 'library:1', 'xml:1']);
});

test('Rust: needed crates; optional and development ones are not', () => {
  const text =
    '[package]\nname = "shop"\n[dependencies]\naxum = "0.8"\nsqlx = { version = "1", optional = true }\ntonic.workspace = true\n[dev-dependencies]\nrocket = "1"\n[dependencies.redis]\nversion = "1"\n';
  expect(told(cargoToml, 'Cargo.toml', text)).toEqual([
    'package/rust:2',
    'web/axum:4',
    'grpc/grpc:6',
    'cache/redis:10',
  ]);
});

test('.NET: the web SDK and packages; a test project is none', () => {
  expect(
    told(
      csproj,
      'Shop.csproj',
      '<Project Sdk="Microsoft.NET.Sdk.Web">\n<PackageReference Include="Npgsql" Version="9" />\n</Project>',
    ),
  ).toEqual(['package/dotnet:1', 'web/aspnet:1', 'sql/postgres:2', 'runnable:1']);
  expect(told(csproj, 'Shop.Tests.csproj', '<Project Sdk="Microsoft.NET.Sdk.Web">')).toEqual([]);
});

test('Dockerfile: tags, root, secrets, piped scripts; a stage of its own is no image', () => {
  const text = 'FROM node:20 AS build\nARG NPM_TOKEN\nRUN curl -s https://x | sh\nFROM build\nCOPY . .\n';
  expect(told(dockerfile, 'Dockerfile', text)).toEqual([
    'dockerfile/docker:4',
    'image-by-tag:1',
    'image-secret:2',
    'remote-script:3',
    'image-as-root:4',
  ]);
  const clean = `FROM alpine@sha256:${'a'.repeat(64)}\nENV SECRETARY=x\nUSER app\n`;
  expect(told(dockerfile, 'api.Dockerfile', clean)).toEqual(['dockerfile/docker:1']);
});

test('Compose: stores that are published or have a known password; values are not kept', () => {
  const text =
    'services:\n  db:\n    image: docker.io/library/postgres:18\n    ports: ["5432:5432"]\n    environment:\n      POSTGRES_PASSWORD: hunter2\n  safe:\n    image: redis\n    ports: ["127.0.0.1:6379:6379"]\n  web:\n    build: .\n    ports: ["80:80"]\n    volumes: ["/var/run/docker.sock:/x"]\n    environment: ["DB_PASSWORD=${DB}"]\n';
  expect(told(compose, 'docker-compose.yml', text)).toEqual([
    'compose/docker:3',
    'sql/postgres:3',
    'published-store:4',
    'default-password:6',
    'cache/redis:8',
    'host-access:13',
  ]);
  const facts = compose.read({ path: 'x', name: 'x', text }).facts;
  expect(JSON.stringify(facts)).not.toContain('hunter2');
});

test('Terraform: resources and the settings that open them; what may leave is another question', () => {
  const text =
    'resource "aws_s3_bucket" "a" {\n  acl = "public-read"\n}\nresource "aws_security_group" "b" {\n  ingress {\n    cidr_blocks = ["0.0.0.0/0"]\n  }\n  egress {\n    cidr_blocks = ["0.0.0.0/0"]\n  }\n}\nmodule "c" {\n  source = "terraform-aws-modules/vpc/aws"\n}\ndata "aws_iam_policy_document" "d" {\n  statement { \n    actions = ["*"]\n  }\n}\nroute { destination_cidr_block = "0.0.0.0/0" }\n';
  expect(told(terraform, 'infra/a.tf', text)).toEqual([
    'terraform/terraform:1',
    'bucket:1',
    'bucket-public:2',
    'network:4',
    'open-ingress:6',
    'remote-module:13',
    'iam-wildcard:17',
  ]);
});

test('CloudFormation and Kubernetes by their lines; other YAML tells nothing', () => {
  expect(
    told(
      deploymentYaml,
      'stack.yml',
      'AWSTemplateFormatVersion: "2010-09-09"\nResources:\n  B:\n    Type: AWS::S3::Bucket\n',
    ),
  ).toEqual(['cloudformation/cloudformation:1', 'bucket:4']);
  expect(
    told(
      deploymentYaml,
      'k8s/a.yml',
      'apiVersion: v1\nkind: Secret\n---\napiVersion: apps/v1\nkind: Deployment\nspec:\n  containers:\n  - securityContext:\n      privileged: true\n',
    ),
  ).toEqual(['kubernetes/kubernetes:1', 'manifest-secret:2', 'pod-privileged:9', 'pod-unlimited:7']);
  expect(told(deploymentYaml, 'mkdocs.yml', 'site_name: x\n')).toEqual([]);
});

test('GitHub workflows: triggers, movable actions, rights, secrets and releases', () => {
  const sha = 'a'.repeat(40);
  const text = `on: [pull_request_target]\njobs:\n  a:\n    runs-on: [self-hosted, linux]\n    steps:\n      - uses: actions/checkout@v4\n      - uses: actions/cache@${sha}\n      - run: echo "\${{ github.event.issue.title }}"\n      - run: npm publish\n        env:\n          NODE_AUTH_TOKEN: \${{ secrets.NPM }}\n          AWS: \${{ secrets.AWS_SECRET_ACCESS_KEY }}\n          OWN: \${{ secrets.GITHUB_TOKEN }}\n`;
  expect(told(githubWorkflow, '.github/workflows/ci.yml', text)).toEqual([
    'github-actions/github-actions:1',
    'fork-trigger:1',
    'self-hosted:4',
    'movable-action:6',
    'event-text-in-script:8',
    'publishes:9',
    'ci-secrets:11',
    'ci-secrets:12',
    'long-lived-cloud-key:12',
    'default-permissions:4',
  ]);
  const quiet = `on: push\npermissions: {}\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: echo # pull_request_target\n`;
  expect(told(githubWorkflow, '.github/workflows/ci.yml', quiet)).toEqual([
    'github-actions/github-actions:1',
  ]);
});

test('GitLab pipelines: movable images, remote includes, deployments', () => {
  const text =
    'include:\n  - remote: https://x/y.yml\nimage: node:22\ndeploy:\n  environment: production\n  script: [kubectl apply -f x]\n';
  expect(told(gitlabCi, '.gitlab-ci.yml', text)).toEqual([
    'gitlab-ci/gitlab-ci:1',
    'remote-include:2',
    'movable-ci-image:3',
    'deploys:5',
    'deploys:6',
  ]);
});

test('OpenAPI: routes by id, uploads and redirects, in YAML and JSON', () => {
  const yaml =
    'openapi: 3.0.0\npaths:\n  /files/{id}:\n    get:\n      parameters:\n        - name: redirect_uri\n  /upload:\n    post:\n      content:\n        multipart/form-data: {}\n';
  expect(told(openApi, 'openapi.yaml', yaml)).toEqual([
    'api-description:1',
    'object-route:3',
    'redirect-parameter:6',
    'upload-route:10',
  ]);
  expect(told(openApi, 'api/swagger.json', '{"swagger": "2.0",\n"paths": {\n"/users/{id}": {}}}')).toEqual([
    'api-description:1',
    'object-route:3',
  ]);
});

test('samples of settings: names only, and the debug switch', () => {
  const text =
    'DATABASE_URL=postgres://u:p@h/d\nAPP_DEBUG=true\nexport JWT_SECRET=\n# STRIPE_KEY=1\nDEBUG=false\n';
  expect(told(envSample, '.env.example', text)).toEqual([
    'sql/database:1',
    'debug-setting:2',
    'jwt:3',
    'secret-setting:3',
  ]);
});

test('registries and code owners', () => {
  expect(
    told(
      registrySettings,
      '.npmrc',
      'registry=https://registry.npmjs.org/\n@own:registry=https://npm.example.com/\n',
    ),
  ).toEqual(['private-registry:2']);
  expect(
    codeOwners.read({ path: 'CODEOWNERS', name: 'CODEOWNERS', text: '# x\n/docs @a\n* @team/all @b\n' })
      .facts[0]?.detail,
  ).toBe('@team/all');
});

const all = {
  cargoToml,
  compose,
  composerJson,
  csproj,
  deploymentYaml,
  dockerfile,
  envSample,
  gemfile,
  gemspec,
  githubWorkflow,
  gitlabCi,
  goMod,
  gradle,
  pomXml,
  openApi,
  packageJson,
  pyproject,
  requirementsTxt,
  codeOwners,
  registrySettings,
  terraform,
};

test.each(Object.entries(all))('%s survives what is not its format', (_name, reader) => {
  const deep = 10_000;
  const texts = [
    '',
    '\u0001\u0002',
    '{',
    '['.repeat(deep),
    '{"a":'.repeat(deep),
    '- '.repeat(deep),
    'a: &a [*a]\n',
    '<'.repeat(deep),
    '\uFEFF',
    '{"name": 5, "dependencies": [1], "scripts": null}',
    '[[[[[[\n]]]]]]\n'.repeat(1_000),
    'null',
    '"x"',
    'FROM',
    'on: 5\njobs: 3\n',
    'services:\n  a: 1\n',
    'x'.repeat(500_000),
    'a\n'.repeat(60_000),
    '\u202e\u0000\ud800',
    ' '.repeat(100_000),
    `jobs:\n  a:\n    steps:\n${'      - uses: a/b@c\n'.repeat(3_000)}`,
    'x: &a [1]\ny: &b [*a,*a,*a]\nz: [*b,*b,*b]\n',
    `FROM ${'-- '.repeat(2_000)}`,
    `${'- Action: '.repeat(400)}\n`,
    `cidr_blocks = ${' '.repeat(4_000)}x\n`.repeat(50),
  ];
  for (const text of texts) {
    const reading = reader.read({ path: 'x/y', name: 'y', text });
    expect(Array.isArray(reading.facts)).toBe(true);
    for (const { line, detail } of reading.facts) {
      expect(line).toBeGreaterThanOrEqual(1);
      expect(detail.length).toBeLessThan(2_000);
    }
  }
});
