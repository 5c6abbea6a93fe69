import { plainLetters } from './plainWords.ts';

/** What stages are usually called, in the order in which deals usually go through them. */
const USUAL: readonly RegExp[] = [
  /\b(lead|new|neu|nuevo|nouveau|baru|suspect)/,
  /\b(prospect|prospek|interes)/,
  /\b(qualif|kualifik|calific|cualific|bant)/,
  /\b(contact|engag|kontak|appointment|meeting|termin|reunion|rendez|discover|needs|bedarf|analys|necesidad|besoin|kebutuhan)/,
  /\b(demo|present|evaluat|pilot|trial|proof|poc|solution|validat)/,
  /\b(propos|quot|offer|angebot|oferta|offre|penawaran|propuesta|cotiza|devis|estimate)/,
  /\b(negotia|verhandlung|negocia|negoci|negosiasi|review|legal|procure)/,
  /\b(contract|vertrag|contrat|kontrak|verbal|commit|sign|approval)/,
];

/** Where a stage of this name usually stands; null when its name tells nothing. The last word that fits decides. */
export function usualPlace(stage: string): number | null {
  const name = plainLetters(stage);
  const place = USUAL.findLastIndex((words) => words.test(name));
  return place < 0 ? null : place;
}
