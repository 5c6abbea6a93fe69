import { expect, test } from 'vitest';
import { fieldLead } from '../../src/ui/views/drivers/fieldLead.ts';
import { declined } from '../support/analysisFixture.ts';

test('DRIVERS-LEAD-1 swings that the test allows for are told with their size, and none without', () => {
  const [field] = declined.drivers?.fields ?? [];
  if (!field) throw new Error('The fixture has fields.');
  expect(fieldLead(field)).not.toContain('swing');
  expect(fieldLead({ ...field, dispersion: 1.34 })).toContain(
    'Reps swing from quarter to quarter more than chance (variance ×\u00a01.34); p allows for it.',
  );
});
