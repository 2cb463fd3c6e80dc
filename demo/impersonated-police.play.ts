/** A retired teacher loses 7.92 million to callers who pose as police: three banks, a second layer, a freeze that waits its turn and is renewed, and a single deposit that goes back whole. */
import { cardNumber, mobileNumber, residentId } from '../seeds/numbers.js'
import { tracesOf } from './mule-ring.play.js'
import { advance, agencyOf, answer, investigator, ordersOf, paper, platformNow, readOrder, returnFunds } from './scenes.js'
import { type Answer, days, hours, type Player, playersOf, type Theatre } from './theatre.js'

export interface ImpersonatedPolice {
  readonly caseId: string
  readonly freezeId: string
  readonly extendedId: string
  readonly restitution: Answer
}

/** The call centre abroad is raided in a joint operation: the caller and eight others are caught, the operation is over. Nine people, one of them by name. */
async function crackDown(control: Player, caseId: string, arrestedAt: string): Promise<void> {
  const { suspect } = await control.act('records a suspect: who called. 登记犯罪嫌疑人', 'recordSuspect', 'suspect { id }', { caseId, name: '包小磊', role: 'CALLER', documentKind: 'RESIDENT_ID', documentNumber: residentId('120118', '19970612') })
  const { callCentre } = await control.act('records the call centre abroad. 登记境外窝点', 'recordCallCentre', 'callCentre { id version }', { country: 'XX', place: '虚构国无名市。 A city that does not exist.', firstKnownAt: arrestedAt, caseIds: [caseId], suspectIds: [suspect.id] })
  const { operation } = await control.act('plans a joint operation; nobody outside two desks sees it. 部署联合行动', 'planJointOperation', 'operation { id version }', { name: '海雾。 Sea fog', kind: 'CROSS_BORDER', caseIds: [caseId], callCentreIds: [callCentre.id] })
  const begun = await control.act('begins. 开始行动', 'advanceJointOperation', 'operation { id version }', { id: operation.id, version: operation.version, step: 'START' })
  await control.act('raids the call centre. 捣毁窝点', 'advanceCallCentre', 'callCentre { status }', { id: callCentre.id, version: callCentre.version, step: 'RAID' })
  await control.act('records the arrests: one by name, eight counted. 抓获嫌疑人', 'recordArrests', 'arrests { people }', { caseId, suspectIds: [suspect.id], people: 8, arrestedAt, operationId: operation.id, country: 'XX' })
  await control.act('concludes the operation. 收网结束', 'advanceJointOperation', 'operation { status }', { id: operation.id, version: begun.operation.version, step: 'CONCLUDE' })
}

