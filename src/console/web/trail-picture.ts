/** A trail as a picture: layers from left to right, accounts as cards, exits by shapes of their own, strands as wide as what moved. */
import { type Child, vector } from './dom.js'
import { amountText, fenOf, moneyText } from './money.js'
import { type Connection, fitted, type Inks, type LegendEntry, type Part, type Picture, words } from './picture.js'
import { type Box, placeAll } from './picture-layout.js'
import type { Session } from './session.js'
import { counted, say } from './speech.js'
import type { Figure, Spot, Strand } from './trail-figure.js'
import type { FlowNode, Trail } from './trail-shapes.js'

const sizes: Readonly<Record<Spot['kind'], { readonly width: number; readonly height: number }>> = { account: { width: 224, height: 88 }, paid: { width: 150, height: 54 }, unseen: { width: 176, height: 54 }, exit: { width: 172, height: 44 }, others: { width: 200, height: 54 } }
const thickest = 16
const thinnest = 1.6

export const exitWord = ({ schema }: Session, exit: string | null | undefined): string => (exit ? schema.meaning('ExitType', exit) : say('Left; how is not told', '已流出，方式未披露'))
export const accountName = (node: FlowNode): string => node.account?.number ?? say('an account', '账户')
const bankName = (session: Session, { account }: FlowNode): string => (account?.holdingBank ? session.agencyName(account.holdingBank.id) : say('bank not told', '开户行未披露'))

export function spotName(session: Session, spot: Spot): string {
  switch (spot.kind) {
    case 'account':
      return `${bankName(session, spot.account)} ${accountName(spot.account)}`
    case 'paid':
      return say('Victims paid', '被害人付款')
    case 'unseen':
      return spot.isSource ? say('Not yours to see: the victim, or an account of another bank', '无权查看：被害人或他行账户') : say('Not yours to see: an account of another bank', '无权查看：他行账户')
    case 'exit':
      return exitWord(session, spot.exit)
    case 'others':
      return counted(spot.count, 'account that is not drawn', 'accounts that are not drawn', '个未绘出的账户')
  }
}

/** What still lies in an account: nothing, some, at least half of all that does; null where that is withheld. */
function liesOf(node: FlowNode, all: bigint): 'nothing' | 'some' | 'most' | null {
  const fen = fenOf(node.recoverableAmount)
  return fen === null ? null : fen <= 0n ? 'nothing' : fen * 2n >= all ? 'most' : 'some'
}
const liesClass = { nothing: '', some: 'lies', most: 'lies-most' } as const

const liesText = (node: FlowNode): string => {
  const fen = fenOf(node.recoverableAmount)
  return fen === null ? say('what lies there: withheld', '尚存金额：未披露') : fen <= 0n ? say('nothing lies there', '已无余款') : say(`${moneyText(fen)} lies there`, `尚存 ${moneyText(fen)}`)
}

function card(session: Session, node: FlowNode) {
  const { width, height } = sizes.account
  const { account } = node
  const isTold = fenOf(node.recoverableAmount) !== null
  const status = account?.riskStatus ? session.schema.meaning('AccountRiskStatus', account.riskStatus) : ''
  return ({ hatch }: Inks): Child => [
    vector('rect', { class: 'card-ground', width, height, rx: 8 }),
    words(11, 19, 'strong', fitted(bankName(session, node), width - 22 - (status ? status.length * 6.5 + 10 : 0), 12.5)),
    status && words(width - 11, 19, 'soft small', fitted(status, 118, 11), 'end'),
    words(11, 37, 'number', fitted(accountName(node), width - 22, 13.5)),
    words(11, 54, 'small', `${say('in', '入')} ${amountText(fenOf(node.amountIn))}`),
    words(width - 11, 54, 'small', `${say('on', '转出')} ${amountText(fenOf(node.amountOut))}`, 'end'),
    vector('path', { class: 'band', d: `M1 62H${width - 1}V${height - 8}a7 7 0 0 1 -7 7H8a7 7 0 0 1 -7 -7z`, fill: isTold ? null : `url(#${hatch})`, ...(isTold ? {} : { class: 'band-hatched' }) }),
    words(11, 79, 'lies-text', liesText(node)),
  ]
}

/** Within 26 by 26. */
const exitShapes: Readonly<Record<string, readonly [path: string, sign: string]>> = {
  CASH: ['M13 1a12 12 0 1 0 0 24a12 12 0 0 0 0 -24z', '¥'],
  ATM: ['M2 2h22v22h-22z', 'A'],
  POS: ['M13 1l12 10v14h-24v-14z', 'P'],
  CRYPTO: ['M7 2h12l6.500 11l-6.500 11h-12l-6.500 -11z', '₿'],
  THIRD_PARTY: ['M13 0l13 13l-13 13l-13 -13z', '3'],
  OVERSEAS: ['M13 1l13 23h-26z', '↗'],
  UNKNOWN: ['M13 1a12 12 0 1 0 0 24a12 12 0 0 0 0 -24z', '?'],
}
const notToldShape = ['M13 1a12 12 0 1 0 0 24a12 12 0 0 0 0 -24z', '–'] as const

