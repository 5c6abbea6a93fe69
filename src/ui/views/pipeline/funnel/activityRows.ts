import type { SegmentRow } from '../../../../charts/segmentsOption.ts';
import type { Activity } from '../../../../domain/document/funnel.ts';
import { counted } from '../../../../words/numbers.ts';
import { rate, rateRange } from '../../../text/format.ts';

/** One row for each band of a count, in its order. */
export const activityRows = ({ column, bands }: Activity): SegmentRow[] =>
  bands.flatMap(({ level, deals, winRate }) =>
    winRate
      ? [
          {
            label: level,
            text: rate(winRate),
            tip: `${level} ${column}\n${rate(winRate)} (${rateRange(winRate)}) of ${counted(deals, 'closed deal')} won`,
            ...winRate,
            shrunk: null,
          },
        ]
      : [],
  );

/** The picture in words. */
export const activityAlternative = ({ column, bands }: Activity): string =>
  `Win rate by ${column}: ${bands.map(({ level, winRate }) => `${level}: ${rate(winRate)}`).join('; ')}.`;
