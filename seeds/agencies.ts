import { seedId } from '../src/database/columns.js'
import { cnapsCode } from './numbers.js'
import type { SeedRow, SeedSink } from './tables.js'

const agencyId = (key: string) => seedId('agency', key)

/** Ids of the institutions that act together. */
export const agencies = {
  centre: agencyId('anti-fraud-centre'),
  harbour: agencyId('harbour-bank'),
  metro: agencyId('metro-bank'),
  delta: agencyId('delta-bank'),
  foreign: agencyId('foreign-bank'),
  scheme: agencyId('union-scheme'),
  north: agencyId('north-carrier'),
  south: agencyId('south-carrier'),
  chat: agencyId('chat-platform'),
  supervision: agencyId('supervision-office'),
  operations: agencyId('operations-office'),
  /** Took part in a joint operation once; acts through the platform no more. */
  nextCity: agencyId('next-city-police'),
} as const

/** Unit code of the centre: division of the Binhai New Area and a unit that does not exist. */
export const centreUnit = '120116990000'

/** First six digits of the cards that a bank gives out; assigned to nobody. */
export const cardBins = { harbour: '629901', metro: '629902', delta: '629903' } as const

/** Prefixes that carriers were given, as E.164; 142 and 143 with 11 digits are assigned to nobody and serve made-up cases. */
const mobileRanges = { north: ['+86133', '+86153', '+86142'], south: ['+86170', '+86130', '+86143'] } as const

type Agency = SeedRow<'agency'>
type Agreement = SeedRow<'dataSharingAgreement'>

const agency = (row: Omit<Agency, 'active'>): Agency => ({ active: true, unitCode: null, cnapsCode: null, ...row })

const agencyRows: readonly Agency[] = [
  agency({ id: agencies.centre, name: '临港市反诈中心', nameEnglish: 'Lingang Anti-Fraud Centre', type: 'POLICE', divisionCode: '120116', unitCode: centreUnit, contactUnit: '综合指挥席', contactPhone: '96110' }),
  agency({ id: agencies.harbour, name: '海港银行', nameEnglish: 'Harbour Bank', type: 'BANK', divisionCode: '120116', cnapsCode: cnapsCode('313', '1100', '9901'), contactUnit: '总行反诈专班', contactPhone: '+862200000101' }),
  agency({ id: agencies.metro, name: '都会银行', nameEnglish: 'Metro Bank', type: 'BANK', divisionCode: '120101', cnapsCode: cnapsCode('313', '1100', '9902'), contactUnit: '总行反诈专班', contactPhone: '+862200000102' }),
  agency({ id: agencies.delta, name: '三角洲银行', nameEnglish: 'Delta Bank', type: 'BANK', divisionCode: '120104', cnapsCode: cnapsCode('313', '1100', '9903'), contactUnit: '总行反诈专班', contactPhone: '+862200000103' }),
  // A foreign institution has no division of its own: that of its representative office stands here.
  agency({ id: agencies.foreign, name: '北海域外银行', nameEnglish: 'Northsea Overseas Bank', type: 'BANK', divisionCode: '120101', contactUnit: '天津代表处', contactPhone: '+442079460001' }),
  agency({ id: agencies.scheme, name: '联合卡组织', nameEnglish: 'Union Card Scheme', type: 'CARD_SCHEME', divisionCode: '120101', contactUnit: '风险管理部', contactPhone: '+862200000104' }),
  agency({ id: agencies.north, name: '北方通信', nameEnglish: 'North Carrier', type: 'CARRIER', divisionCode: '120103', contactUnit: '信息安全部', contactPhone: '+862200000105' }),
  agency({ id: agencies.south, name: '南方通信', nameEnglish: 'South Carrier', type: 'CARRIER', divisionCode: '120102', contactUnit: '信息安全部', contactPhone: '+862200000106' }),
  agency({ id: agencies.chat, name: '畅聊平台', nameEnglish: 'Chat Platform', type: 'PLATFORM', divisionCode: '120116', contactUnit: '内容安全中心', contactPhone: '+862200000107' }),
  agency({ id: agencies.supervision, name: '临港市监督办公室', nameEnglish: 'Office of Supervision, Lingang City', type: 'SUPERVISOR', divisionCode: '120116', contactUnit: '审计科', contactPhone: '+862200000108' }),
  agency({ id: agencies.operations, name: '临港市联动平台运维', nameEnglish: 'Operations, Lingang Liandong platform', type: 'OPERATOR', divisionCode: '120116', contactUnit: '值班室', contactPhone: '+862200000109' }),
  { ...agency({ id: agencies.nextCity, name: '邻港市公安局', nameEnglish: 'Police of the next port', type: 'POLICE', divisionCode: '130281', contactUnit: '刑侦支队', contactPhone: '+862200000110' }), active: false },
]

/** Long enough that the demonstration outlives its machines. */
export const farFuture = '2099-12-31T23:59:59+08:00'

