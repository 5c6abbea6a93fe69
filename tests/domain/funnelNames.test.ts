import { expect, test } from 'vitest';
import { countsActivity } from '../../src/domain/activityNames.ts';
import { usualPlace } from '../../src/domain/stageNames.ts';

test.each([
  'visits',
  'Number of calls',
  'meetingCount__c',
  'Emails Sent',
  'Jumlah kunjungan',
  'N.º de llamadas',
  'Anzahl Besuche',
  'Aktivitäten',
  'Réunions',
  'touchpoints',
])('FUNNEL-NAMES-1 %s counts what was done about a deal', (name) => {
  if (name === 'meetingCount__c') expect(countsActivity('meeting_count__c')).toBe(true);
  expect(countsActivity(name)).toBe(true);
});

test.each(['Last Activity Date', 'Call cost', 'amount', 'region', 'Meeting minutes', 'recall'])(
  'FUNNEL-NAMES-2 %s does not',
  (name) => expect(countsActivity(name)).toBe(false),
);

test('FUNNEL-NAMES-3 stages have the order their names usually have, in several languages', () => {
  const inOrder = [
    'Prospecting',
    'Qualification',
    'Needs Analysis',
    'Demo',
    'Proposal/Quote',
    'Negotiation',
  ];
  const places = inOrder.map((name) => usualPlace(name) ?? -1);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(new Set(places).size).toBe(inOrder.length);
  expect(usualPlace('Angebot')).toBe(usualPlace('Penawaran'));
  expect(usualPlace('Négociation')).toBe(usualPlace('Negosiasi'));
  expect(usualPlace('Stage 4')).toBeNull();
});
