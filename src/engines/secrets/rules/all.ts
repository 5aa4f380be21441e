import type { SecretRule } from '../rule.ts';
import { aiToolRules } from './ai-tools.ts';
import { aiRules } from './ai.ts';
import { airtableToken } from './airtable.ts';
import { anthropicKey } from './anthropic.ts';
import { artifactoryToken } from './artifactory.ts';
import { assignedKey, assignedPassword } from './assigned.ts';
import { atlassianToken } from './atlassian.ts';
import { awsAccessKey, awsSecretKey, awsBedrockKey } from './aws.ts';
import { azureMarkedRules } from './azure-marked.ts';
import { azureSignature } from './azure-signature.ts';
import { azureStorageKey, azureSharedAccessKey, azureDevopsToken, azureClientSecret } from './azure.ts';
import { basicAuthHeader, dockerRegistryAuth } from './basic-auth.ts';
import { ageKey, nostrKey, extendedPrivateKey } from './bech32-keys.ts';
import { chatRules } from './chat.ts';
import { cloudHostRules } from './cloud-hosts.ts';
import { codeHostRules } from './code-hosts.ts';
import { commerceRules } from './commerce.ts';
import {
  sqlConnectionString,
  jdbcPassword,
  azureAppConfiguration,
  kafkaLogin,
} from './connection-strings.ts';
import { continuousIntegrationRules } from './continuous-integration.ts';
import { zuploKey, confluentSecret } from './crc-tokens.ts';
import { databaseRules } from './databases.ts';
import { databricksToken } from './databricks.ts';
import { digitaloceanToken } from './digitalocean.ts';
import { discordToken } from './discord.ts';
import { dockerToken } from './docker.ts';
import { dopplerToken } from './doppler.ts';
import { embeddedClaimRules } from './embedded-claims.ts';
import { sentryOrgToken, onePasswordToken } from './embedded-json.ts';
import { figmaToken } from './figma.ts';
import { githubToken, githubFineGrainedToken } from './github.ts';
import { gitlabRoutableToken, gitlabToken } from './gitlab.ts';
import { googleApiKey, googleOauthSecret } from './google.ts';
import { grafanaServiceAccountToken, grafanaApiKey } from './grafana.ts';
import { huggingfaceToken } from './huggingface.ts';
import { identityRules } from './identity.ts';
import { infrastructureRules } from './infrastructure.ts';
import { jwt, supabaseServiceKey, kubernetesToken } from './jwt.ts';
import { keyedAccountRules } from './keyed-accounts.ts';
import { keyedAiRules } from './keyed-ai.ts';
import { keyedBuildRules } from './keyed-build.ts';
import { keyedCloudRules } from './keyed-clouds.ts';
import { keyedCommerceRules } from './keyed-commerce.ts';
import { keyedOperationRules } from './keyed-operations.ts';
import { laravelKey } from './laravel.ts';
import { linearKey } from './linear.ts';
import { netrcPassword, nugetPassword, mavenPassword, pypircPassword, curlPassword } from './login-files.ts';
import { mailRules } from './mail.ts';
import { mailgunKey } from './mailgun.ts';
import { groqKey, openrouterKey, replicateToken, perplexityKey } from './model-hosts.ts';
import { newRelicKey } from './new-relic.ts';
import { notionToken } from './notion.ts';
import { npmToken, npmrcPassword } from './npm.ts';
import { observabilityRules } from './observability.ts';
import { openaiKey } from './openai.ts';
import { paymentRules } from './payments.ts';
import { pgpPrivateKey } from './pgp.ts';
import { platformRules } from './platforms.ts';
import { postmanKey } from './postman.ts';
import { privateKey, gcpServiceAccount } from './private-key.ts';
import { productivityRules } from './productivity.ts';
import { pulumiToken } from './pulumi.ts';
import { puttyKey } from './putty.ts';
import { pypiToken } from './pypi.ts';
import { rubygemsKey } from './rubygems.ts';
import { natsSeed, stellarSeed, bitcoinKey, tezosKey } from './seeds.ts';
import { sendgridKey } from './sendgrid.ts';
import { shopifyToken } from './shopify.ts';
import { slackToken, slackWebhook } from './slack.ts';
import { squareToken } from './square.ts';
import { stripeKey, stripeWebhookSecret } from './stripe.ts';
import { supabaseToken } from './supabase.ts';
import { teamsWebhook } from './teams.ts';
import { telegramBotToken } from './telegram.ts';
import { terraformToken } from './terraform.ts';
import { twilioToken } from './twilio.ts';
import { unixPasswordHash } from './unix-password.ts';
import { urlCredentials } from './url-credentials.ts';
import { vaultToken } from './vault.ts';
import { wireguardKey } from './wireguard.ts';

/** Every rule of the engine; a test holds that no file beside this one is forgotten. */
export const allRules: readonly SecretRule[] = [
  ...aiToolRules,
  ...aiRules,
  airtableToken,
  anthropicKey,
  artifactoryToken,
  assignedKey,
  assignedPassword,
  atlassianToken,
  awsAccessKey,
  awsSecretKey,
  awsBedrockKey,
  ...azureMarkedRules,
  azureSignature,
  azureStorageKey,
  azureSharedAccessKey,
  azureDevopsToken,
  azureClientSecret,
  basicAuthHeader,
  dockerRegistryAuth,
  ageKey,
  nostrKey,
  extendedPrivateKey,
  ...chatRules,
  ...cloudHostRules,
  ...codeHostRules,
  ...commerceRules,
  sqlConnectionString,
  jdbcPassword,
  azureAppConfiguration,
  kafkaLogin,
  ...continuousIntegrationRules,
  zuploKey,
  confluentSecret,
  ...databaseRules,
  databricksToken,
  digitaloceanToken,
  discordToken,
  dockerToken,
  dopplerToken,
  ...embeddedClaimRules,
  sentryOrgToken,
  onePasswordToken,
  figmaToken,
  githubToken,
  githubFineGrainedToken,
  gitlabRoutableToken,
  gitlabToken,
  googleApiKey,
  googleOauthSecret,
  grafanaServiceAccountToken,
  grafanaApiKey,
  huggingfaceToken,
  ...identityRules,
  ...infrastructureRules,
  jwt,
  supabaseServiceKey,
  kubernetesToken,
  ...keyedAccountRules,
  ...keyedAiRules,
  ...keyedBuildRules,
  ...keyedCloudRules,
  ...keyedCommerceRules,
  ...keyedOperationRules,
  laravelKey,
  linearKey,
  netrcPassword,
  nugetPassword,
  mavenPassword,
  pypircPassword,
  curlPassword,
  ...mailRules,
  mailgunKey,
  groqKey,
  openrouterKey,
  replicateToken,
  perplexityKey,
  newRelicKey,
  notionToken,
  npmToken,
  npmrcPassword,
  ...observabilityRules,
  openaiKey,
  ...paymentRules,
  pgpPrivateKey,
  ...platformRules,
  postmanKey,
  privateKey,
  gcpServiceAccount,
  ...productivityRules,
  pulumiToken,
  puttyKey,
  pypiToken,
  rubygemsKey,
  natsSeed,
  stellarSeed,
  bitcoinKey,
  tezosKey,
  sendgridKey,
  shopifyToken,
  slackToken,
  slackWebhook,
  squareToken,
  stripeKey,
  stripeWebhookSecret,
  supabaseToken,
  teamsWebhook,
  telegramBotToken,
  terraformToken,
  twilioToken,
  unixPasswordHash,
  urlCredentials,
  vaultToken,
  wireguardKey,
];
