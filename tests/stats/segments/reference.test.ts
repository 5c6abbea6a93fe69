import { describe, expect, test } from 'vitest';
import { fitLogistic } from '../../../src/stats/logistic.ts';
import type { GroupedDesign } from '../../../src/stats/design.ts';
import { seeded } from '../../../src/stats/random.ts';
import {
  searchSegments,
  type SearchOptions,
  type SegmentSearch,
} from '../../../src/stats/segments/searchSegments.ts';
import designs from '../../reference/logistic.json' with { type: 'json' };
import reference from '../../reference/search.json' with { type: 'json' };
import { expectClose } from '../close.ts';
import { designOf } from '../designOf.ts';
import { realDesign, sortedCodes } from '../realDesign.ts';
import { sharedExists } from '../sharedDesign.ts';

interface Answer {
  aspect: string;
  factors: number[];
  levels: number[];
  score: number;
  variance: number;
  z: number;
}

function searched(design: GroupedDesign, options: SearchOptions): SegmentSearch {
  const fit = fitLogistic(design);
  const found = fit && searchSegments(design, fit, { ...options, draws: 19 }, seeded(1));
  if (!found) throw new Error('nothing to search');
  return found;
}

const key = (aspect: string, factors: readonly number[], levels: readonly number[]): string =>
  `${aspect} ${factors.join()} ${levels.join()}`;

/** Our answers by the name R gives them, whose levels are numbered in sorted order. */
function byKey({ scores, z, frame }: SegmentSearch): Map<string, Omit<Answer, 'aspect'>> {
  const places = frame.rows.factors.map((factor) => {
    const order = sortedCodes(factor);
    return factor.levels.map((_, code) => order.indexOf(code));
  });
  return new Map(
    scores.statistics.map(({ aspect, segment: { factors, levels } }, i) => {
      const sorted = levels.map((level, at) => places[factors[at] ?? 0]?.[level] ?? -1);
      const score = scores.score[i] ?? NaN;
      const variance = scores.variance[i] ?? NaN;
      const answer = { factors: [...factors], levels: sorted, score, variance, z: z[i] ?? NaN };
      return [key(aspect, factors, sorted), answer];
    }),
  );
}

function expectSame(found: SegmentSearch, answers: readonly Answer[]): void {
  const ours = byKey(found);
  for (const { aspect, factors, levels, score, variance, z } of answers) {
    const name = key(aspect, factors, levels);
    const own = ours.get(name);
    expectClose(own?.score, score, `${name} score`);
    expectClose(own?.variance, variance, `${name} variance`);
    expectClose(own?.z, z, `${name} z`);
  }
}

const compared = { factor: 2, before: 0, after: 1 };
const small: Record<keyof typeof designs, SearchOptions> = {
  plain: { adjusted: [2], compared },
  single: { adjusted: [], compared: null },
  onesided: { adjusted: [2], compared },
  aliased: { adjusted: [2], compared: { factor: 2, before: 1, after: 2 } },
  blanks: { adjusted: [], compared: null },
};

for (const name of ['plain', 'single', 'onesided', 'aliased', 'blanks'] as const) {
  test(`SEARCH-REFERENCE-1 scores, variances and which segments are asked about equal R: ${name}`, () => {
    const found = searched(designOf(designs[name]), { ...small[name], fewestDeals: 10 });
    expect(found.scores.statistics).toHaveLength(reference[name].length);
    expectSame(found, reference[name]);
  });
}

const files = [
  {
    name: 'skygeni',
    file: 'skygeni/skygeni_sales_data.csv',
    fields: ['industry', 'region', 'product_type', 'lead_source', 'sales_rep_id'],
  },
  {
    name: 'wave',
    file: 'salesforce_wave/Opportunity.csv',
    fields: ['LeadSource', 'Type', 'RecordType.Name', 'Owner.External_Id__c'],
  },
  {
    name: 'maven',
    file: 'maven_crm/sales_pipeline.csv',
    fields: ['product', 'sales_agent'],
  },
] as const;

for (const { name, file, fields } of files) {
  describe.skipIf(!sharedExists(`data/${file}`))(`R on ${name}`, () => {
    test('SEARCH-REFERENCE-2 the whole family equals R', { timeout: 60_000 }, async () => {
      const answer = reference[name];
      const design = await realDesign(file, fields);
      const factor = fields.length;
      const [before = -1, after = -1] = answer.compared.map((label) =>
        (design.factors[factor]?.levels ?? []).indexOf(label),
      );
      const found = searched(design, { adjusted: [factor], compared: { factor, before, after } });
      const of = (aspect: string): number =>
        found.scores.statistics.filter((one) => one.aspect === aspect).length;
      expect([of('combination'), of('change')]).toEqual([answer.combinations, answer.changes]);
      expectClose(
        found.z.reduce((sum, z) => sum + z * z, 0),
        answer.squares,
        'sum of squares',
      );
      expectClose(
        found.scores.variance.reduce(
          (sum, value, i) =>
            sum + (found.scores.statistics[i]?.aspect === 'combination' ? value : 0),
          0,
        ),
        answer.variances,
        'sum of variances',
      );
      expectSame(found, answer.largest);
    });
  });
}
