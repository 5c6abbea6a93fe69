const CODES =
  'USD|EUR|GBP|JPY|CNY|INR|IDR|AUD|CAD|NZD|CHF|SEK|NOK|DKK|ISK|PLN|CZK|HUF|BRL|MXN|ARS|CLP|COP|PEN|ZAR|SGD|HKD|TWD|KRW|TRY|AED|SAR|QAR|KWD|EGP|NGN|KES|THB|MYR|PHP|VND|PKR|BDT|ILS|RON|BGN|UAH|RUB';

/** How a currency is written before or behind an amount; a sign, a code, or what people write for it. */
export const CURRENCY_TEXT = `(?:US|AU|CA|NZ|HK|A|C|S|R|MX)?\\$|\\p{Sc}|(?:${CODES})(?![A-Za-z])|Rp\\.?|Rs\\.?|RM|kr\\.?|Kr\\.?|zł|Kč|Ft|SFr\\.?|Fr\\.?|lei|TL|S/\\.?|р\\.?|руб\\.?`;

/** Signs that stand for one currency only. `$`, `¥` and `kr` stand for several. */
const CODE_OF: Record<string, string> = {
  '€': 'EUR',
  '£': 'GBP',
  '₹': 'INR',
  Rs: 'INR',
  '₩': 'KRW',
  '₽': 'RUB',
  р: 'RUB',
  руб: 'RUB',
  '₺': 'TRY',
  TL: 'TRY',
  '₫': 'VND',
  '฿': 'THB',
  '₴': 'UAH',
  '₦': 'NGN',
  '₱': 'PHP',
  '₪': 'ILS',
  Rp: 'IDR',
  RM: 'MYR',
  R$: 'BRL',
  zł: 'PLN',
  Kč: 'CZK',
  Ft: 'HUF',
  Fr: 'CHF',
  SFr: 'CHF',
  lei: 'RON',
  US$: 'USD',
  A$: 'AUD',
  AU$: 'AUD',
  C$: 'CAD',
  CA$: 'CAD',
  NZ$: 'NZD',
  HK$: 'HKD',
  S$: 'SGD',
  MX$: 'MXN',
  'S/': 'PEN',
};

/** One name for all ways to write a currency: `€` and `EUR` are `EUR`; a sign that could be several stays itself. */
export function currencyCode(text: string): string {
  const bare = text.trim().replace(/(?<=.)\.$/, '');
  return CODE_OF[bare] ?? (bare === 'Kr' ? 'kr' : bare);
}
