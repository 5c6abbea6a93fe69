import { type Alias, aliases } from './headerAlias.ts';

/** Headers in Indonesian, Spanish, German, French and Portuguese, as these systems and people name them there. */
export const ALIASES_ELSEWHERE: Alias[] = [
  ...aliases(
    'dealId',
    'CRM',
    0.85,
    `id peluang | id deal | nomor deal | no deal | kode deal | id prospek | id de oportunidad | id oportunidad
    | id de la oportunidad | id del negocio | id de negocio | numero de oportunidad | opportunity nr | verkaufschance
    | verkaufschancen id | deal nr | chance id | id opportunite | id de l opportunite | id affaire | numero d opportunite
    | id da oportunidade | id oportunidade | id do negocio | numero da oportunidade`,
  ),
  ...aliases(
    'stage',
    'CRM',
    0.8,
    `tahap | tahapan | tahap penjualan | etapa | etapa del negocio | etapa de venta | etapa de ventas | fase de venta
    | verkaufsphase | vertriebsphase | deal phase | etape | etape de vente | phase de vente | etapa do negocio
    | etapa da venda | fase | estagio`,
  ),
  ...aliases(
    'amount',
    'CRM',
    0.85,
    `nilai | nilai deal | nilai transaksi | nilai kontrak | nilai penjualan | jumlah | harga | importe | monto | valor
    | valor total | importe total | monto total | valor del negocio | valor de la oportunidad | betrag | wert | deal wert
    | auftragswert | auftragsvolumen | umsatz | volumen | gesamtbetrag | verkaufswert | montant | montant total | valeur
    | chiffre d affaires | valor do negocio | valor da oportunidade | quantia | montante | amount idr | amount gbp
    | amount local currency | deal value usd | deal value eur | value usd | value eur`,
  ),
  ...aliases(
    'createdDate',
    'CRM',
    0.9,
    `tanggal dibuat | tanggal buat | tanggal mulai | tgl dibuat | dibuat pada | dibuat | waktu dibuat | fecha de creacion
    | fecha creacion | fecha de alta | fecha de inicio | creado el | fecha de apertura | erstelldatum | erstellt am
    | erstellungsdatum | angelegt am | anlagedatum | startdatum | eroffnungsdatum | date de creation | cree le | creee le
    | date creation | date d ouverture | date de debut | data de criacao | criado em | criada em | data criacao
    | data de abertura | data de inicio`,
  ),
  ...aliases(
    'closedDate',
    'CRM',
    0.9,
    `tanggal tutup | tanggal ditutup | tanggal penutupan | tanggal closing | tgl tutup | tanggal selesai | ditutup pada
    | fecha de cierre | fecha cierre | cerrado el | fecha de cierre real | fecha de fin | abschlussdatum | abgeschlossen am
    | abschluss am | abschluss | geschlossen am | schlusstermin | schlussdatum | enddatum | date de cloture | date cloture
    | cloture le | date de fermeture | date de fin | data de fechamento | data fechamento | fechado em | data de conclusao
    | data de encerramento`,
  ),
  ...aliases(
    'rep',
    'CRM',
    0.85,
    `pemilik | pemilik deal | pemilik peluang | penjual | tenaga penjual | wiraniaga | nama sales
    | staf penjualan | penanggung jawab | vendedor | vendedora | nombre del vendedor | propietario | propietario del negocio
    | propietario de la oportunidad | propietario de oportunidad | comercial | responsable | ejecutivo de cuenta
    | ejecutivo de ventas | asesor | besitzer | inhaber | eigentumer | verkaufer | verkauferin | vertriebler
    | vertriebsmitarbeiter | zustandig | verantwortlicher | betreuer | aussendienst | aussendienstmitarbeiter
    | proprietaire | proprietaire de l opportunite | vendeur | commerciale | charge d affaires | attribue a
    | proprietario | proprietario do negocio | proprietario da oportunidade | responsavel | representante
    | nome do vendedor | consultor`,
  ),
  ...aliases(
    'account',
    'CRM',
    0.85,
    `perusahaan | nama perusahaan | pelanggan | nama pelanggan | akun | nama akun | klien | cuenta | nombre de la cuenta
    | nombre de cuenta | empresa | nombre de la empresa | cliente | nombre del cliente | organizacion | kunde | kundenname
    | firma | firmenname | unternehmen | konto | accountname | compte | nom du compte | entreprise | nom de l entreprise
    | societe | client | nom du client | organisation | conta | nome da conta | nome da empresa | nome do cliente | organizacao`,
  ),
];
