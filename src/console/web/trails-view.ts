/** Where the money of cases went: every trail, and one of them as a picture with the same beneath it as tables. */
import { basisForm, underBasis } from './basis-form.js'
import { type Child, element } from './dom.js'
import { amountText, fenOf } from './money.js'
import { amountCell, empty, facts, field, input, link, notice, paging, searchLine, table } from './parts.js'
import { pictureFrame } from './picture.js'
import { readInPages, recordsLine, sheetTable } from './picture-page.js'
import { pictureTools, type Sheet } from './picture-tools.js'
import { elsewhere } from './place.js'
import { counted, number, say } from './speech.js'
import { shanghai } from './times.js'
import { type Figure, figureOf, type Spot, type Strand } from './trail-figure.js'
import { accountName, exitWord, spotName, trailPicture } from './trail-picture.js'
import { trailProgress } from './trail-progress.js'
import type { FlowEdge, FlowNode, Trail } from './trail-shapes.js'
import { findTrails, mostRead, readTrail, type TrailRead } from './trails.js'
import type { Context, Shown, View } from './view.js'

const rowsOfPage = 50
/** Beyond them a picture says nothing to anybody, and takes seconds to lay out. */
const [mostDrawn, mostStrands] = [300, 600]
const trailNumber = /^TRL-/i

export const trailsView: View = async (context) => {
  const { trail = '' } = context.place.asked
  return underBasis(context, title(), () => (trailNumber.test(trail) ? one(context, trail) : list(context, trail)))
}

const title = (): string => say('Fund trail', '资金链')

const trailLink = ({ place }: Context, { trailNumber: number }: Trail): HTMLElement => link(elsewhere(place, 'trails', { trail: number }), number, { class: 'mono' })
const caseLink = ({ session, place }: Context, { case: of }: Trail): Child => (of ? (session.schema.has('Query', 'subjectAccesses') ? link(elsewhere(place, 'subject', { id: of.id }), of.caseNumber ?? of.id, { class: 'mono', title: say('Who saw this case', '谁查看过本案') }) : element('span', { class: 'mono' }, of.caseNumber ?? of.id)) : '–')
const methodName = ({ session }: Context, { method }: Trail): string => (method ? session.schema.meaning('TraceMethod', method) : '–')

/** `asked`: number of a case, or nothing. */
async function list(context: Context, asked: string): Promise<Shown> {
  const { session, place } = context
  const { schema } = session
  const page = await findTrails(session, { caseNumber: asked, first: rowsOfPage, after: place.asked['after'] ?? null })
  const total = page?.totalCount === null ? say('more than 10,000 trails', '超过 10,000 条资金链') : counted(page?.totalCount ?? 0, 'trail', 'trails', '条资金链')
  const sums = ([['paidAmount', say('Paid', '付款')], ['exitedAmount', say('Left', '流出')], ['recoverableAmount', say('Lies there', '尚存')]] as const).filter(([name]) => schema.has('FundTrail', name))
  return {
    title: title(),
    told: total,
    content: [
      element('p', { class: 'lead' }, say('Where the money of a case went, as far as banks had reported when it was traced, and what of it can still be stopped.', '案件资金的去向（以追踪时各行反馈为限），以及尚可止付的部分。')),
      searchLine(context, say('Look', '查看'), [field(say('Number of a trail or of a case', '资金链或案件编号'), input('trail', asked, { class: 'mono', placeholder: 'TRL-… · A…' }), { className: 'wide' })]),
      sums.length > 0 && basisForm(context, asked),
      asked && !page ? notice('warn', say(`There is no case ${asked}, or it is not yours to see.`, `没有案件 ${asked}，或您无权查看。`)) : element('p', { class: 'totals' }, element('strong', {}, total), ' ', say('last traced first', '按追踪时间由新到旧')),
      page?.nodes.length
        ? table(
            say('Fund trails, times in Shanghai (UTC+8)', '资金链，时间为上海时间（UTC+8）'),
            [{ head: say('Trail', '资金链') }, { head: say('Case', '案件') }, { head: say('Method', '追踪方法') }, { head: say('Traced (UTC+8)', '追踪时间（UTC+8）'), kind: 'time' }, ...sums.map(([, head]) => ({ head, kind: 'number' as const })), ...(sums.length ? [{ head: say('Currency', '币种') }] : [])],
            page.nodes.map((trail) => ({ cells: [trailLink(context, trail), caseLink(context, trail), methodName(context, trail), shanghai(trail.tracedAt), ...sums.map(([name]) => amountCell(fenOf(trail[name]))), ...(sums.length ? [trail.currency] : [])] })),
          )
        : page && empty(say('No trail is yours to see here.', '此处没有您可见的资金链。')),
      page && paging(place, page),
    ],
  }
}

