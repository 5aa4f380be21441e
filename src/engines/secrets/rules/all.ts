import type { SecretRule } from '../rule.ts';
import { airtableToken } from './airtable.ts';
import { anthropicKey } from './anthropic.ts';
import { artifactoryToken } from './artifactory.ts';
import { atlassianToken } from './atlassian.ts';
import { awsAccessKey, awsSecretKey, awsBedrockKey } from './aws.ts';
import { azureStorageKey, azureSharedAccessKey, azureDevopsToken, azureClientSecret } from './azure.ts';
import { basicAuthHeader, dockerRegistryAuth } from './basic-auth.ts';
import { ageKey, nostrKey, extendedPrivateKey } from './bech32-keys.ts';
import { databricksToken } from './databricks.ts';
import { digitaloceanToken } from './digitalocean.ts';
import { discordToken } from './discord.ts';
import { dockerToken } from './docker.ts';
import { dopplerToken } from './doppler.ts';
import { sentryOrgToken, onePasswordToken } from './embedded-json.ts';
import { figmaToken } from './figma.ts';
import { githubToken, githubFineGrainedToken } from './github.ts';
import { gitlabRoutableToken, gitlabToken } from './gitlab.ts';
import { googleApiKey, googleOauthSecret } from './google.ts';
import { grafanaServiceAccountToken, grafanaApiKey } from './grafana.ts';
import { huggingfaceToken } from './huggingface.ts';
import { jwt, supabaseServiceKey, kubernetesToken } from './jwt.ts';
import { linearKey } from './linear.ts';
import { mailgunKey } from './mailgun.ts';
import { groqKey, openrouterKey, replicateToken, perplexityKey } from './model-hosts.ts';
import { newRelicKey } from './new-relic.ts';
import { notionToken } from './notion.ts';
import { npmToken, npmrcPassword } from './npm.ts';
import { openaiKey } from './openai.ts';
import { pgpPrivateKey } from './pgp.ts';
import { postmanKey } from './postman.ts';
import { privateKey, gcpServiceAccount } from './private-key.ts';
import { pulumiToken } from './pulumi.ts';
import { pypiToken } from './pypi.ts';
import { rubygemsKey } from './rubygems.ts';
import { sendgridKey } from './sendgrid.ts';
import { shopifyToken } from './shopify.ts';
import { slackToken, slackWebhook } from './slack.ts';
import { squareToken } from './square.ts';
import { stripeKey, stripeWebhookSecret } from './stripe.ts';
import { supabaseToken } from './supabase.ts';
import { telegramBotToken } from './telegram.ts';
import { terraformToken } from './terraform.ts';
import { twilioToken } from './twilio.ts';
import { urlCredentials } from './url-credentials.ts';
import { vaultToken } from './vault.ts';
import { wireguardKey } from './wireguard.ts';

/** Every rule of the engine; a test holds that no file beside this one is forgotten. */
export const allRules: readonly SecretRule[] = [
  airtableToken,
  anthropicKey,
  artifactoryToken,
  atlassianToken,
  awsAccessKey,
  awsSecretKey,
  awsBedrockKey,
  azureStorageKey,
  azureSharedAccessKey,
  azureDevopsToken,
  azureClientSecret,
  basicAuthHeader,
  dockerRegistryAuth,
  ageKey,
  nostrKey,
  extendedPrivateKey,
  databricksToken,
  digitaloceanToken,
  discordToken,
  dockerToken,
  dopplerToken,
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
  jwt,
  supabaseServiceKey,
  kubernetesToken,
  linearKey,
  mailgunKey,
  groqKey,
  openrouterKey,
  replicateToken,
  perplexityKey,
  newRelicKey,
  notionToken,
  npmToken,
  npmrcPassword,
  openaiKey,
  pgpPrivateKey,
  postmanKey,
  privateKey,
  gcpServiceAccount,
  pulumiToken,
  pypiToken,
  rubygemsKey,
  sendgridKey,
  shopifyToken,
  slackToken,
  slackWebhook,
  squareToken,
  stripeKey,
  stripeWebhookSecret,
  supabaseToken,
  telegramBotToken,
  terraformToken,
  twilioToken,
  urlCredentials,
  vaultToken,
  wireguardKey,
];
