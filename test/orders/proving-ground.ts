/** Where random orders are given: the real application with a clock of its own, and for each run a case with accounts, a number and papers that no other run touches. */
import { Agent, request } from 'node:http'
import { cardNumber, mobileNumber } from '../../seeds/numbers.js'
import { newId } from '../../src/database/columns.js'
import { openTestApp, personaOf, type TestApp } from '../support/app.js'
import { agencyOf, type Order, type Paper, type Request, type Setting, type State } from './order-model.js'
import type { Family } from './rule-book.js'

export interface Told {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: answers are read by path in many shapes
  readonly data: any
  readonly errors: readonly { readonly message: string; readonly extensions: { readonly code: string; readonly rule?: string } }[]
}

/** An order as the database holds it; instants in milliseconds. */
export interface Row {
  readonly id: string
  readonly family: Family
  readonly status: string
  readonly version: number
  readonly target: string
  readonly addressee: string
  readonly issuedAt: number
  readonly effectiveAt: number | null
  readonly expiresAt: number | null
  readonly extensions: number
  readonly untold: boolean
  readonly ordinal: number | null
  readonly caseId: string
  readonly follows: string | null
  readonly isYear: boolean
}

export const inputTypes: Readonly<Record<string, string>> = {
  reportIncident: 'ReportIncidentInput',
  issueStopPayment: 'IssueStopPaymentInput',
  issueFreeze: 'IssueFreezeInput',
  issueAccountQuery: 'IssueAccountQueryInput',
  issueAccountWatch: 'IssueAccountWatchInput',
  issueNumberMeasure: 'IssueNumberMeasureInput',
  issueOnlineMeasure: 'IssueOnlineMeasureInput',
  withdrawOrder: 'OrderStepInput',
  extendStopPayment: 'OrderStepInput',
  liftStopPayment: 'OrderStepInput',
  liftMeasure: 'OrderStepInput',
  restoreMeasure: 'OrderStepInput',
  liftFreeze: 'LiftFreezeInput',
  renewFreeze: 'RenewFreezeInput',
  acknowledgeOrder: 'OrderVersionInput',
  answerOrder: 'AnswerOrderInput',
}
const orderFields = 'id status version expiresAt allowedTransitions { action to allowed rule }'
const mutations = new Map(Object.entries(inputTypes).map(([root, type]) => [root, `mutation Act($input: ${type}!) { ${root}(input: $input) { ${root === 'reportIncident' ? 'orders' : 'order'} { ${orderFields} } userErrors { field code rule } } }`]))

/** A card, number or handle that no other run has. Runs of one process are fewer than these can tell apart. */
let serial = 500_000

