import { type Alias, aliases } from './headerAlias.ts';
import { ALIASES_ELSEWHERE } from './headersElsewhere.ts';
import { headerText } from './headerWords.ts';

const ALIASES: Alias[] = [
  ...aliases(
    'dealId',
    'Salesforce',
    0.98,
    `opportunity id | opp id | oppty id | 18 digit opportunity id`,
  ),
  ...aliases('dealId', 'HubSpot', 0.97, 'record id | deal id'),
  ...aliases('dealId', 'Dynamics 365', 0.95, 'do not modify opportunity | opportunity'),
  ...aliases('dealId', 'Pipedrive', 0.97, 'deal id'),
  ...aliases(
    'dealId',
    'CRM',
    0.8,
    `id | external id | opportunity number | deal number | deal no | deal key | deal`,
  ),

  ...aliases('stage', 'Salesforce', 0.97, 'stage | stage name | opportunity stage'),
  ...aliases('stage', 'HubSpot', 0.97, 'deal stage'),
  ...aliases('stage', 'Dynamics 365', 0.9, 'pipeline phase | sales stage | status reason'),
  ...aliases('stage', 'Pipedrive', 0.97, 'deal stage'),
  ...aliases('stage', 'CRM', 0.8, 'pipeline stage | phase | step'),

  ...aliases('amount', 'Salesforce', 0.97, 'amount | opportunity amount | amount converted'),
  ...aliases('amount', 'HubSpot', 0.9, 'amount in company currency | deal amount'),
  ...aliases('amount', 'Dynamics 365', 0.9, 'est revenue | estimated revenue'),
  ...aliases('amount', 'Dynamics 365', 0.8, 'actual revenue'),
  ...aliases('amount', 'Pipedrive', 0.95, 'deal value'),
  ...aliases(
    'amount',
    'CRM',
    0.85,
    `value | close value | total value | deal size | contract value
    | total contract value | opportunity value | sale value | acv | tcv | arr
    | annual contract value | revenue | amount usd | amount eur | deal amount usd | price
    | total`,
  ),

  ...aliases(
    'createdDate',
    'Salesforce',
    0.97,
    `created date | created | date time created | opportunity created date`,
  ),
  ...aliases('createdDate', 'HubSpot', 0.97, 'create date'),
  ...aliases('createdDate', 'Dynamics 365', 0.97, 'created on'),
  ...aliases('createdDate', 'Zoho', 0.97, 'created time'),
  ...aliases(
    'createdDate',
    'Pipedrive',
    0.97,
    `deal created | deal deal created | deal creation time | add time | deal add time`,
  ),
  ...aliases(
    'createdDate',
    'CRM',
    0.85,
    `creation date | date created | created at | create time | open date | opened
    | opened date | opened on | date opened | start date | engage date | added on
    | date added | entry date`,
  ),

  ...aliases('closedDate', 'Salesforce', 0.97, 'close date | closed date | opportunity close date'),
  ...aliases('closedDate', 'HubSpot', 0.97, 'close date | closedate'),
  ...aliases('closedDate', 'Dynamics 365', 0.97, 'actual close date'),
  ...aliases('closedDate', 'Dynamics 365', 0.6, 'est close date | estimated close date'),
  ...aliases('closedDate', 'Zoho', 0.97, 'closing date'),
  ...aliases(
    'closedDate',
    'Pipedrive',
    0.97,
    `deal closed on | deal deal closed on | close time | deal close time`,
  ),
  ...aliases(
    'closedDate',
    'Pipedrive',
    0.75,
    'deal won time | won time | deal lost time | lost time',
  ),
  ...aliases(
    'closedDate',
    'CRM',
    0.85,
    `closed on | closed at | closed | date closed | end date | decision date
    | won lost date | close day`,
  ),
  ...aliases('closedDate', 'CRM', 0.45, 'expected close date | deal expected close date'),

  ...aliases(
    'rep',
    'Salesforce',
    0.97,
    `opportunity owner | owner | owner name | owner full name | owner external id
    | owner id | owner alias`,
  ),
  ...aliases('rep', 'HubSpot', 0.97, 'deal owner'),
  ...aliases('rep', 'Zoho', 0.97, 'deal owner | deal owner name'),
  ...aliases('rep', 'Pipedrive', 0.97, 'deal owner'),
  ...aliases(
    'rep',
    'CRM',
    0.85,
    `sales rep | sales rep id | sales rep name | rep | rep id | rep name | sales agent
    | agent | salesperson | sales person | account executive | ae | seller
    | account manager | assigned to | sales owner | user | representative
    | sales representative`,
  ),

  ...aliases('account', 'Salesforce', 0.97, 'account name | account'),
  ...aliases('account', 'Salesforce', 0.85, 'account id | account external id'),
  ...aliases(
    'account',
    'HubSpot',
    0.95,
    `associated company | company name | primary associated company
    | associated company primary`,
  ),
  ...aliases('account', 'Dynamics 365', 0.95, 'potential customer | parent account'),
  ...aliases(
    'account',
    'Pipedrive',
    0.97,
    `deal organization | deal organisation | organization | organisation | deal company`,
  ),
  ...aliases(
    'account',
    'CRM',
    0.8,
    `company | customer | customer name | client | client name | customer id
    | organization name`,
  ),

  ...ALIASES_ELSEWHERE,
];

export type HeaderMatch = Alias;

const byWords = new Map<string, Alias[]>();
for (const alias of ALIASES) byWords.set(alias.words, [...(byWords.get(alias.words) ?? []), alias]);

/** What a header says by itself, the most certain meaning first. */
export function headerMatches(name: string): HeaderMatch[] {
  const text = headerText(name);
  const found = [...(byWords.get(text) ?? [])];
  // Pipedrive writes “Deal - Owner”; Salesforce reports write “Opportunity: Amount”.
  const inner = /^(?:deal|opportunity|opp) (.+)$/.exec(text)?.[1];
  if (found.length === 0 && inner) {
    found.push(
      ...(byWords.get(inner) ?? []).map((a) => ({ ...a, confidence: a.confidence - 0.05 })),
    );
  }
  return found.sort((a, b) => b.confidence - a.confidence);
}
