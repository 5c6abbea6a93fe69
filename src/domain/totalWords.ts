/**
 * How the label of a row begins that adds others up or counts them, as a pattern for JavaScript and for SQL, whatever
 * the capitals: “Total”, “Subtotal North”, “Gesamtsumme:”. Words that are names as well have to stand alone.
 */
export const TOTAL_WORDS =
  '^\\W*(?:(?:grand |sub[- ]?|sous-)?totals?\\b|(?:zwischen|gesamt)?summe\\b|gesamt\\b|jumlah\\b|' +
  '(?:suma|somme|soma|average|avg|mean|median|count|durchschnitt|promedio|moyenne|rata-rata)\\W*$)';

/** A line drawn between rows: nothing but the signs that such lines are made of. */
export const DRAWN_LINE = '^[-=_*~+]{2,}$';

/** What all of these words begin with: nearly no label of a row does, and none but those has to be looked at closer. */
export const TOTAL_BEGINNINGS: readonly string[] =
  'to su so gr ge zw ju av me co du pr mo ra'.split(' ');
