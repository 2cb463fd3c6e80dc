/** Scenes that every story has: reading orders, papers with their chief's approval, a bank's answer, and a freeze's way to the return of its funds. */
import { seedId } from '../src/database/columns.js'
import type { Answer, Player, Players, Theatre } from './theatre.js'

export const agencyOf = (key: string): string => seedId('agency', key)
/** Second officer of the centre's orders. */
export const investigator = '120116-0006'

const orderFields = 'id orderNumber family measure status amount heldAmount currency version expiresAt layer account { id number } telecomNumber { id } addressee { id name } parentOrder { id }'

/** The order as that caller reads it now; refused and absent read null. */
export const readOrder = async (reader: Player, id: string): Promise<Answer> => (await reader.look(`query Order($id: ID!) { node(id: $id) { ... on ControlOrder { id orderNumber family measure status amount heldAmount currency version expiresAt layer } } }`, { id })).node

/** Orders of a case, oldest first, as the control desk reads them. */
export const ordersOf = async (control: Player, caseId: string): Promise<Answer[]> =>
  (await control.look(`query Orders($id: ID!) { node(id: $id) { ... on FraudCase { orders(first: 100, order: ISSUED_AT_ASC) { nodes { ${orderFields} } } } } }`, { id: caseId })).node.orders.nodes

/** What waits for that addressee, as its own timer would pull it. */
export const pendingOf = async (addressee: Player): Promise<Answer[]> =>
  (await addressee.look('{ pendingOrders(first: 100) { nodes { id orderNumber family measure status version amount currency } } }')).pendingOrders.nodes

/** Acknowledges and answers one order that is pending with the addressee. Resolves with the order as it stands then. */
export async function answer(addressee: Player, id: string, told: string, given: Record<string, unknown>): Promise<Answer> {
  const [pending] = (await pendingOf(addressee)).filter((each) => each.id === id)
  if (!pending) throw new Error(`order ${id} does not wait for ${addressee.name}`)
  const acknowledged = await addressee.act(`takes note of ${pending.orderNumber} ${pending.family} ${pending.measure}. 签收`, 'acknowledgeOrder', 'order { id version status }', { id, version: pending.version })
  const payload = await addressee.act(told, 'answerOrder', `order { id orderNumber status amount version expiresAt effectiveAt } feedback { id resultCode partial amount }`, { id, version: acknowledged.order.version, ...given })
  return payload.order
}

/** A paper drafted by the control desk and approved by the chief. Resolves with its number. */
export async function paper(theatre: Theatre, { control, chief }: Players, caseId: string, type: string, more: Record<string, unknown> = {}): Promise<string> {
  const until = new Date((await platformNow(theatre)) + 200 * 86_400_000).toISOString()
  const drafted = await control.act(`drafts ${type}. 拟制文书`, 'draftInstrument', 'instrument { id instrumentNumber version }', { caseId, type, validUntil: until, ...more })
  const { id, version, instrumentNumber } = drafted.instrument
  await chief.act(`approves ${instrumentNumber}. 审批`, 'approveInstrument', 'instrument { id approverName approvedAt }', { id, version })
  return instrumentNumber
}

export const platformNow = async (theatre: Theatre): Promise<number> => Date.now() + theatre.shiftMs()

/** A step of the case, at whatever version it stands. */
export async function advance(control: Player, caseId: string, step: string, told: string): Promise<void> {
  const { node } = await control.look('query Case($id: ID!) { node(id: $id) { ... on FraudCase { version status } } }', { id: caseId })
  await control.act(told, 'advanceCase', 'case { id status version }', { id: caseId, version: node.version, step })
}

/** From a freeze in force to money on the victims' accounts, by the rules of 2016. Resolves with the restitution. */
export async function returnFunds(theatre: Theatre, players: Players, caseId: string, freezeId: string, bank: Player, method: 'SINGLE_DEPOSIT' | 'PRO_RATA', traces: readonly Record<string, unknown>[] = []): Promise<Answer> {
  const control = players.control.stating({ purpose: 'RESTITUTION' })
  const chief = players.chief.stating({ purpose: 'RESTITUTION' })
  const fields = 'restitution { id restitutionNumber status version formula noticeUntil frozenAmount shares(first: 20) { nodes { id lossAmount shareAmount returnedAmount } } }'
  let { restitution } = await control.act('applies for the return of the frozen funds. 申请返还', 'applyRestitution', fields, { freezeOrderId: freezeId, grounds: '被害人申请返还。 The victims apply.', secondOfficerNumber: investigator })
  ;({ restitution } = await control.act(`sets the method: ${method}. 确定返还方式`, 'setRestitutionMethod', fields, { id: restitution.id, version: restitution.version, method, traces }))
  theatre.tell({ kind: 'say', who: '', text: `Formula 计算公式: ${restitution.formula}` })
  if (method === 'PRO_RATA') {
    ;({ restitution } = await control.act('publishes the notice for thirty days. 公告三十日', 'publishNotice', fields, { id: restitution.id, version: restitution.version }))
    await theatre.pass(32 * 86_400_000)
    ;({ node: restitution } = await control.look('query R($id: ID!) { node(id: $id) { ... on Restitution { id version status } } }', { id: restitution.id }))
  }
  ;({ restitution } = await control.act('submits the report. 呈请返还', 'submitRestitution', fields, { id: restitution.id, version: restitution.version }))
  ;({ restitution } = await chief.act('approves at city level. 设区的市级批准', 'approveRestitution', fields, { id: restitution.id, version: restitution.version }))
  const decision = await paper(theatre, { ...players, control, chief }, caseId, 'RETURN_DECISION')
  ;({ restitution } = await control.act('issues the return decision to the bank. 出具返还决定书', 'decideRestitution', fields, { id: restitution.id, version: restitution.version, instrumentNumber: decision, investigatorNumber: investigator }))
  const paying = bank.stating({ purpose: 'RESTITUTION' })
  for (const order of (await pendingOf(paying)).filter(({ family }) => family === 'RETURN_OF_FUNDS')) {
    await answer(paying, order.id, `returns ${order.amount} ${order.currency} to the remitting account. 返还至原汇款账户`, { resultCode: '0000', remark: '已返还。 Returned.' })
  }
  const { node } = await control.look('query R($id: ID!) { node(id: $id) { ... on Restitution { restitutionNumber status shares(first: 20) { nodes { shareAmount returnedAmount } } } } }', { id: restitution.id })
  theatre.tell({ kind: 'sum', who: '', text: `${node.restitutionNumber} ${node.status}: ${node.shares.nodes.map((share: Answer) => share.returnedAmount).join(' + ')}` })
  return node
}