export class ProvingGround {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 2 })
  private shiftMs = 0

  private constructor(readonly app: TestApp) {}

  static async open(): Promise<ProvingGround> {
    const app = await openTestApp()
    // Years pass here: agreements go on, and the stories' own orders wait for nothing.
    await app.owner`update data_sharing_agreement set valid_until = '2999-01-01T00:00:00+08:00'`
    await app.owner`update control_order set expires_at = null, answer_due_at = null`
    return new ProvingGround(app)
  }

  async close(): Promise<void> {
    this.agent.destroy()
    await this.app.close()
  }

  /** The platform's time, as near as this process knows it. */
  now = (): number => Date.now() + this.shiftMs

  async setTime(at: number): Promise<void> {
    this.shiftMs = at - Date.now()
    await this.app.shiftClock(this.shiftMs)
  }
  async realTime(): Promise<void> {
    this.shiftMs = 0
    await this.app.shiftClock(0)
  }

  act = ({ persona, root, input }: Request, key: string): Promise<Told> => this.post(persona, { query: mutations.get(root), variables: { input } }, key)

  look = (persona: string, id: string): Promise<Told> => this.post(persona, { query: `query Look($id: ID!) { node(id: $id) { ... on ControlOrder { ${orderFields} } } }`, variables: { id } }, null)

  private async post(persona: string, body: object, key: string | null): Promise<Told> {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${await this.app.token(persona)}`, 'x-purpose': personaOf(persona).purposes[0], ...(key ? { 'idempotency-key': key } : {}) }
    return new Promise((resolve, reject) => {
      const text = Buffer.from(JSON.stringify(body))
      const sent = request(this.app.url, { method: 'POST', agent: this.agent, headers: { ...headers, 'content-length': text.length } }, (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.once('error', reject)
        response.once('end', () => {
          const { data = null, errors = [] } = JSON.parse(Buffer.concat(parts).toString())
          resolve({ status: response.statusCode as number, data, errors })
        })
      })
      sent.once('error', reject)
      sent.end(text)
    })
  }

  /** Orders on what the run touches. */
  async rows({ accounts, number, online }: Setting): Promise<readonly Row[]> {
    const { owner } = this.app
    const [found] = await owner<{ rows: string }[]>`
      select coalesce(json_agg(json_build_object('id', id, 'family', family, 'status', status, 'version', version, 'target', coalesce(account_id, number_id, online_account_id), 'addressee', addressee_id, 'extensions', extensions, 'untold', awaits_addressee, 'ordinal', stop_ordinal, 'caseId', case_id, 'follows', follows_id, 'isYear', coalesce(term = 'FREEZE_TERM_MAJOR', false),
        'issuedAt', extract(epoch from issued_at) * 1000, 'effectiveAt', extract(epoch from effective_at) * 1000, 'expiresAt', extract(epoch from expires_at) * 1000)), '[]')::text as rows
      from control_order where account_id in ${owner([...accounts.keys()])} or number_id = ${number} or online_account_id = ${online}`
    return JSON.parse(found?.rows as string)
  }

  /** What each order's events and answers say of it. */
  async histories(ids: readonly string[]): Promise<readonly { readonly id: string; readonly status: string; readonly version: number; readonly events: readonly (readonly [version: number, from: string | null, to: string, action: string])[]; readonly answers: number }[]> {
    const { owner } = this.app
    return owner`
      select o.id, o.status, o.version, (select count(*)::int from order_feedback f where f.order_id = o.id) as answers,
        (select json_agg(json_build_array(e.version, e.from_status, e.to_status, e.action) order by e.version, e.id) from order_event e where e.order_id = o.id) as events
      from control_order o where o.id in ${owner([...ids])}`
  }

  /** Nothing of a run that is over becomes due in the next, which begins at the machine's own time. */
  async rest(ids: readonly string[]): Promise<void> {
    const { owner } = this.app
    await owner`update control_order set expires_at = null, answer_due_at = null where id in ${owner([...ids])}`
  }

  /**
   * A report by 110: two accounts of two banks, a number and an online account, each with its order issued at once, in a case under review. Beside it a filed case
   * with the first account alone, and papers for both.
   */
  async arrange(): Promise<{ readonly setting: Setting; readonly state: State }> {
    await this.realTime()
    const { owner } = this.app
    serial += 10
    const numbers = [cardNumber('629901', serial), cardNumber('629902', serial + 1)]
    const at = new Date(Date.now() - 600_000).toISOString()
    const told = await this.act(
      {
        persona: 'police-intake',
        root: 'reportIncident',
        input: {
          channel: 'HOTLINE_110', fraudType: 'FAKE_LOAN', divisionCode: '120101', narrative: '被骗两笔。 Two payments.', reporter: { name: '梅小琴', phone: '+8613300001234', ageBand: 'FROM_60' },
          payments: numbers.map((number) => ({ amount: '800.00', paidAt: at, channel: 'ONLINE_BANK', creditAccount: { number } })), numbers: [msisdn(serial)], onlineAccounts: [{ service: 'WECHAT', handle: `wx_model_${serial}` }],
        },
      },
      newId('request'),
    )
    const ids = (told.data?.reportIncident?.orders ?? []).map(({ id }: { id: string }) => id)
    if (ids.length !== 4) throw new Error(`the report was not taken: ${JSON.stringify(told)}`)
    const orders = await owner<{ case: string; account: string | null; number: string | null; online: string | null; bank: string; card: string | null }[]>`
      select o.case_id as case, o.account_id as account, o.number_id as number, o.online_account_id as online, o.addressee_id as bank, i.number as card from control_order o left join account_identity i on i.id = o.account_id where o.id in ${owner(ids)}`
    const of = <Column extends 'account' | 'number' | 'online'>(column: Column) => orders.filter((each) => each[column] !== null)
    const reviewCase = orders[0]?.case as string
    const [first, second] = of('account').sort((a, b) => (a.card as string).localeCompare(b.card as string))
    const [number, online] = [of('number')[0]?.number as string, of('online')[0]?.online as string]
    const filedCase = newId('fraud_case')
    const end = Date.now() + 100 * 365 * 86_400_000
    const paper = (caseId: string, kind: Paper['kind'], level: Paper['level'], until = end) => ({ id: newId('legal_instrument'), number: `MODEL-${serial}-${caseId === filedCase ? 'F' : 'R'}-${kind}-${level}`, caseId, kind, level, until })
    const papers = [paper(filedCase, 'STOP', 'COUNTY'), paper(filedCase, 'QUERY', 'COUNTY', Math.floor(Date.now() / 1000) * 1000 + 10 * 86_400_000), paper(filedCase, 'FREEZE', 'COUNTY'), paper(filedCase, 'FREEZE', 'CITY'), paper(reviewCase, 'STOP', 'COUNTY'), paper(reviewCase, 'QUERY', 'COUNTY')]
    const types: Readonly<Record<Paper['kind'], string>> = { STOP: 'STOP_PAYMENT_REQUEST', QUERY: 'QUERY_NOTICE', FREEZE: 'FREEZE_NOTICE' }
    const written = JSON.stringify(papers.map((each) => ({ id: each.id, instrument_number: each.number, type: types[each.kind], case_id: each.caseId, approver_level: each.level, valid_until: new Date(each.until).toISOString(), amount_limit: null })))
    await owner`
      with filed as (
        insert into fraud_case select (jsonb_populate_record(c, ${owner.json({ id: filedCase, case_number: `MODEL-${serial}`, status: 'UNDER_INVESTIGATION', filed_at: at, review_due_at: null })})).* from fraud_case c where c.id = ${reviewCase}
      ), accounts as (
        insert into involved_account select (jsonb_populate_record(v, jsonb_build_object('id', ${newId('involved_account')}::text, 'case_id', ${filedCase}::text))).* from involved_account v where v.case_id = ${reviewCase} and v.account_id = ${first?.account as string}
      ), numbers as (
        insert into involved_number values (${filedCase}, ${number})
      ), online as (
        insert into involved_online_account values (${filedCase}, ${online})
      )
      insert into legal_instrument select (jsonb_populate_record(i, p)).* from legal_instrument i, jsonb_array_elements(${written}::text::jsonb) p where i.case_id = ${reviewCase}`
    const setting: Setting = {
      filedCase, reviewCase, number, online,
      accounts: new Map([first, second].map((each, nth) => [each?.account as string, { bank: each?.bank as string, number: each?.card as string, cases: nth === 0 ? [reviewCase, filedCase] : [reviewCase] }])),
      papers: new Map(papers.map((each) => [each.number, each])),
    }
    const state: State = {
      carrier: agencyOf('carrier-north'),
      orders: (await this.rows(setting)).map(({ id, family, target, addressee, issuedAt }): Order => ({ id, family, status: 'ISSUED', version: 1, target, addressee, caseId: reviewCase, amount: family === 'STOP_PAYMENT' ? '800.00' : null, issuedAt, effectiveAt: null, expiresAt: null, extensions: 0, untold: true, follows: null, term: 'SIX_MONTHS', paperUntil: 0, answers: 0 })),
    }
    return { setting, state }
  }
}

/** Mobile numbers of North Carrier. */
const msisdn = (nth: number): string => `${mobileNumber('133', 0).slice(0, 6)}${String(nth).padStart(8, '0')}`
