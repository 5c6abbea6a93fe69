import type { Role } from '../../../src/domain/role.ts';

export type Source = 'Salesforce' | 'HubSpot' | 'Dynamics 365' | 'Zoho' | 'Pipedrive' | 'CRM';

/** One way a header names a role: the words, the system known for them, and how sure they make us. */
export interface Alias {
  role: Role;
  words: string;
  source: Source;
  confidence: number;
}

export const aliases = (role: Role, source: Source, confidence: number, words: string): Alias[] =>
  words.split('|').map((w) => ({ role, words: w.trim(), source, confidence }));
