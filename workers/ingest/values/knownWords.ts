/**
 * Words that sales fields are made of: industries, sources, types, regions. Two of them are never a slip of each
 * other, and a word one letter off one of them may be.
 */
const WORDS = `
  accounting advertising aerospace agency agriculture automotive aviation banking biotechnology business chemical
  chemicals commercial communication communications construction consulting consumer cosmetics distribution education
  electronics employment energy engineering enterprise entertainment environmental fashion finance financial
  fintech furniture gaming government healthcare hospital hospitality hospitals hotels industrial information
  infrastructure insurance internet investment leisure logistics machinery manufacturing marketing marketplace
  media medical medicine mining music nonprofit pharmaceutical pharmaceuticals pharmacy property publishing
  recreation recruitment restaurant restaurants retail school science security semiconductor services shipping
  software sports startup technology telecommunication telecommunications telecom textile tourism trading
  transport transportation travel university utilities utility wholesale
  account active advertisement analyst annual basic bundle business cancelled channel closed commercial company
  competitor complete contact contract conference corporate customer customers decision demand direct discount
  discovery email employee enterprise event events evaluation existing expansion external facebook february google
  growth inbound individual instagram integration internal international january license linkedin maintenance
  market medium monthly negotiation november october online opportunity organic outbound partner partners payment
  pending person personal platform premium pricing primary private product professional project proposal prospect
  public purchase qualification quarterly quotation referral referrals reference renewal reseller residential
  search secondary seminar september service silver single social solution standard starter strategic
  subscription support telephone training upgrade upsell vendor website webinar yearly
  africa america argentina asia australia austria belgium brazil bulgaria canada central chile china colombia
  denmark eastern england europe finland france germany greece hungary iceland india indonesia ireland israel
  italy japan jordan kuwait lithuania malaysia mexico morocco netherlands nigeria north northeast northern
  northwest norway oceania pacific pakistan poland portugal romania russia scotland singapore slovakia slovenia
  south southeast southern southwest spain sweden switzerland taiwan thailand turkey ukraine vietnam western`;

const KNOWN: ReadonlySet<string> = new Set(WORDS.split(/\s+/).filter((word) => word !== ''));

/** @param word in lower case */
export const isKnownWord = (word: string): boolean => KNOWN.has(word);

export const knownWords = (): Iterable<string> => KNOWN;
