/** Potential victims at three risk levels: a visit, a call, a message. */
import { seedId } from '../src/database/columns.js'
import { agencies, farFuture } from './agencies.js'
import { impersonatedPolice } from './impersonated-police.js'
import { muleRing } from './mule-ring.js'
import { officers } from './officers.js'
import { people } from './people.js'
import type { Scribe } from './scribe.js'

const id = (table: string, key: string) => seedId(table, `outreach/${key}`)

export const outreach = {
  high: id('outreach_record', 'high'),
  medium: id('outreach_record', 'medium'),
  low: id('outreach_record', 'low'),
  highNumber: 'OUT-20190318-0001',
  mediumNumber: 'OUT-20200512-0001',
  lowNumber: 'OUT-20200603-0001',
} as const

export function tellOutreach(scribe: Scribe): typeof outreach {
  const { heYulan, pengFei, suMeng } = people
  scribe.outreach({ id: outreach.high, outreachNumber: outreach.highNumber, riskLevel: 'HIGH', status: 'DISSUADED', fraudType: 'LAW_ENFORCEMENT_IMPERSONATION', createdAt: '2019-03-18T16:45:00+08:00', alertedById: agencies.north, assignedUnitId: agencies.centre, carrierId: agencies.south, divisionCode: '120103', scriptVersion: 'police-impersonation/3', grounds: '正与涉案号码通话。 In a call with a number of a case.', victimName: heYulan.name, victimPhone: heYulan.phone, victimAddress: heYulan.address, lossAvoided: '460000.00', closedAt: '2019-03-18T18:30:00+08:00', caseId: impersonatedPolice.caseId, contactDueAt: '2019-03-18T17:00:00+08:00', visitConsent: true, protectiveMeasure: '应本人及家属要求，非柜面单日限额5000元，30日。 At her own and her family’s request: 5,000 a day away from the counter, for 30 days.', feedback: '已见面劝阻，未转账。 Dissuaded in person; nothing was paid.', version: 5 })
  scribe.attempt({ id: id('outreach_attempt', 'high/1'), outreachId: outreach.high, sequence: 1, channel: 'SMS', attemptedAt: '2019-03-18T16:46:00+08:00', officer: '12381', scriptVersion: 'police-impersonation/3', outcome: 'NO_ANSWER', note: null })
  scribe.attempt({ id: id('outreach_attempt', 'high/2'), outreachId: outreach.high, sequence: 2, channel: 'CALL', attemptedAt: '2019-03-18T16:48:00+08:00', officer: officers.guMan.name, scriptVersion: 'police-impersonation/3', outcome: 'DISBELIEVED', note: '坚信对方是民警，派社区民警上门。 Believes the caller; community officer sent.' })
  scribe.attempt({ id: id('outreach_attempt', 'high/3'), outreachId: outreach.high, sequence: 3, channel: 'VISIT', attemptedAt: '2019-03-18T17:25:00+08:00', officer: '河西社区民警', scriptVersion: 'police-impersonation/3', outcome: 'DISSUADED', note: '见面劝阻成功，保住46万元。 Dissuaded in person; 460,000 kept.' })
  scribe.outreach({ id: outreach.medium, outreachNumber: outreach.mediumNumber, riskLevel: 'MEDIUM', status: 'REACHED', fraudType: 'FAKE_INVESTMENT', createdAt: '2020-05-12T15:00:00+08:00', alertedById: agencies.harbour, assignedUnitId: agencies.centre, carrierId: agencies.north, divisionCode: '120112', scriptVersion: 'fake-investment/5', grounds: '拟向可疑账户汇款。 About to pay into a suspicious account.', victimName: pengFei.name, victimPhone: pengFei.phone, victimAddress: pengFei.address, lossAvoided: null, closedAt: null, caseId: muleRing.caseIds[1], contactDueAt: '2020-05-12T17:00:00+08:00', version: 3 })
  scribe.attempt({ id: id('outreach_attempt', 'medium/1'), outreachId: outreach.medium, sequence: 1, channel: 'CALL', attemptedAt: '2020-05-12T15:06:00+08:00', officer: officers.guMan.name, scriptVersion: 'fake-investment/5', outcome: 'REACHED', note: '承诺暂不汇款，次日回访。 Will wait; to be called again tomorrow.' })
  scribe.outreach({ id: outreach.low, outreachNumber: outreach.lowNumber, riskLevel: 'LOW', status: 'CONTACTING', fraudType: 'BRUSHING_REBATE', createdAt: '2020-06-03T09:00:00+08:00', alertedById: agencies.chat, assignedUnitId: agencies.centre, carrierId: agencies.north, divisionCode: '120102', scriptVersion: 'brushing/7', grounds: '加入可疑任务群。 Joined a suspicious task group.', victimName: suMeng.name, victimPhone: suMeng.phone, victimAddress: null, lossAvoided: null, closedAt: null, caseId: null, contactDueAt: farFuture, version: 3 })
  scribe.attempt({ id: id('outreach_attempt', 'low/1'), outreachId: outreach.low, sequence: 1, channel: 'SMS', attemptedAt: '2020-06-03T09:05:00+08:00', officer: '12381', scriptVersion: 'brushing/7', outcome: 'NO_ANSWER', note: null })
  return outreach
}
