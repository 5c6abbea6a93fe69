import type { Outcome } from '../../../src/domain/outcome.ts';
import { plainLetters } from '../../../src/domain/plainWords.ts';

const list = (text: string): string[] =>
  text
    .split('|')
    .map((word) => word.trim())
    .filter((word) => word !== '');

/*
 * What CRMs and people call the ends and the stages of a deal: Salesforce, HubSpot, Dynamics 365, Zoho, Pipedrive,
 * Close and Freshsales; English, Indonesian, Spanish, German, French, Portuguese, and a little Italian and Dutch.
 */
const WON =
  list(`won|win|closed won|close won|closed as won|close as won|deal won|won deal|opportunity won|success
  |successful|succeeded|signed|contract signed|deal signed|sold|converted|closed converted|booked|purchased|closed and won
  |closed sale|sale closed|customer won|order won|order received|closed success|closed successful
  |menang|dimenangkan|tutup menang|berhasil|sukses|deal berhasil|closing berhasil|kontrak ditandatangani
  |ganado|ganada|ganados|cerrado ganado|cerrada ganada|cierre ganado|oportunidad ganada|vendido|vendida|exito|exitoso
  |exitosa|contrato firmado
  |gewonnen|abgeschlossen gewonnen|geschlossen gewonnen|erfolgreich|erfolgreich abgeschlossen|auftrag erhalten|auftrag
  |verkauft|gewonnen abgeschlossen|vertrag unterschrieben
  |gagne|gagnee|gagnes|conclu gagne|ferme gagne|fermee gagnee|cloture gagne|cloturee gagnee|signe|signee|vendu|vendue
  |affaire gagnee|opportunite gagnee|contrat signe|remporte|remportee|reussi|reussie
  |ganho|ganha|ganhos|fechado ganho|fechada ganha|fechado e ganho|negocio ganho|negocio fechado|venda realizada|sucesso
  |contrato assinado
  |vinto|vinta|chiuso vinto|chiusa vinta|gewonnen deal|gesloten gewonnen`);

const LOST =
  list(`lost|loss|lose|closed lost|close lost|closed as lost|close as lost|deal lost|lost deal|opportunity lost
  |dead|deal dead|cancelled|canceled|closed cancelled|closed canceled|deal cancelled|deal canceled|disqualified|unqualified
  |not qualified|no decision|no decision made|closed no decision|lost no decision|abandoned|rejected|declined|failed
  |failure|out sold|outsold|no sale|not sold|unsuccessful|withdrawn|did not buy|no budget|closed dead|deleted|junk|duplicate
  |closed and lost|lost to competitor|lost to competition|closed disqualified|closed abandoned|closed rejected|not interested
  |no go|ghosted|not won|closed failed|closed unsuccessful
  |kalah|tutup kalah|gagal|batal|dibatalkan|ditolak|hilang|tidak jadi|tidak berhasil|tidak lolos|closing gagal
  |perdido|perdida|perdidos|cerrado perdido|cerrada perdida|cierre perdido|oportunidad perdida|cancelado|cancelada
  |descartado|descartada|rechazado|rechazada|anulado|anulada|fracaso|sin decision|no calificado|no calificada
  |abandonado|abandonada|descalificado|descalificada
  |verloren|abgeschlossen verloren|geschlossen verloren|storniert|abgebrochen|abgelehnt|abgesagt|keine entscheidung
  |gescheitert|nicht qualifiziert|disqualifiziert|kein interesse|verloren abgeschlossen|tot|absage|nicht gewonnen
  |perdu|perdue|perdus|conclu perdu|ferme perdu|fermee perdue|cloture perdu|cloturee perdue|annule|annulee|abandonne
  |abandonnee|refuse|refusee|rejete|rejetee|sans decision|sans suite|affaire perdue|opportunite perdue|echec|echoue
  |non qualifie|non qualifiee|disqualifie|disqualifiee
  |perda|fechado perdido|fechada perdida|fechado e perdido|negocio perdido|recusado|recusada|rejeitado|rejeitada
  |desqualificado|desqualificada|sem decisao|nao qualificado|nao qualificada|fracassado|desistiu|nao vendido
  |perso|persa|chiuso perso|chiusa persa|annullato|annullata|gesloten verloren|geannuleerd`);