const progressText = ({ accounts, movements, accountsTotal, movementsTotal }: TrailRead): string => {
  const of = (read: number, total: number | null) => `${number(read)} / ${total === null ? say('more than 10,000', '10,000 以上') : number(total)}`
  return say(`Reading: accounts ${of(accounts?.length ?? 0, accountsTotal)}, movements ${of(movements?.length ?? 0, movementsTotal)}`, `读取中：账户 ${of(accounts?.length ?? 0, accountsTotal)}，流向 ${of(movements?.length ?? 0, movementsTotal)}`)
}

async function one(context: Context, asked: string): Promise<Shown> {
  const { session, place } = context
  const back = link(elsewhere(place, 'trails'), say('All trails', '全部资金链'), { class: 'quiet' })
  const tools = element('span', { class: 'tools' })
  const beneath = element('div', { class: 'view' })
  const first = await readInPages<TrailRead>({ beneath, read: (tell) => readTrail(session, asked, tell), progress: progressText, show: (read) => showRead(context, read, tools, beneath) })
  if (!first) return { title: title(), tools: back, content: notice('warn', say(`There is no trail ${asked}, or it is not yours to see.`, `没有编号为 ${asked} 的资金链，或您无权查看。`)) }
  const { trail } = first
  const sum = (term: string, name: 'paidAmount' | 'exitedAmount' | 'recoverableAmount') => (session.schema.has('FundTrail', name) ? ([term, [amountCell(fenOf(trail[name])), ' ', trail.currency]] as const) : null)
  return {
    title: say(`Fund trail ${trail.trailNumber}`, `资金链 ${trail.trailNumber}`),
    told: summaryOf(first),
    tools: [back, tools],
    content: [
      basisForm(context, trail.case?.caseNumber ?? ''),
      facts([[say('Case', '案件'), caseLink(context, trail)], [say('Method', '追踪方法'), methodName(context, trail)], sum(say('Victims paid', '被害人付款'), 'paidAmount'), sum(say('Left', '流出'), 'exitedAmount'), sum(say('Can still be recovered', '尚可追回'), 'recoverableAmount'), [say('Traced (UTC+8)', '追踪时间（UTC+8）'), shanghai(trail.tracedAt)], session.schema.has('FundTrail', 'tracedByName') ? [say('By', '追踪人'), trail.tracedByName ?? '–'] : null], 'across'),
      trail.isCut && notice('warn', say('The trail itself goes on behind ten layers or 100,000 entries: it was cut when it was traced.', '该资金链超出十级或十万条交易，追踪时已截断。')),
      trailProgress(context, trail),
      beneath,
    ],
  }
}

const summaryOf = ({ accounts, movements, accountsTotal, movementsTotal }: TrailRead): string =>
  accounts === null ? say('accounts and movements are withheld', '账户与流向未披露') : `${counted(accountsTotal ?? accounts.length, 'account', 'accounts', '个账户')}, ${counted(movementsTotal ?? movements?.length ?? 0, 'movement', 'movements', '笔流向')}`

/** The police and the auditor are shown every row of a trail; partners those that touch what they hold. */
const seesAll = ({ session }: Context): boolean => session.viewer.audience.startsWith('POLICE') || session.viewer.audience === 'AUDITOR'

