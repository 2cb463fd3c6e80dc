/** 2020-05 and 2020-06: the cases of the mule ring are linked by what they share, confirmed and made one series; a fourth case is thought to belong to it, and by one desk for the wrong reason. */
import { seedId } from '../src/database/columns.js'
import { componentsOf } from '../src/linkages/component.rules.js'
import { type Clue, type LinkageState, type LinkageType, type Pair, pairOf, pairsOf, type Shared, strengthOf } from '../src/linkages/linkage.rules.js'
import { agencies } from './agencies.js'
import { muleRing } from './mule-ring.js'
import { officers } from './officers.js'
import { overFrozenSeller } from './over-frozen-seller.js'
import type { Scribe } from './scribe.js'

const id = (table: string, key: string) => seedId(table, `linkages/${key}`)

const [first, second, third] = muleRing.caseIds as [string, string, string]
const unitOf = (caseId: string) => ({ caseId, unitId: agencies.centre })

export const linkages = {
  seriesId: id('case_series', 'ring'),
  seriesNumber: 'SER-20200513-0001',
  /** Proposed by the analysis desk and not decided on, from the side of the fourth case. */
  proposedId: id('case_linkage', `${overFrozenSeller.caseId}/${first}/SAME_DEVICE`),
  rejectedId: id('case_linkage', `${overFrozenSeller.caseId}/${third}/SAME_MODUS_OPERANDI`),
} as const

/** What the second case shared with the first when it was reported, and the third with both. */
const shared = (type: LinkageType, kind: Shared['kind'], thing: string, latest: readonly string[]): Shared => ({ type, kind, thing, latest, first: latest[0] as string, isDoubtful: false })
const { harbour, metro, delta, cash } = muleRing.accounts
const found: readonly Pair[] = [
  ...pairsOf(second, [harbour, metro, cash].map((account) => shared('SAME_ACCOUNT', 'ACCOUNT', account, [first])), unitOf),
  ...pairsOf(
    third,
    [shared('SAME_ACCOUNT', 'ACCOUNT', metro, [first, second]), shared('SAME_ACCOUNT', 'ACCOUNT', delta, [second]), shared('SAME_ACCOUNT', 'ACCOUNT', cash, [first, second]), shared('SAME_NUMBER', 'NUMBER', muleRing.numbers.south, [second])],
    unitOf,
  ),
]

interface Decision {
  readonly state: LinkageState
  readonly at: string
  readonly by: string
  readonly reason: string | null
}

export function tellLinkages(scribe: Scribe): typeof linkages {
  let serial = 0
  const tell = (pair: Pair, foundAt: string, proposedBy: string | null, decision: Decision | null): void => {
    const numberOf = (): string => `LNK-${foundAt.slice(0, 10).replaceAll('-', '')}-${String((serial += 1)).padStart(4, '0')}`
    scribe.linkage(pair, { foundAt, proposedBy, proposingUnitId: proposedBy === null ? null : agencies.centre, numberOf, decision, idOf: id })
  }
  const confirmed: Decision = { state: 'CONFIRMED', at: '2020-05-13T10:30:00+08:00', by: officers.shenYiran.subject, reason: null }
  for (const pair of found) tell(pair, '2020-05-13T09:31:00+08:00', null, confirmed)

  const told = (other: string, type: LinkageType, words: string): Pair => pairOf(unitOf(overFrozenSeller.caseId), unitOf(other), type, strengthOf(type, false), [{ thing: id('linkage_clue', `${other}/${type}`), kind: 'GROUNDS', words } satisfies Clue])
  tell(told(first, 'SAME_DEVICE', '两案网络账号的登录地址同属一个网段。 The online accounts of both were used from one range of addresses.'), '2020-06-04T10:00:00+08:00', officers.shenYiran.subject, null)
  tell(told(third, 'SAME_MODUS_OPERANDI', '均以小额付款套取转账。 Both ask for a small payment first.'), '2020-06-03T16:20:00+08:00', officers.zhouKe.subject, { state: 'REJECTED', at: '2020-06-04T09:15:00+08:00', by: officers.shenYiran.subject, reason: '手法过于普遍，不足以串并。 Too common to say anything.' })

  const [cases = []] = componentsOf(muleRing.caseIds, found.map(({ lowCaseId, highCaseId }) => [lowCaseId, highCaseId] as const))
  scribe.series({ id: linkages.seriesId, seriesNumber: linkages.seriesNumber, state: 'FORMED', leadCaseId: first, leadUnitId: agencies.centre, isLeadChosen: false, formedAt: confirmed.at, endedAt: null, joinedId: null, version: 2 }, cases, agencies.centre)
  return linkages
}
