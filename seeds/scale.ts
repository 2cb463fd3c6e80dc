/**
 * Any number of cases, made up by rule. The same `seed` and number give the same rows in every database, and more cases add to fewer:
 * case n depends on the seed, on n, and on the mule accounts of its block of a thousand cases and what earlier ones hold of them. MUST come after the stories: the agencies are theirs.
 */
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Sql } from 'postgres'
import { seedId } from '../src/database/columns.js'
import { LiandongError } from '../src/errors.js'
import { measureOf } from '../src/intake/intake.rules.js'
import type { DigestKey } from '../src/policy/disguise.js'
import { agencies, cardBins, farFuture } from './agencies.js'
import { CopyText, copyRows } from './copy-text.js'
import { Holds } from './holds.js'
import { americanNumber, cardNumber, corporateAccount, foreignAccount, londonNumber, residentId } from './numbers.js'
import { type Officer, officers } from './officers.js'
import { orderForms } from './order-forms.js'
import { Random, Weighted, zipf } from './random.js'
import { type KnownAccount, type KnownNumber, Scribe, type ToldOrder } from './scribe.js'
import { type SeedRow, type SeedSink, seedShapes } from './tables.js'

export interface ScaleOptions {
  /** 0 to 10,000,000, beside those of the stories. */
  readonly cases: number
  /** Below 2^32. A database holds the cases of one seed. */
  readonly seed: number
  readonly digestKey: DigestKey
  /** Cases that are in the database so far, those of earlier runs included. */
  readonly onProgress?: (done: number) => void
}

/** The last case is reported before this instant, the first three years earlier. */
const end = Date.parse('2026-01-01T00:00:00+08:00')
const start = Date.parse('2023-01-01T00:00:00+08:00')
const minute = 60_000
const hour = 60 * minute
const dayLength = 24 * hour

/** Cases that share mule accounts. */
const blockSize = 1_000
/** Each COPY costs a round trip with a delayed acknowledgement (40 ms), so a transaction takes several blocks. */
const blocksPerTransaction = 5
/** Cases after which the other transaction gets its turn. */
const casesPerTurn = 10
/** A block's cases fall into ten seasons of three and a half months, each with mule accounts of its own: they do not live longer. */
const seasons = 10
const mulesPerSeason = 120

/** Account numbers count on from here: those of the stories are below. */
const afterStories = 900_000_000_000
/** Mule accounts count on from here, victims' accounts are below. */
const firstMule = 50_000_000

// ---- ids -----------------------------------------------------------------------------------------------------------------------------------------

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

function base32(value: number, width: number): string {
  let text = ''
  let rest = value
  for (let at = 0; at < width; at += 1) {
    text = alphabet[rest % 32]! + text
    rest = Math.floor(rest / 32)
  }
  return text
}

/** Ids of a seed: UUIDs of version 8 (RFC 9562 §5.8) in the spelling of `newId`; the seed in front, a counter behind, so that later rows sort later. */
export class ScaleIds {
  readonly #head: string

  constructor(seed: number) {
    this.#head = `${seedId('scale', String(seed)).slice('scale_'.length, 'scale_'.length + 10)}g008`
  }

  /** `serial` MUST be unique in the table and below 2^53. */
  of(table: string, serial: number): string {
    return `${table}_${this.#head}${base32(serial, 12)}`
  }
}

// ---- distributions -------------------------------------------------------------------------------------------------------------------------------

type FraudType = SeedRow<'fraudCase'>['fraudType']

/** The ten commonest make 88.4 % of all cases (Ministry of Public Security, 2024); their order is published, single shares and medians are our estimate. */
const fraudTypes: readonly (readonly [type: FraudType, share: number, medianLoss: number, what: string])[] = [
  ['BRUSHING_REBATE', 27.0, 26_000, '刷单返利'],
  ['FAKE_INVESTMENT', 14.5, 78_000, '虚假网络投资理财'],
  ['FAKE_SHOPPING_SERVICE', 11.0, 4_200, '虚假购物服务'],
  ['ECOMMERCE_CS_IMPERSONATION', 10.0, 19_000, '冒充电商物流客服'],
  ['FAKE_LOAN', 8.0, 15_000, '虚假贷款'],
  ['FAKE_CREDIT_REPAIR', 5.4, 32_000, '虚假征信'],
  ['LEADER_ACQUAINTANCE_IMPERSONATION', 4.0, 41_000, '冒充领导熟人'],
  ['LAW_ENFORCEMENT_IMPERSONATION', 3.5, 96_000, '冒充公检法'],
  ['ROMANCE', 2.7, 62_000, '网络婚恋交友'],
  ['GAME_ITEM_TRADE', 2.3, 2_600, '网游虚假交易'],
  ['GUESS_WHO', 5.6, 12_000, '猜猜我是谁'],
  ['FLIGHT_REBOOKING', 4.8, 16_000, '机票退改签'],
  ['BUSINESS_EMAIL_COMPROMISE', 1.2, 240_000, '商务邮件诈骗'],
]
const fraudTypeChoice = new Weighted(fraudTypes.map((row) => [row, row[1]] as const))
/** Standard deviation of the logarithm of a loss. */
const lossSpread = 1.25

const ageBands = new Weighted([
  ['UNDER_18', 2, 10, 17],
  ['FROM_18_TO_29', 33, 18, 29],
  ['FROM_30_TO_44', 34, 30, 44],
  ['FROM_45_TO_59', 21, 45, 59],
  ['FROM_60', 10, 60, 85],
].map(([band, weight, from, to]) => [{ band: band as SeedRow<'victim'>['ageBand'], from: from as number, to: to as number }, weight as number] as const))

const divisions = '120101 120102 120103 120104 120105 120106 120110 120111 120112 120113 120114 120115 120116 120117 120118 120119'.split(' ')
const divisionChoice = new Weighted(divisions.map((division, at) => [division, [5, 7, 7, 10, 7, 5, 7, 8, 8, 8, 9, 6, 16, 3, 5, 4][at]!] as const))

