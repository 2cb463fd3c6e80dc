/** Three victims within a day, one ring: funds that move on, a ported number, an alert in time, an appeal that is right, and a return in proportion. */
import { cardNumber, mobileNumber, residentId } from '../seeds/numbers.js'
import { advance, agencyOf, answer, investigator, ordersOf, paper, platformNow, readOrder, returnFunds } from './scenes.js'
import { type Answer, days, hours, playersOf, type Theatre } from './theatre.js'

export interface MuleRing {
  readonly caseId: string
  readonly stopIds: readonly string[]
  readonly downstreamId: string
  readonly freezeId: string
  readonly numberOrderId: string
  readonly restitution: Answer
}

/** `serial`: first of twenty account and telephone serials that nobody else uses. */
export async function playMuleRing(theatre: Theatre, serial: number): Promise<MuleRing> {
  const players = playersOf(theatre)
  const { intake, control, outreach, harbour, metro, delta, north, south, chat } = players
  const card = (bin: string, nth: number) => cardNumber(bin, serial + nth)
  const at = async (minutesAgo: number) => new Date((await platformNow(theatre)) - minutesAgo * 60_000).toISOString()
  theatre.tell({ kind: 'title', who: '', text: 'The mule ring 跑分团伙' })

  const reported = await intake.act('takes the first report on a three-party call; stops and measures are on their way before it ends. 接警，三方通话未结束止付已下发', 'reportIncident', 'report { id incidentNumber version } case { id caseNumber } orders { id family measure addressee { name } } outreach { id version }', {
    channel: 'HOTLINE_110', threePartyCallStartedAt: await at(4), fraudType: 'BRUSHING_REBATE', divisionCode: '120104',
    narrative: '报案人被拉入刷单群，垫付86000元无法提现。 Joined a brushing group and cannot withdraw 86,000.', summary: '刷单就是诈骗。 Brushing is fraud.', modusOperandi: '微信群、虚假任务平台。 WeChat group, false task platform.',
    reporter: { name: '田小禾', phone: mobileNumber('153', (serial + 1) % 10_000), idNumber: residentId('120104', '19981120'), ageBand: 'FROM_18_TO_29' },
    payments: [
      { amount: '50000.00', paidAt: await at(40), channel: 'MOBILE_BANK', debitAccount: { number: card('629902', 1), holderName: '田小禾' }, creditAccount: { number: card('629901', 2), holderName: '薛小达' } },
      { amount: '36000.00', paidAt: await at(30), channel: 'MOBILE_BANK', debitAccount: { number: card('629902', 1), holderName: '田小禾' }, creditAccount: { number: card('629902', 3), holderName: '孔小亮' } },
    ],
    numbers: [mobileNumber('133', (serial + 4) % 10_000)],
    onlineAccounts: [{ service: 'WECHAT', handle: `task_group_${serial}` }],
    urls: [`https://tasks-${serial}.test/join`],
    atRisk: [{ name: '彭小飞', phone: mobileNumber('170', (serial + 5) % 10_000), riskLevel: 'HIGH', grounds: '与同一任务群联系频繁。 In the same group.' }],
    investigatorNumber: investigator,
  })
  const caseId: string = reported.case.id
  theatre.tell({ kind: 'say', who: '', text: `${reported.case.caseNumber}: ${reported.orders.length} orders out, ${reported.outreach.length} outreach begun` })

  await intake.act('adds the second payment and a second victim\'s number as the call goes on. 补充要素', 'addIncidentFacts', 'report { id version } orders { id family }', {
    incidentId: reported.report.id, version: reported.report.version,
    payments: [{ amount: '24000.00', paidAt: await at(20), channel: 'MOBILE_BANK', debitAccount: { number: card('629902', 1), holderName: '田小禾' }, creditAccount: { number: card('629903', 6), holderName: '阮小静' } }],
  })

  const stops = (await ordersOf(control, caseId)).filter(({ family }) => family === 'STOP_PAYMENT')
  const stopAt = (agency: string) => stops.find(({ addressee }) => addressee.id === agencyOf(agency))
  const [atHarbour, atMetro, atDelta] = [stopAt('harbour-bank'), stopAt('metro-bank'), stopAt('delta-bank')]
  await answer(harbour, atHarbour.id, 'stops what is left, and tells where the rest went: FUNDS_MOVED. 部分止付，反馈资金去向', {
    resultCode: '1200', amount: '12000.00', balance: '12000.00', remark: '余额不足，其余已转出。 Balance short, the rest had moved on.',
    movedTo: [{ number: card('629902', 7), holderName: '葛小鹏', amount: '38000.00', at: await at(25), channel: 'MOBILE_BANK' }],
  })
  await answer(metro, atMetro.id, 'stops all of it. 全额止付', { resultCode: '0000', balance: '36000.00', remark: '已止付。 Stopped.' })
  await answer(delta, atDelta.id, 'rejects: the name does not match, so nobody is touched. 户名不符，退回', { resultCode: '0301', remark: '户名不符。 Name mismatch.' })

  const [draft] = (await ordersOf(control, caseId)).filter(({ status, family }) => status === 'DRAFT' && family === 'STOP_PAYMENT')
  const downstream = (await control.act('issues the stop of the second layer that the answer drafted. 下发延伸止付', 'issueDraftOrder', 'order { id status layer version }', { id: draft.id, version: draft.version })).order
  await answer(metro, downstream.id, 'stops the second layer. 二级卡止付', { resultCode: '0000', remark: '已止付。 Stopped.' })

  // Numbers, accounts and addresses.
  const ofCase = async (family: string, agency: string) => (await ordersOf(control, caseId)).find((each) => each.family === family && each.status === 'ISSUED' && each.addressee.id === agencyOf(agency))
  const numberOrder = await ofCase('NUMBER_MEASURE', 'north-carrier')
  await answer(north, numberOrder.id, 'sends it back: the number was ported to South. 号码已携出，退回', { resultCode: '0300', portedTo: agencyOf('south-carrier'), remark: '已携出。 Ported out.' })
  const again = await ofCase('NUMBER_MEASURE', 'south-carrier')
  const suspended = await answer(south, again.id, 'suspends the number. 停机', { resultCode: '0000', remark: '已停机。 Suspended.' })
  const wechat = await ofCase('IM_MEASURE', 'chat-platform')
  await answer(chat, wechat.id, 'takes the account down. 封停', { resultCode: '0000', remark: '已封停。 Taken down.' })
  for (const [carrier, agency] of [[north, 'north-carrier'], [south, 'south-carrier']] as const) {
    const url = await ofCase('URL_MEASURE', agency)
    if (url) await answer(carrier, url.id, 'blocks the address. 封堵网址', { resultCode: '0000', remark: '已封堵。 Blocked.' })
  }

  // Somebody else was about to pay.
  const [alert] = reported.outreach
  const assigned = await outreach.act('takes the alert on. 分派', 'assignOutreach', 'record { id version }', { id: alert.id, version: alert.version })
  const called = await outreach.act('calls 96110 and reaches her. 96110 电话劝阻', 'recordAttempt', 'record { id version status }', { id: alert.id, version: assigned.record.version, channel: 'CALL', outcome: 'DISSUADED', scriptVersion: 'brushing/3' })
  await outreach.act('closes it: 58,000 not lost. 劝阻成功，避免损失58000元', 'closeOutreach', 'record { id status lossAvoided }', { id: alert.id, version: called.record.version, result: 'DISSUADED', lossAvoided: '58000.00', feedback: '已劝阻。 Dissuaded.' })

  // Filing comes before the stops lapse, and the freeze takes their place.
  await theatre.pass(hours(20))
  await advance(control, caseId, 'FILE', 'files the case. 立案')
  await advance(control, caseId, 'START_INVESTIGATION', 'starts to investigate. 开展侦查')
  const notice = await paper(theatre, players, caseId, 'FREEZE_NOTICE', { amountLimit: '110000.00', scope: '涉案账户内被骗资金。 What was traced.', interestIncluded: true })
  const held = await readOrder(control, downstream.id)
  const freeze = (await control.act('turns the second-layer stop into a freeze. 止付转冻结', 'issueFreeze', 'order { id version status }', { caseId, accountId: draft.account.id, instrumentNumber: notice, investigatorNumber: investigator, follows: held.id })).order
  await answer(metro, freeze.id, 'freezes; the stop is converted. 冻结', { resultCode: '0000', remark: '已冻结。 Frozen.' })

  // A stop that nothing follows ends by itself.
  await theatre.pass(hours(40))
  const lapsed = await readOrder(control, atHarbour.id)
  theatre.tell({ kind: 'say', who: '', text: `The stop at Harbour Bank is ${lapsed.status} after 48 hours without a freeze. 止付期满自动解除` })

  // An appeal that is right lifts at once.
  const filed = (await south.stating({ purpose: 'APPEAL' }).act("hands in its customer's appeal. 代客户申诉", 'fileAppeal', 'appeal { id version }', { orderId: suspended.id, appellantName: '骆小谦', grounds: '号码被他人冒名办理。 Registered in my name by somebody else.' })).appeal
  const appealing = control.stating({ purpose: 'APPEAL' })
  const accepted = (await appealing.act('accepts the appeal. 受理申诉', 'acceptAppeal', 'appeal { id version }', { id: filed.id, version: filed.version })).appeal
  await appealing.act('verifies it and restores the number at once. 核实后立即恢复', 'decideAppeal', 'appeal { status } order { id status }', { id: accepted.id, version: accepted.version, outcome: 'LIFTED', decision: '核实属实，立即恢复。 True: restored at once.' })

  await theatre.pass(days(10))
  const restitution = await returnFunds(theatre, players, caseId, freeze.id, metro, 'PRO_RATA', await tracesOf(theatre, players, caseId))
  return { caseId, stopIds: stops.map(({ id }) => id), downstreamId: downstream.id, freezeId: freeze.id, numberOrderId: suspended.id, restitution }
}

/** Where each victim's money goes back to: the account it was paid from. */
export async function tracesOf(_theatre: Theatre, players: ReturnType<typeof playersOf>, caseId: string): Promise<Record<string, unknown>[]> {
  const { node } = await players.control.look('query V($id: ID!) { node(id: $id) { ... on FraudCase { victims(first: 20) { nodes { id } } involvedAccounts(first: 50) { nodes { role account { id } } } } } }', { id: caseId })
  const account = node.involvedAccounts.nodes.find(({ role }: Answer) => role === 'VICTIM')?.account.id
  return node.victims.nodes.map(({ id }: Answer) => ({ victimId: id, accountId: account }))
}
