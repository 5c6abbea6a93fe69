import { expect, test } from 'vitest';
import { stayDays } from '../../../src/analysis/funnel/stayDays.ts';

test('FUNNEL-DAYS-1 a deal still in the stage is neither lost nor through, and is counted for as long as it was watched', () => {
  const rows = [
    { age: 5, advanced: 1, lost: 0, open: 0 },
    { age: 8, advanced: 0, lost: 1, open: 2 },
    { age: 20, advanced: 1, lost: 0, open: 0 },
    { age: 40, advanced: 0, lost: 1, open: 0 },
  ];
  // R: survfit(Surv(c(5,8,8,8,20,40), factor(c(1,2,0,0,1,2))) ~ 1)$pstate
  expect(stayDays(rows)).toEqual({ median: 20, advanced: 20, lost: 40 });
});

test('FUNNEL-DAYS-2 where fewer than half have left there is no median, and ages that can’t be are left out', () => {
  const rows = [
    { age: -3, advanced: 9, lost: 0, open: 0 },
    { age: 4, advanced: 1, lost: 0, open: 0 },
    { age: 9, advanced: 0, lost: 0, open: 5 },
  ];
  expect(stayDays(rows)).toEqual({ median: null, advanced: 4, lost: null });
  expect(stayDays([])).toEqual({ median: null, advanced: null, lost: null });
});