type BankKey = keyof typeof cardBins
const banks = new Weighted<BankKey>([['harbour', 45], ['metro', 33], ['delta', 22]])
const carriers = new Weighted([[agencies.north, 62], [agencies.south, 38]])
/** Prefixes 142 and 143 with 11 digits are assigned to nobody. */
const carrierPrefix: Readonly<Record<string, string>> = { [agencies.north]: '142', [agencies.south]: '143' }

const statuses = new Weighted<SeedRow<'fraudCase'>['status']>([
  ['UNDER_REVIEW', 3], ['FILED', 20], ['UNDER_INVESTIGATION', 34], ['SOLVED', 14], ['REFERRED_FOR_PROSECUTION', 9],
  ['CLOSED', 12], ['SUSPENDED', 3], ['REVOKED', 2], ['MERGED_INTO', 2], ['TRANSFERRED', 1],
])
const statusReasons: Readonly<Partial<Record<SeedRow<'fraudCase'>['status'], string>>> = {
  SUSPENDED: '嫌疑人在逃。 The suspects are at large.', REVOKED: '不构成犯罪。 No crime.', MERGED_INTO: '涉及同一收款账户。 The same accounts.', TRANSFERRED: '非本地管辖。 Not of this jurisdiction.',
}
const channels = new Weighted<SeedRow<'incidentReport'>['channel']>([['HOTLINE_110', 48], ['HOTLINE_96110', 14], ['WALK_IN', 24], ['BANK_BRANCH', 6], ['ONLINE', 5], ['OTHER_AGENCY', 3]])
const sidelined = new Weighted<SeedRow<'incidentReport'>['status']>([['DUPLICATE', 40], ['NOT_FRAUD', 25], ['NOT_FILED', 15], ['WITHDRAWN', 10], ['TRANSFERRED', 10]])
const sidelineReasons: Readonly<Partial<Record<SeedRow<'incidentReport'>['status'], string>>> = {
  DUPLICATE: '与在先警情为同一事。 Told before.', NOT_FRAUD: '非诈骗。 No fraud.', NOT_FILED: '事实不足。 Too little to go on.', WITHDRAWN: '报警人撤回。 Withdrawn.', TRANSFERRED: '非本地管辖。 Not of this jurisdiction.',
}
const depths = new Weighted([[1, 40], [2, 34], [3, 19], [4, 7]] as const)
const exits = new Weighted<SeedRow<'accountTransaction'>['channel']>([['ATM', 30], ['POS', 24], ['THIRD_PARTY', 28], ['CROSS_BORDER', 10], ['COUNTER', 8]])
const exitNames: Readonly<Record<string, string>> = { ATM: '自助取款', POS: '刷卡消费', THIRD_PARTY: '支付机构备付金', CROSS_BORDER: '跨境汇款', COUNTER: '柜面取款' }
const stopAnswers = new Weighted([['0000', 46], ['1200', 31], ['1301', 6], ['0301', 5], ['0300', 3], ['1300', 7], ['1100', 2]] as const)
const answerRemarks: Readonly<Record<string, string>> = {
  '0000': '已执行。 Done.', '1200': '余额不足，部分止付。 Balance short, stopped in part.', '1301': '账户已止付。 Already stopped.', '1303': '账户已被冻结，轮候。 Frozen already: it waits.', '1304': '止付次数超限。 Stopped twice before.',
  '0301': '账号与户名不符。 Account and name do not match.', '0300': '无此账户。 No such account.', '1300': '执行失败。 Failed.', '1100': '银行系统故障。 Fault at the bank.',
}
/** A first attempt is made within these, by risk. */
const contactMinutes = { HIGH: 15, MEDIUM: 120, LOW: 1_440 } as const
const riskAtRank = new Weighted<SeedRow<'account'>['riskStatus']>([['SUSPICIOUS', 14], ['INVOLVED', 46], ['STOPPED', 16], ['FROZEN', 21], ['CLEARED', 3]])
const muleClasses = new Weighted<SeedRow<'account'>['accountClass']>([['CLASS_I', 62], ['CLASS_II', 18], ['CLASS_III', 7], ['CORPORATE', 12], ['FOREIGN', 1]])
const muleRank = zipf(mulesPerSeason, 1)
/** Numbers from abroad, shown to many victims by the same gateways: shared by all cases and all seeds. */
const foreignNumbers: readonly string[] = [
  ...Array.from({ length: 60 }, (_, serial) => americanNumber('202', serial)),
  ...Array.from({ length: 60 }, (_, serial) => londonNumber(900 + serial)),
]
const foreignRank = zipf(foreignNumbers.length, 0.9)

const surnames = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕']
const givenNames = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红梅鑫雨晨欣怡浩然子轩梓涵', '建国', '志强', '晓燕', '海波', '文静', '思远', '雪梅', '宇航']
const operators: readonly Officer[] = [officers.zhouKe, officers.linQiao]
const investigators: readonly Officer[] = [officers.qinChuan, officers.duHeng]
const streets = ['长安', '解放', '和睦', '青年', '河畔', '新港', '学府', '兴业']
const divisionNames: Readonly<Record<string, string>> = {
  '120101': '和平区', '120102': '河东区', '120103': '河西区', '120104': '南开区', '120105': '河北区', '120106': '红桥区', '120110': '东丽区', '120111': '西青区',
  '120112': '津南区', '120113': '北辰区', '120114': '武清区', '120115': '宝坻区', '120116': '滨海新区', '120117': '宁河区', '120118': '静海区', '120119': '蓟州区',
}

// ---- making ----------------------------------------------------------------------------------------------------------------------------------------