function exitMark(exit: string | null): Child {
  const [path, sign] = (exit && exitShapes[exit]) || notToldShape
  return [vector('path', { class: `exit-shape ${exit && exit !== 'UNKNOWN' ? '' : 'not-told'}`, d: path }), vector('text', { class: 'exit-sign', x: 13, y: exit === 'OVERSEAS' ? 21 : 17.5, 'text-anchor': 'middle' }, sign)]
}

function bodyOf(session: Session, spot: Spot): (inks: Inks) => Child {
  const { width, height } = sizes[spot.kind]
  switch (spot.kind) {
    case 'account':
      return card(session, spot.account)
    case 'paid':
      return () => [vector('rect', { class: 'card-ground', width, height, rx: 27 }), vector('text', { class: 'strong', x: width / 2, y: 23, 'text-anchor': 'middle' }, spotName(session, spot)), vector('text', { x: width / 2, y: 41, 'text-anchor': 'middle' }, amountText(spot.fen))]
    case 'unseen':
      return ({ hatch }) => [
        vector('rect', { class: 'unseen-ground', width, height, rx: 8, fill: `url(#${hatch})` }),
        vector('text', { class: 'strong', x: width / 2, y: 23, 'text-anchor': 'middle' }, say('Not yours to see', '无权查看')),
        vector('text', { class: 'small', x: width / 2, y: 40, 'text-anchor': 'middle' }, spot.isSource ? say('victim or another bank', '被害人或他行') : say('another bank', '他行账户')),
      ]
    case 'exit':
      return () => [vector('g', { transform: 'translate(0 9)' }, exitMark(spot.exit)), words(34, 19, 'small', fitted(exitWord(session, spot.exit), width - 36, 11)), words(34, 35, 'strong', amountText(spot.fen))]
    case 'others':
      return () => [vector('rect', { class: 'stack', x: 6, y: -5, width: width - 6, height, rx: 8 }), vector('rect', { class: 'card-ground', width: width - 6, height, rx: 8 }), words(11, 23, 'strong', say(`${spot.count} not drawn`, `未绘出 ${spot.count} 个`)), words(11, 41, 'small', `${say('in', '入')} ${amountText(spot.fen)}`)]
  }
}

function toldOf(session: Session, spot: Spot, currency: string): string {
  const name = spotName(session, spot)
  if (spot.kind === 'unseen') return name
  if (spot.kind !== 'account') return `${name}: ${amountText(spot.fen)} ${currency}`
  const { account } = spot
  const status = account.account?.riskStatus ? `, ${session.schema.meaning('AccountRiskStatus', account.account.riskStatus)}` : ''
  const layer = typeof account.layer === 'number' ? say(`, layer ${account.layer}`, `，第 ${account.layer} 级`) : ''
  return say(
    `Account ${name}${layer}${status}. Came in: ${amountText(fenOf(account.amountIn))}, went on: ${amountText(fenOf(account.amountOut))}, left: ${amountText(fenOf(account.exitedAmount))}, lies there: ${amountText(fenOf(account.recoverableAmount))} ${currency}`,
    `账户 ${name}${layer}${status}。流入 ${amountText(fenOf(account.amountIn))}，转出 ${amountText(fenOf(account.amountOut))}，流出 ${amountText(fenOf(account.exitedAmount))}，尚存 ${amountText(fenOf(account.recoverableAmount))} ${currency}`,
  )
}

const strandClass = ({ from, to, fen }: Strand): string => [fen === null ? 'not-told' : '', from === 'paid' ? 'of-paid' : to.startsWith('exit/') ? 'of-exit' : ''].join(' ')

export const strandText = ({ fen, movements }: Strand): string => `${fen === null ? '' : moneyText(fen)}${movements.length > 1 ? `${fen === null ? '' : ' · '}${movements.length}×` : ''}`