function showRead(context: Context, read: TrailRead, tools: HTMLElement, beneath: HTMLElement): void {
  const { session, place, note } = context
  const { trail, accounts, movements, withheld } = read
  if (!accounts || !movements) {
    const reason = withheld.get('FundTrail.flowNodes') ?? ''
    beneath.replaceChildren(
      notice('warn', element('p', {}, say('Accounts, movements and sums of this trail are withheld from you: that is not to say that there are none.', '该资金链的账户、流向和金额未向您披露，并非没有。')), reason ? element('p', {}, session.schema.meaning('WithholdReason', reason)) : null),
    )
    return
  }
  const figure = legibleFigure(context, accounts, movements)
  const picture = trailPicture(session, trail, figure)
  const sheets = [accountSheet(context, trail, accounts), movementSheet(context, trail, accounts, movements)] as const
  const sumLine = session.schema.has('FundTrail', 'paidAmount') ? [`${say('Victims paid', '被害人付款')} ${amountText(fenOf(trail.paidAmount))} · ${say('left', '流出')} ${amountText(fenOf(trail.exitedAmount))} · ${say('can still be recovered', '尚可追回')} ${amountText(fenOf(trail.recoverableAmount))} ${trail.currency ?? ''}`] : []
  const cut = cutText(read, figure)
  const source = { title: say(`Fund trail ${trail.trailNumber}`, `资金链 ${trail.trailNumber}`), lines: [`${say('Case', '案件')} ${trail.case?.caseNumber ?? '–'} · ${methodName(context, trail)} · ${say('traced', '追踪时间')} ${shanghai(trail.tracedAt)}`, ...sumLine, ...cut], records: read.records }
  tools.replaceChildren(element('span', { class: 'tools' }, pictureTools(context, { number: trail.trailNumber, picture, source, drawnAt: Date.now(), sheets })))
  const detail = element('section', { class: 'panel picture-detail', 'aria-labelledby': 'chosen-title' })
  const frame = pictureFrame(picture, {
    chosen: place.asked['account'] ?? '',
    choose: (id) => {
      detail.replaceChildren(...aboutSpot(context, figure, id, (other) => frame.choose(other)))
      if (id !== place.asked['account']) note({ ...place, asked: { ...place.asked, account: id } })
    },
  })
  if (!detail.firstChild) detail.append(element('h2', { id: 'chosen-title' }, say('No account chosen', '未选择账户')), element('p', { class: 'hint' }, say('Choose a box of the picture to see what came into it and what went out.', '选择图中节点，查看其流入与流出。')))
  const parts: Child = [
    cut.map((text) => notice('warn', text)),
    accounts.length ? element('div', { class: 'picture-and-detail' }, frame.whole, detail) : empty(say('No account of this trail is yours to see.', '该资金链中没有您可见的账户。')),
    recordsLine(context, read.records),
    sheets.map(sheetTable),
  ]
  beneath.replaceChildren(element('div', { class: 'view' }, parts))
}

/** With fewer accounts where between so many too much moved. */
function legibleFigure(context: Context, accounts: readonly FlowNode[], movements: readonly FlowEdge[]): Figure {
  for (let most = mostDrawn; ; most = Math.ceil(most / 2)) {
    const figure = figureOf(accounts, movements, { seesAll: seesAll(context), mostDrawn: most })
    if (figure.strands.length <= mostStrands || most === 1) return figure
  }
}

function cutText({ accounts, movements, accountsTotal, movementsTotal }: TrailRead, { drawn, leftOut }: Figure): readonly string[] {
  return [
    ...(leftOut ? [say(`Drawn are the ${number(drawn.length)} accounts that most came into; ${number(leftOut)} more stand in the tables, and in the picture as one box for each layer.`, `图中仅绘出流入金额最大的 ${number(drawn.length)} 个账户；其余 ${number(leftOut)} 个见下表，图中按层级合并。`)] : []),
    ...((accounts?.length ?? 0) < (accountsTotal ?? Number.POSITIVE_INFINITY) || (movements?.length ?? 0) < (movementsTotal ?? Number.POSITIVE_INFINITY) ? [say(`Read were the first ${number(mostRead.accounts)} accounts by layer and the first ${number(mostRead.movements)} movements by time; the trail has more, and sums at the boxes are of all.`, `仅读取按层级的前 ${number(mostRead.accounts)} 个账户和按时间的前 ${number(mostRead.movements)} 笔流向；该资金链不止于此，节点金额为全部。`)] : []),
  ]
}

const csvAmount = (amount: string | null | undefined): string => amount ?? say('withheld', '未披露')

const has = ({ session }: Context, type: string, name: string): boolean => session.schema.has(type, name)

function accountSheet(context: Context, trail: Trail, accounts: readonly FlowNode[]): Sheet {
  const { session } = context
  const columns: readonly (readonly [head: string, value: (node: FlowNode) => string | number])[] = [
    ...(has(context, 'FundFlowNode', 'layer') ? ([[say('Layer', '层级'), ({ layer }: FlowNode) => layer ?? say('withheld', '未披露')]] as const) : []),
    [say('Bank', '开户行'), ({ account }) => (account?.holdingBank ? session.agencyName(account.holdingBank.id) : '–')],
    [say('Account', '账号'), accountName],
    ...(has(context, 'Account', 'holderName') ? ([[say('Holder', '户名'), ({ account }: FlowNode) => account?.holderName ?? say('withheld', '未披露')]] as const) : []),
    ...(has(context, 'Account', 'riskStatus') ? ([[say('Standing', '风险状态'), ({ account }: FlowNode) => (account?.riskStatus ? session.schema.meaning('AccountRiskStatus', account.riskStatus) : '–')]] as const) : []),
    ...([['amountIn', say('Came in', '流入')], ['amountOut', say('Went on', '转出')], ['exitedAmount', say('Left', '流出')], ['recoverableAmount', say('Lies there', '尚存')]] as const).flatMap(([name, head]) => (has(context, 'FundFlowNode', name) ? ([[head, (node: FlowNode) => csvAmount(node[name])]] as const) : [])),
    ...(has(context, 'FundFlowNode', 'exit') ? ([[say('How most of it left', '主要流出方式'), ({ exit }: FlowNode) => (exit ? exitWord(session, exit) : '–')]] as const) : []),
    [say('Currency', '币种'), () => trail.currency ?? ''],
  ]
  return { file: 'accounts', name: say('Accounts', '账户'), heads: columns.map(([head]) => head), rows: accounts.map((node) => columns.map(([, value]) => value(node))) }
}