const iso = (ms: number) => new Date(ms).toISOString()
/** Fen to yuan. */
const yuan = (fen: number) => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`
const compactDate = (ms: number) => new Date(ms + 8 * hour).toISOString().slice(0, 10).replaceAll('-', '')
const pad = (value: number, width: number) => String(value).padStart(width, '0')

/** A node of a case's money: an account, what reached it and what left it, in fen. */
interface Node {
  readonly account: KnownAccount
  readonly layer: number
  readonly at: number
  received: number
  left: number
}

interface Mule {
  readonly account: KnownAccount
  readonly foreign: boolean
}

/** Makes the rows of one block of cases. */
class Block {
  readonly #mules = new Map<number, Mule>()
  readonly #holds = new Holds()
  readonly #scribe: Scribe
  /** The latest case that others may be merged into. */
  #lead: string | null = null
  /** First serial of the rows of the case that is being written, and how many it has; at most 1,024. */
  #serial = 0
  #rows = 0

  constructor(
    sink: SeedSink,
    private readonly ids: ScaleIds,
    private readonly seed: number,
    private readonly block: number,
    digestKey: DigestKey,
  ) {
    this.#scribe = new Scribe(sink, digestKey, () => this.#id('order_event'))
  }

  #id(table: string): string {
    this.#rows += 1
    return this.ids.of(table, this.#serial + this.#rows)
  }

  #holder(random: Random, division: string, from: number, to: number): { name: string; idNumber: string } {
    const birth = compactDate(end - Math.floor((from + random.next() * (to - from + 0.99)) * 365.25) * dayLength)
    return { name: random.pick(surnames) + random.pick(givenNames), idNumber: residentId(division, birth) }
  }

  #phone(carrierId: string, serial: number): string {
    return `+86${carrierPrefix[carrierId]}${pad(serial, 8)}`
  }

  /** The mule account of a season and rank; its rows are written when it is first met. */
  #mule(season: number, rank: number): Mule {
    const slot = season * mulesPerSeason + rank
    const known = this.#mules.get(slot)
    if (known) return known
    const random = new Random(this.seed, 2, this.block, slot)
    const serial = firstMule + this.block * seasons * mulesPerSeason + slot
    const accountClass = muleClasses.pick(random)
    const bank = banks.pick(random)
    const division = divisionChoice.pick(random)
    const holder = this.#holder(random, division, 19, 58)
    const foreign = accountClass === 'FOREIGN'
    const number =
      accountClass === 'CORPORATE' ? corporateAccount(afterStories + serial)
      : foreign ? foreignAccount(afterStories + serial)
      : cardNumber(cardBins[bank], afterStories + serial)
    const account = this.#scribe.account({
      id: this.ids.of('account', serial),
      holdingBankId: foreign ? agencies.foreign : agencies[bank],
      accountClass,
      riskStatus: riskAtRank.pick(random),
      currency: 'CNY',
      openedAt: iso(start + (season / seasons) * (end - start) - random.whole(5, 200) * dayLength + random.whole(0, 86_399) * 1_000),
      number,
      holderName: foreign ? `Shell Company ${serial} (fictional)` : accountClass === 'CORPORATE' ? `${holder.name}商贸（虚构）` : holder.name,
      holderIdNumber: foreign ? `XX${pad(serial % 10_000_000, 7)}` : holder.idNumber,
      ...(random.chance(0.6) ? { balance: yuan(Math.floor(Math.exp(6.5 + 2 * random.normal()) * 100)), balanceAt: iso(start + ((season + 1) / seasons) * (end - start)) } : {}),
    })
    const mule = { account, foreign }
    this.#mules.set(slot, mule)
    return mule
  }

  /** Writes case `index` and all that hangs on it. */
  write(index: number): void {
    const scribe = this.#scribe
    const random = new Random(this.seed, 1, index)
    this.#serial = index * 1_024
    this.#rows = 0
    const id = (table: string) => this.#id(table)
    const incidentId = id('incident_report')

    const season = index % seasons
    // The report comes by day more often than by night.
    const day = Math.floor((start + ((season + random.next()) * (end - start)) / seasons - start) / dayLength)
    const reported = Math.min(start + day * dayLength + Math.floor((random.chance(0.85) ? 8 + random.next() * 15 : random.next() * 24) * hour), end - 1)
    const [fraudType, , median, what] = fraudTypeChoice.pick(random)
    const division = divisionChoice.pick(random)
    const organisation = fraudType === 'BUSINESS_EMAIL_COMPROMISE'
    const loss = Math.min(Math.max(Math.round(median * Math.exp(lossSpread * random.normal())) * 100, 10_000), 5_000_000_000)
    const { band, from, to } = ageBands.pick(random)
    const person = this.#holder(random, division, from, to)
    const victimCarrier = carriers.pick(random)
    const victimPhone = this.#phone(victimCarrier, random.whole(0, 99_999_999))
    const victimBank = banks.pick(random)
    const status = statuses.pick(random)
    const closed = status === 'CLOSED' || status === 'REVOKED'
    const solved = status === 'SOLVED' || status === 'REFERRED_FOR_PROSECUTION' || status === 'CLOSED'
    const accepted = reported + hour
    const reviewEnd = accepted + 3 * dayLength
    const caseId = this.ids.of('fraud_case', index)
    const serialNumber = pad(index % 1_000_000, 6)
    const million = Math.floor(index / 1_000_000)
    const unit = `${division}${pad(million, 6)}`
    const date = compactDate(reported)

    // ---- the money
    const victimAccount = scribe.account({
      id: this.ids.of('account', index),
      holdingBankId: agencies[victimBank],
      accountClass: organisation ? 'CORPORATE' : 'CLASS_I',
      riskStatus: 'NORMAL',
      currency: 'CNY',
      openedAt: iso(reported - random.whole(100, 5_000) * dayLength),
      number: organisation ? corporateAccount(afterStories + index) : cardNumber(cardBins[victimBank], afterStories + index),
      holderName: organisation ? `${person.name}贸易（虚构）` : person.name,
      holderIdNumber: person.idNumber,
    })
    const lag = Math.exp(4 + 1.3 * random.normal()) * minute
    const paid = reported - Math.floor(Math.min(Math.max(lag, 6 * minute), 3 * dayLength))
    const depth = depths.pick(random)
    const used = new Set<string>()
    const freshMule = (): Mule => {
      for (let attempt = 0; attempt < 8; attempt += 1) {
        const mule = this.#mule(season, muleRank.pick(random))
        if (!used.has(mule.account.id)) {
          used.add(mule.account.id)
          return mule
        }
      }
      for (let rank = 0; ; rank += 1) {
        const mule = this.#mule(season, rank)
        if (!used.has(mule.account.id)) {
          used.add(mule.account.id)
          return mule
        }
      }
    }
    const move = (from: KnownAccount, to: KnownAccount, fen: number, at: number, channel: SeedRow<'accountTransaction'>['channel']) =>
      scribe.transfer(from, to, { outId: id('account_transaction'), inId: id('account_transaction'), amount: yuan(fen), currency: 'CNY', occurredAt: iso(at), channel })
    const nodes: Node[] = []
    let layerNodes: Node[] = [{ account: victimAccount, layer: 0, at: paid, received: loss, left: 0 }]
    for (let layer = 1; layer <= depth; layer += 1) {
      const total = layerNodes.reduce((sum, node) => sum + node.received, 0)
      const width = total > 100_000 && random.chance(layer === 1 ? 0.18 : 0.14) ? 2 : 1
      const targets = Array.from({ length: width }, () => {
        const mule = freshMule()
        return { account: mule.account, foreign: mule.foreign, layer, at: layerNodes[0]!.at + (layer === 1 ? random.whole(0, 5) : random.whole(1, 25)) * minute, received: 0, left: 0 }
      })
      for (const source of layerNodes) {
        // The victim's loss leaves whole; an account keeps little, unless the stop came in time.
        const leaving = layer === 1 ? source.received : Math.floor(source.received * (random.chance(0.3) ? 0.3 + 0.6 * random.next() : 0.97 + 0.03 * random.next()))
        const share = width === 2 ? Math.floor(leaving * (0.3 + 0.4 * random.next())) : leaving
        const parts = width === 2 ? [share, leaving - share] : [share]
        parts.forEach((fen, at) => {
          if (fen <= 0) return
          const target = targets[at]!
          const channel = target.foreign ? 'CROSS_BORDER' : layer === 1 ? 'MOBILE_BANK' : 'ONLINE_BANK'
          move(source.account, target.account, fen, target.at, channel)
          if (layer === 1) scribe.payment(source.account, target.account, { id: id('reported_payment'), caseId, incidentId, amount: yuan(fen), currency: 'CNY', channel, paidAt: iso(target.at), recordedAt: iso(reported + 2 * minute) })
          target.received += fen
          source.left += fen
        })
      }
      layerNodes = targets
      nodes.push(...targets)
    }
    for (const node of layerNodes) {
      // Seldom the report comes first, and all of it is still there.
      const leaving = random.chance(0.15) ? 0 : Math.floor(node.received * (random.chance(0.3) ? random.next() * 0.7 : 0.9 + 0.1 * random.next()))
      if (leaving <= 0) continue
      const channel = exits.pick(random)
      scribe.entry(node.account, { id: id('account_transaction'), direction: 'OUT', channel, amount: yuan(leaving), currency: 'CNY', occurredAt: iso(node.at + random.whole(2, 90) * minute), counterpartyNumber: `99000000${pad(random.whole(1, 99), 2)}`, counterpartyName: exitNames[channel]!, counterpartyAccountId: null })
      node.left += leaving
    }
    scribe.involveAccount(victimAccount, { id: id('involved_account'), caseId, role: 'VICTIM', layer: 0, tracedAmount: yuan(loss), addedAt: iso(reported + minute) })
    for (const node of nodes) {
      const role = node.layer === 1 ? 'SUSPECT' : node.layer === depth ? (random.chance(0.03) ? 'BYSTANDER' : 'CASH_OUT') : 'MULE'
      scribe.involveAccount(node.account, { id: id('involved_account'), caseId, role, layer: node.layer, tracedAmount: yuan(node.received), addedAt: iso(reported + node.layer * 20 * minute) })
    }

    // ---- orders
    let orders = 0
    const operator = random.pick(operators)
    const investigator = random.pick(investigators)
    const order = (row: Pick<ToldOrder, 'family' | 'status' | 'addresseeId' | 'issuedAt'> & Partial<ToldOrder>, answer?: { readonly at: number; readonly code: string; readonly fen?: number; readonly moved?: number }): string => {
      const orderId = id('control_order')
      orders += 1
      scribe.order(
        {
          ...orderForms[row.family],
          id: orderId,
          orderNumber: `ORD-${date}-${pad(index, 8)}-${pad(orders, 2)}`,
          emergencyLevel: row.family === 'STOP_PAYMENT' ? 'CRITICAL' : random.chance(0.4) ? 'URGENT' : 'NORMAL',
          caseId,
          issuingUnitId: agencies.centre,
          currency: row.amount ? 'CNY' : null,
          heldAmount: row.effectiveAt && answer?.fen !== undefined ? yuan(answer.fen) : null,
          platformResultCode: answer?.code ?? null,
          settledAt: answer && iso(answer.at),
          // What is answered within ten minutes is answered at once.
          ...(answer && answer.at - Date.parse(row.issuedAt) < 10 * minute ? { notedAt: null } : {}),
          ...row,
        },
        operator,
        investigator,
      )
      if (answer) {
        scribe.feedback({ id: id('order_feedback'), orderId, addresseeId: row.addresseeId, receivedAt: iso(answer.at), effectiveAt: row.effectiveAt ?? null, resultCode: answer.code, amount: answer.fen === undefined ? null : yuan(answer.fen), movedAmount: answer.moved === undefined ? null : yuan(answer.moved), partial: answer.code === '1200', remark: answerRemarks[answer.code]! })
      }
      return orderId
    }
    let stopped = 0
    let returned = 0
    const drawStop = (node: Node) => {
      const issued = reported + random.whole(2, 15) * minute
      const rest = node.received - node.left
      // A stop of the whole sum finds either all of it, or less: then it is partial (1200).
      const drawn = stopAnswers.pick(random)
      const done = drawn === '0000' || drawn === '1200'
      const ordinal = done ? this.#holds.stop(node.account.id) : null
      return { issued, at: issued + random.whole(1, 25) * minute, ordinal, code: !done ? drawn : ordinal === null ? '1304' : rest < node.received ? '1200' : '0000', held: ordinal === null ? 0 : rest }
    }
    const writeStop = (node: Node, { issued, at, ordinal, code, held }: ReturnType<typeof drawStop>, frozenAt: number | null): string => {
      stopped += held
      const lifted = random.chance(0.15)
      return order(
        {
          family: 'STOP_PAYMENT',
          status: ordinal !== null ? (frozenAt !== null ? 'CONVERTED_TO_FREEZE' : lifted ? 'LIFTED' : 'EXPIRED') : code === '0301' || code === '0300' ? 'REJECTED' : 'FAILED',
          addresseeId: node.account.holdingBankId,
          routedById: random.chance(0.45) ? agencies.scheme : null,
          accountId: node.account.id,
          amount: yuan(node.received),
          stopOrdinal: ordinal,
          layer: node.layer,
          issuedAt: iso(issued),
          ...(ordinal !== null ? { effectiveAt: iso(at), expiresAt: iso(at + 48 * hour), noticeSentAt: iso(at + 2 * hour), settledAt: iso(frozenAt ?? at + 20 * hour) } : {}),
        },
        { at, code, ...(ordinal !== null ? { fen: held } : {}), ...(code === '1200' ? { moved: node.received - held } : {}) },
      )
    }
    const instrumentNumber = (kind: string) => `${kind}-${date.slice(0, 4)}-${pad(index, 8)}`
    const notice = (type: SeedRow<'legalInstrument'>['type'], kind: string, limit: string | null, at: number): string => {
      const number = instrumentNumber(kind)
      const freezes = type === 'FREEZE_NOTICE' ? { scope: '账户内涉案资金。 What of the fraud lies in the account.', interestIncluded: false } : {}
      scribe.instrument({ id: id('legal_instrument'), instrumentNumber: number, type, caseId, issuingUnitId: agencies.centre, approverName: random.pick(surnames) + random.pick(givenNames), approverLevel: random.chance(0.8) ? 'COUNTY' : 'CITY', amountLimit: limit, ...freezes, draftedById: operator.id, validFrom: iso(at), validUntil: random.chance(0.2) ? farFuture : iso(at + 183 * dayLength), revokedAt: null })
      return number
    }
    const queryNotice = random.chance(0.5) ? notice('QUERY_NOTICE', 'QUERY', null, reported + hour) : null
    let freezeNotice: string | null = null
    for (const node of nodes) {
      const { account, layer } = node
      const target = { addresseeId: account.holdingBankId, accountId: account.id, layer } as const
      const domestic = account.holdingBankId !== agencies.foreign
      const asked = layer === 1 ? 0.85 : 0.3
      const stop = domestic && random.chance(asked) ? drawStop(node) : null
      if (queryNotice && random.chance(layer === 1 ? 0.5 : 0.15)) {
        const answer = random.chance(0.93) ? { at: reported + random.whole(130, 2_000) * minute, code: '0000' } : undefined
        order({ ...target, family: 'ACCOUNT_QUERY', status: answer ? 'EXECUTED' : 'DELIVERED', instrumentNumber: queryNotice, issuedAt: iso(reported + 2 * hour), ...(answer ? { effectiveAt: iso(answer.at) } : {}) }, answer)
      }
      if (!stop) continue
      const rest = node.received - node.left
      const at = reported + random.whole(6, 40) * hour
      const effective = at + 20 * minute
      const wanted = random.pick(['IN_FORCE', 'IN_FORCE', 'RENEWED', 'EXPIRED', 'LIFTED', 'PARTLY_RETURNED'] as const)
      const term = effective + 183 * dayLength
      // Whatever would end after the last day is still in force.
      const freeze = rest > 100_000 && random.chance(0.5) ? this.#holds.freeze(account.id, term < end ? wanted : 'IN_FORCE', { from: effective, until: wanted === 'LIFTED' ? effective + 7 * dayLength : term }) : null
      const takesEffect = freeze !== null && freeze.status !== 'QUEUED'
      const converts = takesEffect && stop.ordinal !== null
      const stopId = writeStop(node, stop, converts ? effective : null)
      if (!freeze) continue
      freezeNotice ??= notice('FREEZE_NOTICE', 'FREEZE', yuan(loss), at - hour)
      const { status, until } = freeze
      const freezeRow = { ...target, family: 'FREEZE', status, instrumentNumber: freezeNotice, amount: yuan(rest), freezeMode: random.chance(0.8) ? 'AMOUNT_LIMITED' : 'CREDIT_ONLY', parentOrderId: stopId, followsId: converts ? stopId : null, issuedAt: iso(at) } as const
      if (!takesEffect) {
        order(freezeRow, { at: effective, code: '1303' })
        continue
      }
      const settled = status === 'RENEWED' ? term - 3 * dayLength : status === 'PARTLY_RETURNED' ? at + 62 * dayLength : until
      const freezeId = order(
        { ...freezeRow, effectiveAt: iso(effective), expiresAt: Number.isFinite(until) ? iso(term) : farFuture, noticeSentAt: iso(at + 3 * hour), ...(Number.isFinite(settled) ? { settledAt: iso(settled) } : {}) },
        { at: effective, code: '0000', fen: rest },
      )
      if (status === 'PARTLY_RETURNED') {
        const fen = Math.min(Math.floor(rest * (0.3 + 0.6 * random.next())), loss - returned)
        returned += fen
        order({ ...target, family: 'RETURN_OF_FUNDS', status: 'RETURNED', amount: yuan(fen), parentOrderId: freezeId, issuedAt: iso(at + 60 * dayLength), effectiveAt: iso(settled) }, { at: settled, code: '0000', fen })
      }
      if (status === 'LIFTED' || random.chance(0.03)) {
        const lifted = status === 'LIFTED'
        const appeal = lifted ? 'LIFTED' : random.pick(['FILED', 'ACCEPTED', 'VERIFYING', 'UPHELD'] as const)
        const decidedAt = lifted ? until : effective + 9 * dayLength
        const between = (part: number) => iso(effective + Math.floor((decidedAt - effective) * part))
        const decided = lifted ? '查明与案件无关，予以解除。 Unrelated to the case: lifted.' : appeal === 'UPHELD' ? '核查后维持。 Upheld after verification.' : null
        scribe.appeal({ id: id('appeal'), orderId: freezeId, addresseeId: account.holdingBankId, status: appeal, filedAt: between(0.5), acceptedAt: appeal === 'FILED' ? null : between(0.6), decidedAt: decided ? iso(decidedAt) : null, appellantName: account.holderName, grounds: '资金来源合法，附交易凭证。 The funds are lawful; proof attached.', decision: decided, nextRemedy: decided ? '可依法申请行政复议或者提起行政诉讼。 Reconsideration or court (AFL §48).' : null, filedById: account.holdingBankId })
      }
    }

    // ---- numbers, accounts, addresses
    const numbers = Math.max(random.times(1.5), random.chance(0.2) ? 1 : 0)
    const met = new Set<string>()
    for (let nth = 0; nth < Math.min(numbers, 4); nth += 1) {
      if (random.chance(0.12)) {
        const msisdn = foreignNumbers[foreignRank.pick(random)]!
        if (met.has(msisdn)) continue
        met.add(msisdn)
        scribe.involveNumber(foreignNumber(msisdn), caseId)
        continue
      }
      const original = carriers.pick(random)
      const moved = random.chance(0.02)
      const current = moved ? (original === agencies.north ? agencies.south : agencies.north) : original
      const kind = random.chance(0.85) ? 'MOBILE' : 'VIRTUAL'
      const drawn = random.pick(['IN_SERVICE', 'SUSPENDED', 'SUSPENDED', 'SUSPENDED', 'DEACTIVATED'] as const)
      const numberStatus = kind === 'VIRTUAL' && drawn === 'SUSPENDED' ? 'BLOCKED' : drawn
      const number = scribe.number({
        id: id('telecom_number'),
        kind,
        status: numberStatus,
        abuse: random.chance(0.45) ? random.pick(['SIM_BOX', 'GOIP', 'GOIP', 'CALLER_ID_SPOOFING', 'IMSI_CATCHER'] as const) : null,
        originalCarrierId: original,
        currentCarrierId: current,
        divisionCode: divisionChoice.pick(random),
        firstSeenAt: iso(paid - random.whole(1, 2_880) * minute),
        msisdn: this.#phone(original, index * 4 + nth),
      })
      scribe.involveNumber(number, caseId)
      if (random.chance(0.75)) {
        const where = divisionChoice.pick(random)
        const owner = this.#holder(random, where, 18, 62)
        scribe.subscriber({ id: id('subscriber'), numberId: number.id, carrierId: current, name: owner.name, idNumber: owner.idNumber, address: `天津市${divisionNames[where]}${random.pick(streets)}路${random.whole(1, 400)}号`, activatedAt: iso(paid - random.whole(3, 400) * dayLength), outlet: `${divisionNames[where]}营业厅` })
      }
      if (moved) scribe.ported({ id: id('number_portability'), numberId: number.id, donorId: original, recipientId: current, portedAt: iso(paid - random.whole(5, 300) * dayLength) })
      for (let call = random.times(0.8); call > 0; call -= 1) {
        scribe.call({ id: id('call_detail_record'), numberId: number.id, carrierId: current, direction: random.chance(0.8) ? 'OUT' : 'IN', counterpart: victimPhone, startedAt: iso(paid - random.whole(1, 600) * minute), durationSeconds: Math.min(Math.floor(Math.exp(4.5 + 1.2 * random.normal())), 14_000), cellDivisionCode: random.chance(0.9) ? divisionChoice.pick(random) : null })
      }
      if (numberStatus !== 'IN_SERVICE' && random.chance(0.6)) {
        order({ family: 'NUMBER_MEASURE', measure: numberStatus === 'DEACTIVATED' ? 'DEACTIVATE' : measureOf(kind), status: 'EXECUTED', addresseeId: current, numberId: number.id, issuedAt: iso(reported + hour), effectiveAt: iso(reported + 2 * hour), noticeSentAt: iso(reported + 3 * hour) }, { at: reported + 2 * hour, code: '0000' })
      }
    }
    for (let nth = 0, count = Math.min(random.times(0.5), 4); nth < count; nth += 1) {
      const qq = random.chance(0.45)
      const blocked = random.chance(0.6)
      const onlineAccountId = id('online_account')
      scribe.onlineAccount({
        id: onlineAccountId,
        platformId: agencies.chat,
        service: qq ? 'QQ' : 'WECHAT',
        status: blocked ? 'BLOCKED' : random.chance(0.4) ? 'RESTRICTED' : 'ACTIVE',
        firstSeenAt: iso(paid - random.whole(1, 4_000) * minute),
        handle: qq ? `9${pad(index * 4 + nth, 10)}` : `wxid_f${base32(index * 4 + nth, 10)}`,
        nickname: `${random.pick(['客服', '导师', '接待', '专员', '经理'])}${random.pick(givenNames)}`,
        ...(random.chance(0.7) ? { registeredPhone: this.#phone(carriers.pick(random), random.whole(0, 99_999_999)), lastLoginAddress: `203.0.113.${random.whole(1, 254)}` } : {}),
      })
      scribe.involveOnlineAccount({ caseId, onlineAccountId }, agencies.chat)
      if (blocked) order({ family: 'IM_MEASURE', status: 'EXECUTED', addresseeId: agencies.chat, onlineAccountId, issuedAt: iso(reported + 2 * hour), effectiveAt: iso(reported + 4 * hour) }, { at: reported + 4 * hour, code: '0000' })
    }
    for (let nth = 0, count = Math.min(random.times(0.3), 4); nth < count; nth += 1) {
      const urlId = id('malicious_url')
      const blocked = random.chance(0.7)
      const top = random.pick(['example', 'test', 'invalid'])
      scribe.url({ id: urlId, url: `https://${random.pick(['pay', 'app', 'h5', 'vip'])}.fraud-${index}-${nth}.${top}/`, kind: random.pick(['WEBSITE', 'APP_DOWNLOAD', 'PAYMENT_PAGE'] as const), status: blocked ? 'BLOCKED' : random.pick(['REACHABLE', 'GONE'] as const), firstSeenAt: iso(paid - random.whole(1, 8_000) * minute), blockedAt: blocked ? iso(reported + 6 * hour) : null, hostedIn: random.chance(0.5) ? 'XX' : null })
      scribe.involveUrl({ caseId, urlId })
      if (blocked && random.chance(0.5)) order({ family: 'URL_MEASURE', status: 'EXECUTED', addresseeId: carriers.pick(random), urlId, issuedAt: iso(reported + 3 * hour), effectiveAt: iso(reported + 6 * hour) }, { at: reported + 6 * hour, code: '0000' })
    }

    // ---- the case and its people
    scribe.fraudCase({
      id: caseId,
      caseNumber: `A${unit}${date}${serialNumber}`,
      fraudType,
      status,
      reportedAt: iso(reported),
      filedAt: status === 'UNDER_REVIEW' ? null : iso(reported + random.whole(2, 70) * hour),
      solvedAt: solved ? iso(reported + random.whole(4, 19) * dayLength) : null,
      closedAt: closed ? iso(reported + random.whole(20, 400) * dayLength) : null,
      ...(status === 'UNDER_REVIEW' ? { reviewDueAt: iso(reviewEnd), reviewOverdueAt: iso(reviewEnd) } : {}),
      mergedIntoId: status === 'MERGED_INTO' ? this.#lead : null,
      statusReason: statusReasons[status] ?? null,
      leadAgencyId: agencies.centre,
      divisionCode: division,
      lossAmount: yuan(loss),
      currency: 'CNY',
      stoppedAmount: yuan(Math.min(stopped, loss)),
      returnedAmount: yuan(returned),
      narrative: `${person.name}被以“${what}”方式骗走${yuan(loss)}元，资金经${depth}级账户转出。`,
      summary: `${what}：资金经${depth}级账户转出。`,
      modusOperandi: what,
      dataLeakSource: random.chance(0.12) ? random.pick(['快递面单', '购物平台订单', '贷款中介', '航班信息']) : null,
      handlingCode: random.pick(['H0', 'H0', 'H0', 'H1', 'H1', 'H2', 'H3'] as const),
    })
    if (solved) scribe.arrest({ id: id('arrest'), caseId, people: random.whole(1, 6), arrestedAt: iso(reported + 4 * dayLength) })
    if (status === 'UNDER_INVESTIGATION') this.#lead = caseId
    scribe.victim({ id: id('victim'), caseId, customerOfId: agencies[victimBank], ageBand: organisation ? 'ORGANISATION' : band, lossAmount: yuan(loss), currency: 'CNY', name: victimAccount.holderName, idNumber: person.idNumber, phone: victimPhone, recordedAt: iso(reported + 5 * minute) })
    const channel = channels.pick(random)
    scribe.incident({ id: incidentId, incidentNumber: `J${unit}${date}${serialNumber}`, channel, status: status === 'UNDER_REVIEW' ? 'ACCEPTED' : 'CASE_FILED', receivedAt: iso(reported), receivingUnitId: agencies.centre, reportedById: channel === 'BANK_BRANCH' ? agencies[victimBank] : null, callTaker: officers.linQiao.name, threePartyCallStartedAt: channel === 'HOTLINE_110' && random.chance(0.6) ? iso(reported + 90_000) : null, fraudType, narrative: `${person.name}报称被骗${yuan(loss)}元。`, divisionCode: division, lossAmount: yuan(loss), currency: 'CNY', reporterName: person.name, reporterPhone: victimPhone, caseId, acceptedAt: iso(accepted) })
    if (random.chance(0.1)) {
      const sideline = sidelined.pick(random)
      const reporter = this.#holder(random, division, 18, 80)
      scribe.incident({ id: id('incident_report'), incidentNumber: `J${division}9${pad(million, 5)}${date}${serialNumber}`, channel: channels.pick(random), status: sideline, receivedAt: iso(reported + random.whole(1, 300) * minute), receivingUnitId: agencies.centre, reportedById: null, callTaker: officers.linQiao.name, threePartyCallStartedAt: null, fraudType, narrative: '来电咨询或重复报警。', divisionCode: division, lossAmount: sideline === 'DUPLICATE' ? yuan(loss) : '0.00', currency: 'CNY', reporterName: reporter.name, reporterPhone: this.#phone(carriers.pick(random), random.whole(0, 99_999_999)), caseId: sideline === 'DUPLICATE' ? caseId : null, duplicateOfId: sideline === 'DUPLICATE' ? incidentId : null, statusReason: sidelineReasons[sideline] ?? null })
    }

    // ---- outreach
    if (random.chance(0.3)) {
      const risk = random.chance(0.2) ? 'HIGH' : random.chance(0.45) ? 'MEDIUM' : 'LOW'
      const where = divisionChoice.pick(random)
      const target = this.#holder(random, where, 18, 85)
      const carrierId = carriers.pick(random)
      const outreachId = id('outreach_record')
      const outcome = random.pick(['DISSUADED', 'DISSUADED', 'DISSUADED', 'NOT_A_VICTIM', 'UNREACHABLE', 'REFUSED', 'ALREADY_LOST', 'CONTACTING', 'CLOSED'] as const)
      const created = reported - random.whole(1, 5_000) * minute
      const script = `${fraudType.toLowerCase().replaceAll('_', '-')}/${random.whole(1, 9)}`
      scribe.outreach({ id: outreachId, outreachNumber: `OUT-${compactDate(created)}-${pad(index, 8)}`, riskLevel: risk, status: outcome, fraudType, createdAt: iso(created), alertedById: random.chance(0.5) ? carrierId : random.chance(0.5) ? agencies[banks.pick(random)] : agencies.centre, assignedUnitId: agencies.centre, carrierId, divisionCode: where, scriptVersion: script, grounds: '与涉案号码通话或访问涉诈网址。 Call with an involved number, or visit to a fraudulent address.', victimName: target.name, victimPhone: this.#phone(carrierId, random.whole(0, 99_999_999)), victimAddress: risk === 'HIGH' ? `天津市${divisionNames[where]}${random.pick(streets)}路${random.whole(1, 400)}号` : null, lossAvoided: outcome === 'DISSUADED' ? yuan(Math.round(median * Math.exp(random.normal())) * 100) : null, closedAt: outcome === 'CONTACTING' ? null : iso(created + random.whole(1, 72) * hour), caseId: random.chance(0.3) ? caseId : null, contactDueAt: iso(created + contactMinutes[risk] * minute), visitConsent: risk === 'HIGH' ? outcome !== 'REFUSED' : null, feedback: outcome === 'CONTACTING' ? null : '已按流程劝阻并反馈。 Dealt with; whoever raised the alert is told.' })
      const attempts = risk === 'HIGH' ? ['SMS', 'CALL', 'VISIT'] as const : risk === 'MEDIUM' ? ['SMS', 'CALL'] as const : ['SMS'] as const
      attempts.forEach((attempt, at) => {
        const last = at === attempts.length - 1
        scribe.attempt({ id: id('outreach_attempt'), outreachId, sequence: at + 1, channel: attempt, attemptedAt: iso(created + (at + 1) * 12 * minute), officer: attempt === 'SMS' ? '12381' : officers.guMan.name, scriptVersion: script, outcome: last && outcome === 'DISSUADED' ? 'DISSUADED' : last && outcome === 'REFUSED' ? 'REFUSED' : outcome === 'UNREACHABLE' || !last ? 'NO_ANSWER' : 'REACHED', note: null })
      })
    }
    scribe.finish()
  }
}

const foreignNumber = (msisdn: string): KnownNumber => ({ id: seedId('telecom_number', `foreign/${msisdn}`), currentCarrierId: null, msisdn })

// ---- writing ---------------------------------------------------------------------------------------------------------------------------------------

async function seedForeignNumbers(sql: Sql, digestKey: DigestKey): Promise<void> {
  const sink = new CopyText()
  const scribe = new Scribe(sink, digestKey)
  for (const msisdn of foreignNumbers) {
    scribe.number({ id: foreignNumber(msisdn).id, kind: 'FOREIGN', status: 'INTERCEPTED', abuse: 'CALLER_ID_SPOOFING', originalCarrierId: null, currentCarrierId: null, divisionCode: null, firstSeenAt: iso(start), msisdn })
  }
  await sql.begin(async (tx) => {
    // Another run may be at the same numbers.
    await tx`select pg_advisory_xact_lock(5701920)`
    const [found] = await tx`select 1 from telecom_number where id = ${foreignNumber(foreignNumbers[0]!).id}`
    if (!found) await copyRows(tx, sink.take())
  })
}

/** Case 0 of another seed would hold one of these account numbers. */
async function assertSameSeed(sql: Sql, ids: ScaleIds): Promise<void> {
  const numbers = [corporateAccount(afterStories), ...Object.values(cardBins).map((bin) => cardNumber(bin, afterStories))]
  const found = await sql<{ id: string }[]>`select id from account_identity where number = any(${numbers}::text[])`
  if (found.some(({ id }) => id !== ids.of('account', 0))) throw new OtherSeedError()
}

/** The database holds made-up cases of another seed. */
export class OtherSeedError extends LiandongError {
  override readonly name = 'OtherSeedError'
  constructor() {
    super('CONFLICT', 409, { en: 'This database holds cases made with another seed. Use that seed, or an empty database.', zh: '该数据库已有以其他种子生成的案件。请使用相同的种子，或换用空数据库。' })
  }
}

/** Makes those of `count` cases of a block that are missing in the database. */
async function makeBlock(sql: Sql, text: CopyText, ids: ScaleIds, options: ScaleOptions, block: number, count: number): Promise<void> {
  const first = block * blockSize
  const caseIds = Array.from({ length: count }, (_, at) => ids.of('fraud_case', first + at))
  const [row] = await sql<{ present: number }[]>`select count(*)::int as present from fraud_case where id = any(${caseIds}::text[])`
  const present = row?.present ?? 0
  if (present === count) return
  const maker = new Block(text, ids, options.seed, block, options.digestKey)
  for (let nth = 0; nth < count; nth += 1) {
    text.muted = nth < present
    maker.write(first + nth)
    if (nth % casesPerTurn === 0) await nextTurn()
  }
  text.muted = false
}

/**
 * Loads what is missing of the first `cases` cases, as the owner: a run that was cut short goes on with the transaction it was in.
 * Uses three connections if `sql` has them. Memory is that of three transactions, about 150 MB. Gathers statistics at the end. Throws RangeError, OtherSeedError.
 */
export async function seedScale(sql: Sql, options: ScaleOptions): Promise<void> {
  const { cases, seed, digestKey, onProgress = () => undefined } = options
  if (!Number.isInteger(cases) || cases < 0 || cases > 10_000_000) throw new RangeError(`cases: 0 to 10,000,000, not ${cases}`)
  if (!Number.isInteger(seed) || seed < 0 || seed >= 2 ** 32) throw new RangeError(`seed: 0 to 4,294,967,295, not ${seed}`)
  if (cases === 0) return
  const ids = new ScaleIds(seed)
  await assertSameSeed(sql, ids)
  await seedForeignNumbers(sql, digestKey)
  const reach = blockSize * blocksPerTransaction
  let begun = 0
  let done = 0
  const load = async (): Promise<void> => {
    while (begun < cases) {
      const first = begun
      const end = Math.min(first + reach, cases)
      begun = end
      const text = new CopyText()
      for (let at = first; at < end; at += blockSize) await makeBlock(sql, text, ids, options, at / blockSize, Math.min(blockSize, end - at))
      await sql.begin(async (tx) => {
        await tx`set local synchronous_commit = off`
        await copyRows(tx, text.take())
      })
      done += end - first
      onProgress(done)
    }
  }
  // One is made here while the server stores two, one on each of two cores.
  await Promise.all([load(), load(), load()])
  for (const { name } of Object.values(seedShapes)) await sql.unsafe(`analyze ${name}`)
}