const agreement = (number: string, version: number, recipientId: string, row: Pick<Agreement, 'covers' | 'purposes'> & Partial<Agreement>): Agreement => ({
  id: seedId('data_sharing_agreement', `${number}/${version}`),
  agreementNumber: number,
  version,
  providerId: agencies.centre,
  recipientId,
  legalBasis: '反电信网络诈骗法第六条、第二十条；网络数据安全管理条例第十二条',
  validFrom: '2019-01-01T00:00:00+08:00',
  validUntil: farFuture,
  suspendedAt: null,
  ...row,
})

const bank: Pick<Agreement, 'covers' | 'purposes'> = {
  covers: ['AGENCIES', 'CASES', 'ACCOUNTS', 'TELECOM', 'OUTREACH', 'ORDERS'],
  purposes: ['STOP_LOSS', 'INVESTIGATION', 'RESTITUTION', 'APPEAL'],
}
const carrier: Pick<Agreement, 'covers' | 'purposes'> = {
  covers: ['AGENCIES', 'CASES', 'TELECOM', 'ONLINE', 'OUTREACH', 'ORDERS'],
  purposes: ['NUMBER_GOVERNANCE', 'INVESTIGATION', 'APPEAL'],
}

/** Agreement numbers by partner; each has one version in force. Delta Bank's pilot is the one that is suspended. */
export const agreements = {
  harbour: 'DSA-HARBOUR',
  metro: 'DSA-METRO',
  delta: 'DSA-DELTA',
  deltaPilot: 'DSA-DELTA-PILOT',
  foreign: 'DSA-NORTHSEA',
  scheme: 'DSA-UNION',
  north: 'DSA-NORTH',
  south: 'DSA-SOUTH',
  chat: 'DSA-CHAT',
  fromHarbour: 'DSA-HARBOUR-CENTRE',
  fromNorth: 'DSA-NORTH-CENTRE',
} as const

const agreementRows: readonly Agreement[] = [
  agreement(agreements.harbour, 1, agencies.harbour, bank),
  agreement(agreements.metro, 1, agencies.metro, bank),
  agreement(agreements.delta, 1, agencies.delta, { ...bank, covers: ['AGENCIES', 'CASES', 'ORDERS'], purposes: ['STOP_LOSS'], validFrom: '2016-10-01T00:00:00+08:00', validUntil: '2019-01-01T00:00:00+08:00' }),
  agreement(agreements.delta, 2, agencies.delta, bank),
  agreement(agreements.deltaPilot, 1, agencies.delta, { covers: ['ONLINE'], purposes: ['INVESTIGATION'], validFrom: '2019-06-01T00:00:00+08:00', suspendedAt: '2020-06-10T09:00:00+08:00' }),
  // The order and no case: enough to answer a recall.
  agreement(agreements.foreign, 1, agencies.foreign, { covers: ['AGENCIES', 'ORDERS'], purposes: ['RESTITUTION', 'STOP_LOSS'] }),
  agreement(agreements.scheme, 1, agencies.scheme, { covers: ['AGENCIES', 'CASES', 'ACCOUNTS', 'ORDERS'], purposes: ['STOP_LOSS', 'INVESTIGATION'] }),
  agreement(agreements.north, 1, agencies.north, carrier),
  agreement(agreements.south, 1, agencies.south, carrier),
  agreement(agreements.chat, 1, agencies.chat, { covers: ['AGENCIES', 'CASES', 'ONLINE', 'OUTREACH', 'ORDERS'], purposes: ['NUMBER_GOVERNANCE', 'INVESTIGATION', 'APPEAL'] }),
  agreement(agreements.fromHarbour, 1, agencies.centre, { providerId: agencies.harbour, covers: ['ACCOUNTS'], purposes: ['STOP_LOSS', 'INVESTIGATION', 'RESTITUTION'] }),
  agreement(agreements.fromNorth, 1, agencies.centre, { providerId: agencies.north, covers: ['TELECOM'], purposes: ['NUMBER_GOVERNANCE', 'INVESTIGATION'] }),
]

type Range = SeedRow<'agencyRange'>
const range = (kind: Range['kind'], prefix: string, agencyId: string, routedById: string | null = null): Range => ({ id: seedId('agency_range', `${kind}/${prefix}`), kind, prefix, agencyId, routedById })

const rangeRows: readonly Range[] = [
  ...(['harbour', 'metro', 'delta'] as const).map((bank) => range('CARD', cardBins[bank], agencies[bank], agencies.scheme)),
  ...(['north', 'south'] as const).flatMap((carrier) => mobileRanges[carrier].map((prefix) => range('MOBILE', prefix, agencies[carrier]))),
  ...['QQ', 'WECHAT'].map((service) => range('SERVICE', service, agencies.chat)),
]

export function tellAgencies(sink: SeedSink): typeof agencies {
  for (const row of agencyRows) sink.add('agency', row)
  for (const row of rangeRows) sink.add('agencyRange', row)
  for (const row of agreementRows) sink.add('dataSharingAgreement', row)
  return agencies
}
