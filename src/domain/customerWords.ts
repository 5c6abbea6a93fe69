/**
 * What files call new, existing and won-back customers, in English, German, Spanish, French, Portuguese and Indonesian:
 * lower case, without accents, one space between words. Whole values only: `Newport` is no new customer.
 */

/** Each word alone, and with each noun before or behind it. */
const withNouns = (words: readonly string[], nouns: readonly string[]): string[] =>
  words.flatMap((word) => [
    word,
    ...nouns.flatMap((noun) => [`${word} ${noun}`, `${noun} ${word}`]),
  ]);

const english = [
  'customer',
  'customers',
  'client',
  'clients',
  'business',
  'account',
  'accounts',
  'logo',
];
const german = ['kunde', 'kunden'];
const romance = ['cliente', 'clientes', 'client', 'clients', 'cliente a', 'negocio'];
const indonesian = ['pelanggan', 'klien', 'konsumen'];

export const customerWords = {
  new: new Set([
    ...withNouns(['new', 'net new', 'brand new', 'first time'], english),
    ...withNouns(['neu', 'neuer', 'neue'], german),
    ...['neukunde', 'neukunden', 'neukundengeschaft', 'neugeschaft', 'neugeschaeft', 'erstkunde'],
    ...withNouns(['nuevo', 'nueva', 'nuevos', 'novo', 'nova', 'novos'], romance),
    ...withNouns(['nouveau', 'nouveaux', 'nouvelle'], [...romance, 'affaire']),
    ...withNouns(['baru'], indonesian),
  ]),
  existing: new Set([
    ...withNouns(['existing', 'current', 'repeat', 'installed base'], english),
    ...[
      'expansion',
      'upsell',
      'up sell',
      'cross sell',
      'renewal',
      'add on',
      'existing customer upgrade',
    ],
    ...['existing customer replacement', 'existing customer downgrade', 'add on business'],
    ...withNouns(['bestehend', 'bestehender', 'bestehende'], german),
    ...['bestand', 'bestandskunde', 'bestandskunden', 'bestandsgeschaft', 'bestandsgeschaeft'],
    ...['stammkunde', 'stammkunden', 'verlangerung'],
    ...withNouns(['existente', 'existentes', 'actual', 'actuales', 'atual', 'atuais'], romance),
    ...withNouns(
      ['recurrente', 'recorrente', 'existant', 'existants', 'actuel', 'actuels'],
      romance,
    ),
    ...['renovacion', 'ampliacion', 'renouvellement', 'renovacao', 'client fidele'],
    ...withNouns(['lama', 'tetap', 'eksisting', 'existing'], indonesian),
  ]),
  'win-back': new Set([
    ...withNouns(
      ['win back', 'winback', 'won back', 'reactivated', 'recovered', 'lapsed'],
      english,
    ),
    ...['reactivation', 'former customer', 'former client'],
    ...withNouns(['zuruckgewonnen', 'ruckgewonnen', 'wiedergewonnen', 'reaktiviert'], german),
    ...withNouns(['zuruckgewonnener', 'ruckgewonnener', 'reaktivierter', 'ehemaliger'], german),
    ...['ruckgewinnung', 'reaktivierung', 'kundenruckgewinnung'],
    ...withNouns(['recuperado', 'recuperados', 'reactivado', 'reativado', 'reactive'], romance),
    ...withNouns(['reconquis', 'recupere', 'ancien'], romance),
    ...['reconquista', 'reconquete', 'recuperacion', 'recuperacao', 'reativacao', 'reactivacion'],
    ...withNouns(['kembali', 'reaktivasi'], indonesian),
    ...['mantan pelanggan'],
  ]),
};

/** Names of columns that speak of the kind of customer or deal. */
export const customerNames =
  /\b(customer|client|account|deal|opportunity|business|sale|order) (type|kind|status|category|class|segment|lifecycle)\b|^type$|\b(new|existing)\b.*\b(new|existing)\b|lifecycle|kunden ?(typ|art|status|klasse)|geschafts?art|\btipo (de )?(cliente|negocio|venta|venda|oportunidad|oportunidade)|\btype (de |d )?(client|affaire|vente|opportunite)|\b(jenis|tipe|status) (pelanggan|klien|konsumen)/;

/** Columns of yes and no. */
export const flagNames: readonly { name: RegExp; kind: 'new' | 'existing' }[] = [
  {
    name: /^(is |ist |es |est |e )?(new (customer|client|business|logo|account)|neukunde|(cliente|client) (nuevo|novo|nouveau)|(nuevo|novo|nouveau) (cliente|client)|pelanggan baru)$/,
    kind: 'new',
  },
  {
    name: /^(is |ist |es |est |e )?((existing|current) (customer|client|account)|bestandskunde|(cliente|client) (existente|existant|actual|atual|actuel)|pelanggan (lama|tetap))$/,
    kind: 'existing',
  },
];