const OPEN =
  list(`open|active|new|new deal|in progress|pending|on hold|prospecting|prospect|qualification|qualifying|qualify
  |qualified|qualified to buy|qualified lead|needs analysis|value proposition|id decision makers
  |identify decision makers|identifying decision makers|perception analysis|proposal|proposal price quote|proposal quote
  |propose|proposed|proposal sent|proposal made|proposal presented|quote|quoted|quote sent|quotation|negotiation
  |negotiation review|negotiations started|negotiating|engaging|engaged|engage|discovery|discovery call|demo
  |demo scheduled|demo completed|demo done|develop|developing|lead|lead in|contact made|contacted|appointment scheduled
  |presentation scheduled|presentation|decision maker bought in|decision maker brought in|contract sent|contract review
  |commit|best case|pipeline|working|evaluation|evaluating|trial|pilot|poc|proof of concept|verbal|verbal agreement|meeting
  |meeting scheduled|meeting booked|interested|nurturing|nurture|needs defined|scoping|under review|follow up|followup
  |close|identify|identified|opportunity|solution|technical evaluation|procurement|legal review|stalled|paused|awaiting decision
  |waiting|not started|started|ongoing|in negotiation|in review|review|initial contact|first contact
  |proses|dalam proses|sedang proses|berjalan|sedang berjalan|berlangsung|terbuka|aktif|baru|prospek|negosiasi|penawaran
  |penawaran terkirim|proposal terkirim|kualifikasi|menunggu|tertunda|ditunda|presentasi|tindak lanjut|peluang
  |abierto|abierta|activo|activa|nuevo|nueva|en curso|en proceso|en progreso|pendiente|propuesta|propuesta enviada
  |negociacion|en negociacion|calificacion|cualificacion|calificado|prospeccion|prospecto|contactado|demostracion
  |en espera|cotizacion|presupuesto enviado|analisis de necesidades|seguimiento
  |offen|aktiv|neu|in bearbeitung|in arbeit|laufend|angebot|angebot gesendet|angebot erstellt|angebotsphase|verhandlung
  |in verhandlung|qualifizierung|qualifiziert|qualifikation|ausstehend|wartend|interessent|erstkontakt
  |bedarfsanalyse|pausiert|zuruckgestellt|prasentation|nachfassen
  |ouvert|ouverte|actif|active|nouveau|nouvelle|en cours|en attente|en negociation|negociation|proposition
  |proposition envoyee|proposition commerciale|devis|devis envoye|qualifie|qualifiee|qualification|decouverte
  |demonstration|analyse des besoins|contacte|relance|prospection
  |aberto|aberta|ativo|ativa|novo|nova|em andamento|em aberto|em progresso|em negociacao|negociacao|proposta
  |proposta enviada|qualificacao|qualificado|qualificada|prospeccao|pendente|em espera|orcamento enviado
  |analise de necessidades|contato feito|demonstracao|acompanhamento
  |aperto|aperta|in corso|trattativa|in attesa|lopend|in behandeling|onderhandeling|offerte`);

/** Lower-case words of plain letters with one space between them: `Closed-Won ` → `closed won`. */
export const plainPhrase = (value: string): string =>
  plainLetters(value)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const meanings = new Map<string, Outcome>();
/** The same without spaces, as HubSpot writes its own names of stages: `appointmentscheduled`. */
const joined = new Map<string, Outcome>();
for (const [outcome, words] of [
  ['open', OPEN],
  ['lost', LOST],
  ['won', WON],
] as const) {
  for (const word of words) {
    meanings.set(plainPhrase(word), outcome);
    joined.set(plainPhrase(word).replaceAll(' ', ''), outcome);
  }
}

export const outcomeOfPhrase = (phrase: string): Outcome | null =>
  meanings.get(phrase) ?? joined.get(phrase) ?? null;

const SAYS_WON = /\b(?:closed ?)?(?:won|menang|ganad[oa]|gewonnen|gagnee?|ganh[oa]|vint[oa])\b/;
const SAYS_LOST = /\b(?:closed ?)?(?:lost|kalah|perdid[oa]|verloren|perdue?|pers[oa])\b/;

/** Whether a value says “won” or “lost” itself, not something that may mean it, like “signed” or “rejected”. */
export const isPlainOutcome = (value: string): boolean => {
  const phrase = plainPhrase(value);
  return SAYS_WON.test(phrase) || SAYS_LOST.test(phrase);
};