function movementSheet(context: Context, trail: Trail, accounts: readonly FlowNode[], movements: readonly FlowEdge[]): Sheet {
  const { session } = context
  const known = new Map(accounts.map((node) => [node.id, spotName(session, { id: node.id, column: null, kind: 'account', account: node })]))
  const nameOf = (end: { readonly id: string } | null, missing: string): string => (end ? (known.get(end.id) ?? say('an account that was not read', '未读取的账户')) : missing)
  const missing = (isSource: boolean): string => (seesAll(context) ? say('victim', '被害人') : spotName(session, { id: '', column: null, kind: 'unseen', isSource }))
  const columns: readonly (readonly [head: string, value: (edge: FlowEdge) => string])[] = [
    ...(has(context, 'FundFlowEdge', 'movedAt') ? ([[say('Moved (UTC+8)', '交易时间（UTC+8）'), ({ movedAt }: FlowEdge) => shanghai(movedAt ?? null)]] as const) : []),
    [say('From', '来源'), ({ from }) => nameOf(from, missing(true))],
    [say('To', '去向'), ({ to, exit }) => nameOf(to, exit || seesAll(context) ? exitWord(session, exit) : missing(false))],
    ...(has(context, 'FundFlowEdge', 'channel') ? ([[say('Channel', '渠道'), ({ channel }: FlowEdge) => (channel ? session.schema.meaning('TransactionChannel', channel) : '–')]] as const) : []),
    ...(has(context, 'FundFlowEdge', 'amount') ? ([[say('Of the case', '涉案金额'), ({ amount }: FlowEdge) => csvAmount(amount)], [say('Currency', '币种'), () => trail.currency ?? '']] as const) : []),
  ]
  return { file: 'movements', name: say('Movements', '流向'), heads: columns.map(([head]) => head), rows: movements.map((edge) => columns.map(([, value]) => value(edge))) }
}

/** What came into a box of the picture, and what went out. */
function aboutSpot({ session }: Context, { spots, strands }: Figure, id: string, choose: (id: string) => void): readonly Node[] {
  const byId = new Map(spots.map((spot) => [spot.id, spot]))
  const spot = byId.get(id) as Spot
  const other = (end: string): HTMLElement => element('button', { type: 'button', class: 'quiet', click: () => choose(end) }, spotName(session, byId.get(end) as Spot))
  const flows = (head: string, found: readonly Strand[], side: 'from' | 'to'): Child => [
    element('h3', {}, head),
    found.length
      ? element('ul', { class: 'flows', role: 'list' }, [...found].sort((a, b) => Number((b.fen ?? 0n) - (a.fen ?? 0n))).map((strand) => element('li', {}, other(strand[side]), element('span', { class: 'flow-sum' }, amountCell(strand.fen)), element('span', { class: 'second' }, counted(strand.movements.length, 'movement', 'movements', '笔'), ' · ', shanghai(strand.movements[0]?.movedAt ?? null)))))
      : empty(say('None.', '无。')),
  ]
  const node = spot.kind === 'account' ? spot.account : null
  const made = element(
    'div',
    {},
    element('h2', { id: 'chosen-title' }, spotName(session, spot)),
    node &&
      facts([
        typeof node.layer === 'number' ? [say('Layer', '层级'), node.layer] : null,
        node.account?.holderName ? [say('Holder', '户名'), node.account.holderName] : null,
        node.account?.riskStatus ? [say('Standing', '风险状态'), session.schema.meaning('AccountRiskStatus', node.account.riskStatus)] : null,
        [say('Came in', '流入'), amountCell(fenOf(node.amountIn))],
        [say('Went on', '转出'), amountCell(fenOf(node.amountOut))],
        [say('Left', '流出'), amountCell(fenOf(node.exitedAmount))],
        [say('Lies there', '尚存'), amountCell(fenOf(node.recoverableAmount))],
      ]),
    flows(say('In', '流入'), strands.filter(({ to }) => to === id), 'from'),
    flows(say('Out', '流出'), strands.filter(({ from }) => from === id), 'to'),
  )
  return [...made.childNodes]
}
