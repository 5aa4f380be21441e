import { fromBase64 } from '../decode.ts';
import { tokenRules } from '../define-form.ts';
import { placeholderIn } from '../placeholder.ts';
import { type Candidate, type Verdict, dropped, kept } from '../rule.ts';

const revoke = 'in the Azure portal, by rotating the key';
const audit = 'the activity log of the subscription';

/** Azure keys that carry a mark at a fixed place (microsoft/security-utilities: identifiable keys). */
export const azureMarkedRules = tokenRules([
  {
    name: 'azure-marked-key',
    provider: 'Azure',
    title: 'Azure storage, Cosmos DB, Batch or API Management key',
    grants: 'use the resource without limits',
    revoke,
    audit,
    severity: 'critical',
    proof: 'structure',
    rank: 21,
    forms: ['<base64 76>{APIM|ACDb|+ABa|+AMC|+ASt}<base64 6>=='],
    check: (candidate) => ofBytes(candidate, 64),
  },
  {
    name: 'azure-function-key',
    provider: 'Azure',
    title: 'Azure Functions key',
    grants: 'call the function',
    revoke,
    audit,
    proof: 'structure',
    forms: ['<base64url 44>AzFu<base64url 5>{A|Q|g|w}=='],
    check: (candidate) => ofBytes(candidate, 40),
  },
  {
    name: 'azure-search-key',
    provider: 'Azure',
    title: 'Azure AI Search key',
    grants: 'read or change the search indexes',
    revoke,
    audit,
    proof: 'structure',
    forms: ['<alnum 42>AzSe{A|B|C|D}<alnum 5>'],
    check: (candidate) => ofBytes(candidate, 39),
  },
  {
    name: 'azure-cache-key',
    provider: 'Azure',
    title: 'Azure Cache for Redis key',
    grants: 'read and change everything in the cache',
    revoke,
    audit,
    severity: 'critical',
    proof: 'structure',
    forms: ['<alnum 33>AzCa{A|Q|g|w|O|S|m}<alnum 5>='],
    check: (candidate) => ofBytes(candidate, 32),
  },
  {
    name: 'azure-registry-key',
    provider: 'Azure',
    title: 'Azure Container Registry password',
    grants: 'pull and push container images',
    revoke,
    audit,
    severity: 'critical',
    proof: 'structure',
    forms: ['<base64 42>+ACR{A|B|C|D}<base64 5>'],
    check: (candidate) => ofBytes(candidate, 39),
  },
  {
    name: 'azure-relay-key',
    provider: 'Azure',
    title: 'Azure Service Bus, Event Hubs, Relay or IoT key',
    grants: 'send and receive messages with its policy',
    revoke,
    audit,
    proof: 'structure',
    rank: 21,
    forms: ['<base64 33>{+ASb|+AEh|+ARm|AIoT}<base64 6>='],
    check: (candidate) => ofBytes(candidate, 32),
  },
  {
    name: 'azure-ai-key',
    provider: 'Azure',
    title: 'Azure OpenAI or AI services key',
    grants: 'use the models at the cost of the subscription',
    revoke,
    audit,
    proof: 'structure',
    forms: ['<alnum 52>JQQJ99<alnum 26>'],
    check: (candidate) => ofBytes(candidate, 63),
  },
]);

function ofBytes({ secret }: Candidate, length: number): Verdict {
  if (fromBase64(secret)?.length !== length) return dropped('structure');
  const reason = placeholderIn(secret);
  return reason === undefined ? kept : dropped(reason);
}