export async function playImpersonatedPolice(theatre: Theatre, serial: number): Promise<ImpersonatedPolice> {
  const players = playersOf(theatre)
  const { intake, control, harbour, metro, delta } = players
  const card = (bin: string, nth: number) => cardNumber(bin, serial + nth)
  const at = async (minutesAgo: number) => new Date((await platformNow(theatre)) - minutesAgo * 60_000).toISOString()
  theatre.tell({ kind: 'title', who: '', text: 'Impersonated police 冒充公检法：792万元' })
  const victim = { number: card('629901', 1), holderName: '梅小琴' }
  const reported = await intake.act('takes the report; three banks are asked to stop within the same second. 接警，三家银行同秒止付', 'reportIncident', 'report { id version } case { id caseNumber } orders { id family addressee { name } }', {
    channel: 'HOTLINE_110', threePartyCallStartedAt: await at(2), fraudType: 'LAW_ENFORCEMENT_IMPERSONATION', divisionCode: '120101',
    narrative: '自称民警者以涉嫌洗钱为由，诱骗转入“安全账户”792万元。 Callers posing as police had 7.92 million moved to “safe accounts”.', summary: '公安机关没有安全账户。 There is no safe account.', modusOperandi: '改号来电、伪造通缉令、远程控制。 Spoofed caller ID, forged warrant, remote control.',
    reporter: { name: '梅小琴', phone: mobileNumber('133', (serial + 2) % 10_000), idNumber: residentId('120101', '19560308'), ageBand: 'FROM_60' },
    payments: [
      { amount: '3000000.00', paidAt: await at(55), channel: 'ONLINE_BANK', debitAccount: victim, creditAccount: { number: card('629901', 3), holderName: '薛大' } },
      { amount: '2920000.00', paidAt: await at(51), channel: 'ONLINE_BANK', debitAccount: victim, creditAccount: { number: card('629902', 4), holderName: '孔大' } },
      { amount: '2000000.00', paidAt: await at(47), channel: 'ONLINE_BANK', debitAccount: victim, creditAccount: { number: card('629903', 5), holderName: '阮大' } },
    ],
    investigatorNumber: investigator,
  })
  const caseId: string = reported.case.id

  await intake.act('hears the daughter tell the same: recognised, and nobody is stopped twice. 女儿重复报警，自动识别', 'reportIncident', 'report { id status } duplicateOf { id } orders { id }', {
    channel: 'HOTLINE_96110', fraudType: 'LAW_ENFORCEMENT_IMPERSONATION', divisionCode: '120101', narrative: '女儿再次报警。 The daughter reports the same.',
    reporter: { name: '周小晓', phone: mobileNumber('153', (serial + 6) % 10_000), ageBand: 'FROM_30_TO_44' },
    payments: [{ amount: '3000000.00', paidAt: await at(55), channel: 'ONLINE_BANK', debitAccount: victim, creditAccount: { number: card('629901', 3), holderName: '薛大' } }],
  })

  const stops = (await ordersOf(control, caseId)).filter(({ family }) => family === 'STOP_PAYMENT')
  const stopAt = (agency: string) => stops.find(({ addressee }) => addressee.id === agencyOf(agency))
  const [atHarbour, atMetro, atDelta] = [stopAt('harbour-bank'), stopAt('metro-bank'), stopAt('delta-bank')]
  await answer(harbour, atHarbour.id, 'stops 50,000; the rest is gone to Metro. 部分止付', { resultCode: '1200', amount: '50000.00', remark: '余额不足。 Balance short.', movedTo: [{ number: card('629902', 7), holderName: '葛大', amount: '2950000.00', at: await at(44), channel: 'MOBILE_BANK' }] })
  await answer(metro, atMetro.id, 'stops 20,000. 部分止付', { resultCode: '1200', amount: '20000.00', remark: '余额不足。 Balance short.' })
  await answer(delta, atDelta.id, 'has nothing left. 余额为零', { resultCode: '1300', remark: '余额为零。 Nothing left.' })
  const [draft] = (await ordersOf(control, caseId)).filter(({ status }) => status === 'DRAFT')
  const second = (await control.act('issues the stop of layer 2. 下发二级卡止付', 'issueDraftOrder', 'order { id version layer }', { id: draft.id, version: draft.version })).order
  await answer(metro, second.id, 'holds 2,950,000.00 in layer 2. 二级卡止付295万元', { resultCode: '0000', remark: '已止付。 Stopped.' })

  // The first stop needs more time: extended once, before it ends, and never a third time.
  await theatre.pass(hours(40))
  const extended = await readOrder(control, atHarbour.id)
  await control.act('extends the stop at Harbour before it ends. 止付延期', 'extendStopPayment', 'order { id status expiresAt version }', { id: extended.id, version: extended.version, reason: '尚在核查。 Still being verified.' })
  await advance(control, caseId, 'FILE', 'files the case. 立案')
  await advance(control, caseId, 'START_INVESTIGATION', 'starts to investigate. 开展侦查')
  const notice = await paper(theatre, players, caseId, 'FREEZE_NOTICE', { amountLimit: '7920000.00', scope: '涉案账户内被骗资金。 What was traced.', interestIncluded: true })
  const freeze = (await control.act('freezes layer 2 for a year: complex case, city level. 冻结一年', 'issueFreeze', 'order { id version }', { caseId, accountId: draft.account.id, instrumentNumber: notice, investigatorNumber: investigator, follows: second.id, term: 'ONE_YEAR' })).order
  await answer(metro, freeze.id, 'freezes 2,950,000.00. 已冻结', { resultCode: '0000', remark: '已冻结。 Frozen.' })

  // A year is not enough: renewed before it expires.
  await theatre.pass(days(150))
  const renewal = await paper(theatre, players, caseId, 'FREEZE_NOTICE', { amountLimit: '7920000.00', scope: '续冻。 Renewal.', interestIncluded: true })
  const running = await readOrder(control, freeze.id)
  await control.act('renews the freeze in time. 续冻', 'renewFreeze', 'order { id status expiresAt }', { id: running.id, version: running.version, instrumentNumber: renewal })
  await advance(control, caseId, 'SOLVE', 'solves the case. 破案')
  await crackDown(control.stating({ purpose: 'INVESTIGATION' }), caseId, await at(60))
  const restitution = await returnFunds(theatre, players, caseId, freeze.id, metro, 'SINGLE_DEPOSIT', await tracesOf(theatre, players, caseId))
  return { caseId, freezeId: freeze.id, extendedId: atHarbour.id, restitution }
}