export function trailPicture(session: Session, trail: Trail, { spots, strands }: Figure): Picture {
  const currency = trail.currency ?? ''
  const byId = new Map(spots.map((spot) => [spot.id, spot]))
  const most = strands.reduce((greatest, { fen }) => (fen !== null && fen > greatest ? fen : greatest), 1n)
  // In thousandths, so that great sums stay exact enough.
  const thicknessOf = ({ fen }: Strand): number => (fen === null ? 2 : Math.max(thinnest, (thickest * Number((fen * 1_000n) / most)) / 1_000))
  const boxes = spots.map((spot): Box => ({ id: spot.id, column: spot.column, ...sizes[spot.kind] }))
  const lines = strands.map((strand) => ({ id: strand.id, from: strand.from, to: strand.to, thickness: thicknessOf(strand), labelWidth: labelOf(strand) ? labelOf(strand).length * 6.4 : 0 }))
  const placed = placeAll(boxes, lines, { between: 40, columns: 74 })
  const order = [...spots].sort((a, b) => {
    const [one, other] = [placed.boxes.get(a.id), placed.boxes.get(b.id)]
    return (one && other && (centreOf(one) - centreOf(other) || one.y - other.y)) || 0
  })
  const all = spots.reduce((sum, spot) => (spot.kind === 'account' ? sum + (fenOf(spot.account.recoverableAmount) ?? 0n) : sum), 0n)
  return {
    name: say(`Fund trail ${trail.trailNumber}`, `资金链 ${trail.trailNumber}`),
    placed,
    parts: order.map((spot): Part => {
      const lies = spot.kind === 'account' ? liesOf(spot.account, all) : null
      return { id: spot.id, told: toldOf(session, spot, currency), className: `is-${spot.kind} ${lies ? liesClass[lies] : ''}`, body: bodyOf(session, spot) }
    }),
    connections: strands.map((strand, at): Connection => ({
      ...(lines[at] as (typeof lines)[number]),
      className: strandClass(strand),
      label: labelOf(strand),
      told: `${[strand.from, strand.to].map((end) => spotName(session, byId.get(end) as Spot)).join(' → ')}: ${amountText(strand.fen)} ${currency}, ${counted(strand.movements.length, 'movement', 'movements', '笔')}`,
      hasTip: true,
    })),
    frames: [],
    heads: headsOf(spots, placed.boxes),
    legend: legendOf(session, spots, strands),
  }
}

/** What an exit is labelled with stands at its shape. */
const labelOf = (strand: Strand): string => (strand.to.startsWith('exit/') ? (strand.movements.length > 1 ? `${strand.movements.length}×` : '') : strandText(strand))

const centreOf = ({ x, width }: { readonly x: number; readonly width: number }): number => Math.round(x + width / 2)

function headsOf(spots: readonly Spot[], boxes: Picture['placed']['boxes']): Picture['heads'] {
  const heads = new Map<number, number>()
  for (const { id, kind, column } of spots) {
    const box = boxes.get(id)
    if (box && column !== null && kind === 'account') heads.set(column, centreOf(box))
  }
  return [...heads].map(([column, x]) => ({ x, text: say(`Layer ${column}`, `${column} 级卡`) }))
}

function legendOf(session: Session, spots: readonly Spot[], strands: readonly Strand[]): readonly LegendEntry[] {
  const accounts = spots.flatMap((spot) => (spot.kind === 'account' ? [spot.account] : []))
  const sample = (className: string, text: string): LegendEntry => ({ text, swatch: () => vector('g', { class: className }, vector('rect', { class: 'card-ground', x: 1, y: 1, width: 28, height: 16, rx: 4 }), vector('rect', { class: 'band', x: 2, y: 8, width: 26, height: 8 })) })
  const strand = (className: string, thickness: number, text: string): LegendEntry => ({ text, swatch: () => vector('g', { class: `way ${className}` }, vector('path', { d: 'M1 9H29', 'stroke-width': thickness })) })
  const exits = [...new Set(spots.flatMap((spot) => (spot.kind === 'exit' ? [spot.exit] : [])))]
  const isTold = accounts.some(({ recoverableAmount }) => fenOf(recoverableAmount) !== null)
  const hasUntold = accounts.some(({ recoverableAmount }) => fenOf(recoverableAmount) === null) || strands.some(({ fen }) => fen === null)
  return [
    ...(isTold ? [sample('lies-most', say('at least half of all that can still be recovered lies there', '尚存占全部可追回金额的一半以上')), sample('lies', say('some still lies there', '尚有余款')), sample('', say('nothing lies there (in: what came in; on: what went on to other accounts)', '已无余款（入：流入；转出：转往其他账户）'))] : []),
    ...(strands.some(({ from }) => from === 'paid') ? [strand('of-paid', 8, say('paid by victims', '被害人付款'))] : []),
    ...(strands.some(({ fen }) => fen !== null) ? [strand('', 8, say('moved between accounts: as wide as the sum', '账户间转移：线宽与金额成比例')), strand('of-exit', 8, say('left what can be traced', '流出可追踪范围'))] : []),
    ...(hasUntold ? [strand('not-told', 2, say('moved; the sum is withheld from you', '有资金流动，金额未向您披露')), { text: say('withheld from you, which is not nothing', '未向您披露，不等于零'), swatch: ({ hatch }: Inks) => vector('rect', { class: 'unseen-ground', x: 1, y: 1, width: 28, height: 16, rx: 4, fill: `url(#${hatch})` }) }] : []),
    ...exits.map((exit): LegendEntry => ({ text: exitWord(session, exit), swatch: () => vector('g', { transform: 'translate(6 0) scale(0.68)' }, exitMark(exit)) })),
  ]
}
