import { plainWords } from './plainWords.ts';
import { plainName } from './leakNames.ts';

/** Words of a column that counts what was done about a deal: English, Indonesian, Spanish, German, French. */
const COUNTED = new Set(
  `visits visit calls call meetings meeting activities activity touches touchpoints touch emails email mails interactions
  appointments demos followups
  kunjungan panggilan telepon pertemuan rapat aktivitas kontak surel
  visitas llamadas reuniones actividades contactos correos citas
  besuche anrufe termine aktivitaten kontakte treffen besprechungen
  visites appels reunions activites contacts courriels rendezvous`.split(/\s+/),
);

/** Words that make it something else: what a call cost, when the last one was, how long it took. */
const ELSE = new Set(
  `date time last first next cost costs amount value price budget minutes hours duration days rate score id
  tanggal biaya fecha costo coste datum kosten dauer cout duree`.split(/\s+/),
);

/** Whether a column of this name counts visits, calls, meetings, mails or the like. */
export function countsActivity(header: string): boolean {
  const words = plainWords(plainName(header));
  return words.some((word) => COUNTED.has(word)) && !words.some((word) => ELSE.has(word));
}
