/** Reports that nobody's story tells, and the way from one to orders, papers and answers. */
import { agencies, cardBins } from '../../seeds/agencies.js'
import { cardNumber, foreignAccount, mobileNumber } from '../../seeds/numbers.js'
import type { TestApp } from '../support/app.js'
import { act, type Input, look, type Payload } from './acting.js'

/** Second officer of the centre, and the number of the one who acts as `police-control`. */
export const investigator = '120116-0006'
export const controlsOwn = '120116-0002'

export const card = (bank: keyof typeof cardBins, nth: number): string => cardNumber(cardBins[bank], 7_400_000 + nth)

export const fromNow = (milliseconds: number): string => new Date(Date.now() + milliseconds).toISOString()
export const minutesAgo = (minutes: number): string => fromNow(-minutes * 60_000)
export const daysOn = (days: number): string => fromNow(days * 86_400_000)

export const payment = (nth: number, bank: keyof typeof cardBins, amount = '50000.00', minutes = 30) => ({
  amount,
  paidAt: minutesAgo(minutes),
  channel: 'MOBILE_BANK',
  debitAccount: { number: card('metro', nth), holderName: '田小禾' },
  creditAccount: { number: card(bank, nth + 1), holderName: '薛小达' },
})
export const abroad = (nth: number) => ({ number: foreignAccount(7_400_000 + nth), bankId: agencies.foreign, holderName: 'Nordsee Trading (fictional)' })

/** `nth`: ten card and telephone serials that nobody else uses begin there. */
export const report = (nth: number, more: Input = {}): Input => ({
  channel: 'HOTLINE_110',
  fraudType: 'BRUSHING_REBATE',
  divisionCode: '120104',
  narrative: '报案人被拉入刷单群。 Joined a brushing group.',
  reporter: { name: '田小禾', phone: mobileNumber('142', nth), ageBand: 'FROM_18_TO_29' },
  payments: [payment(nth, 'harbour')],
  investigatorNumber: investigator,
  ...more,
})

export const tellReport = (app: TestApp, nth: number, more: Input = {}): Promise<Payload> =>
  act(app, 'police-intake', 'reportIncident', 'report { id version status } case { id version status } orders { id family measure status version addressee { id } account { id } telecomNumber { id } onlineAccount { id } url { id } } outreach { id version }', report(nth, more))

const orderFields = 'id orderNumber family measure status amount heldAmount version expiresAt addressee { id } account { id } telecomNumber { id } onlineAccount { id } url { id }'
export const ordersOf = async (app: TestApp, caseId: string): Promise<Payload[]> =>
  (await look(app, 'police-control', `query Orders($id: ID!) { node(id: $id) { ... on FraudCase { orders(first: 100, order: ISSUED_AT_ASC) { nodes { ${orderFields} } } } } }`, { id: caseId })).node.orders.nodes
export const readOrder = async (app: TestApp, id: string): Promise<Payload> => (await look(app, 'police-control', `query Order($id: ID!) { node(id: $id) { ... on ControlOrder { ${orderFields} } } }`, { id })).node

/** The addressee's answer to an order as it stands. Resolves with the payload. */
export const answer = async (app: TestApp, persona: string, id: string, given: Input): Promise<Payload> =>
  act(app, persona, 'answerOrder', 'order { id status version expiresAt } feedback { id }', { id, version: (await readOrder(app, id)).version, ...given })

/** A paper drafted by the control desk and approved by the chief. */
export async function paper(app: TestApp, caseId: string, type: string, more: Input = {}): Promise<{ readonly id: string; readonly number: string }> {
  const drafted = (await act(app, 'police-control', 'draftInstrument', 'instrument { id instrumentNumber version }', { caseId, type, validUntil: daysOn(200), ...more })).instrument
  await act(app, 'police-chief', 'approveInstrument', 'instrument { id }', { id: drafted.id, version: drafted.version })
  return { id: drafted.id, number: drafted.instrumentNumber }
}

export async function advance(app: TestApp, caseId: string, ...steps: readonly string[]): Promise<void> {
  for (const step of steps) {
    const { node } = await look(app, 'police-control', 'query Case($id: ID!) { node(id: $id) { ... on FraudCase { version } } }', { id: caseId })
    await act(app, 'police-control', 'advanceCase', 'case { id }', { id: caseId, version: node.version, step })
  }
}
