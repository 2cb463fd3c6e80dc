/** Linked cases as a picture: cases as cards, a line for each thing in common, series as frames. */
import { vector } from './dom.js'
import { caseText, linkText } from './linkage-words.js'
import type { CaseSpot, Link, LinkageFigure } from './linkage-figure.js'
import { type Connection, fitted, type Inks, type LegendEntry, type Part, type Picture, words } from './picture.js'
import { type Box, placeAll } from './picture-layout.js'
import type { Session } from './session.js'
import { say } from './speech.js'
import { shanghai } from './times.js'

const size = { width: 236, height: 70 } as const

export const strengthThickness: Readonly<Record<string, number>> = { STRONG: 4.5, MODERATE: 2.8, WEAK: 1.4 }

const typeSigns: Readonly<Record<string, readonly [string, string]>> = { SAME_ACCOUNT: ['account', '账户'], SAME_FUND_CHAIN: ['fund chain', '资金链'], SAME_NUMBER: ['number', '号码'], SAME_DEVICE: ['device', '设备'], SAME_IM_ACCOUNT: ['QQ/WeChat', '网络账号'], SAME_URL_OR_APP: ['web/app', '网址'], SAME_MODUS_OPERANDI: ['method', '手法'], SAME_SUSPECT: ['suspect', '嫌疑人'] }
const typeSign = (type: string | null): string => (type ? say(...((typeSigns[type] ?? [type, type]) as [string, string])) : say('not told', '未告知'))

function bodyOf(session: Session, spot: CaseSpot): (inks: Inks) => readonly (SVGElement | null)[] {
  const { width, height } = size
  if (spot.kind === 'untold') {
    return ({ hatch }) => [
      vector('rect', { class: 'unseen-ground', width, height, rx: 8, fill: `url(#${hatch})` }),
      words(11, 24, 'strong', say('Case of another unit', '其他单位的案件')),
      words(11, 42, 'small', fitted(session.agencyName(spot.unit), width - 22, 11)),
      words(11, 58, 'soft small', say('not told until both agree', '双方同意前不告知')),
    ]
  }
  const { caseNumber, fraudType, status, reportedAt, id } = spot.case
  return () => [
    vector('rect', { class: 'card-ground', width, height, rx: 8 }),
    words(11, 22, 'number', fitted(caseNumber ?? id, width - 22 - (spot.isLead ? 20 : 0), 11.5)),
    spot.isLead ? vector('path', { class: 'type-mark', d: `M${width - 19} 9l2.4 5.2l5.6 0.7l-4.2 3.8l1.1 5.6l-4.9 -2.8l-4.9 2.8l1.1 -5.6l-4.2 -3.8l5.6 -0.7z` }) : null,
    words(11, 42, 'small', fitted(fraudType ? session.schema.meaning('FraudType', fraudType) : '–', width - 22, 11)),
    words(11, 59, 'soft small', shanghai(reportedAt ?? null).slice(0, 10)),
    words(width - 11, 59, 'soft small', fitted(status ? session.schema.meaning('CaseStatus', status) : '', 120, 11), 'end'),
  ]
}

export function linkagePicture(session: Session, name: string, { spots, links }: LinkageFigure): Picture {
  const boxes = spots.map((spot): Box => ({ id: spot.id, column: null, ...size, group: spot.series?.id }))
  const lines = links.map((link) => ({ id: link.id, from: link.from, to: link.to, thickness: strengthThickness[link.linkage.strength ?? ''] ?? 1.4, labelWidth: typeSign(link.linkage.type).length * 7 + 6 }))
  const placed = placeAll(boxes, lines, { between: 34, columns: 90 })
  const order = [...spots].sort((a, b) => {
    const [one, other] = [placed.boxes.get(a.id), placed.boxes.get(b.id)]
    return (one && other && (one.x - other.x || one.y - other.y)) || 0
  })
  const framed = new Map(spots.flatMap(({ series }) => (series ? [[series.id, series] as const] : [])))
  return {
    name,
    placed,
    parts: order.map((spot): Part => ({ id: spot.id, told: toldOf(session, spot, links), className: `is-case ${spot.kind === 'case' && spot.isLead ? 'lead' : ''}`, body: bodyOf(session, spot) })),
    connections: links.map((link, at): Connection => ({ ...(lines[at] as (typeof lines)[number]), className: `linked state-${(link.linkage.state ?? '').toLowerCase()}`, label: typeSign(link.linkage.type), told: linkText(session, link), hasTip: false })),
    frames: [...framed.values()].map(({ id, seriesNumber }) => ({ id, className: 'series', label: say(`Series ${seriesNumber}`, `串案 ${seriesNumber}`) })),
    heads: [],
    legend: legendOf(session, spots, links),
  }
}

function toldOf(session: Session, spot: CaseSpot, links: readonly Link[]): string {
  const count = links.filter(({ from, to }) => from === spot.id || to === spot.id).length
  const linked = say(`${count} ${count === 1 ? 'linkage' : 'linkages'}`, `${count} 项串并`)
  if (spot.kind === 'untold') return say(`A case of ${session.agencyName(spot.unit)} that is not told until both units agree, ${linked}`, `${session.agencyName(spot.unit)}的案件，双方同意前不告知，${linked}`)
  const series = spot.series ? say(`, in series ${spot.series.seriesNumber}${spot.isLead ? ' as its lead case' : ''}`, `，属串案 ${spot.series.seriesNumber}${spot.isLead ? '（主案）' : ''}`) : ''
  return `${say('Case', '案件')} ${caseText(session, spot.case)}${series}, ${linked}`
}

function legendOf(session: Session, spots: readonly CaseSpot[], links: readonly Link[]): readonly LegendEntry[] {
  const line = (className: string, thickness: number, text: string): LegendEntry => ({ text, swatch: () => vector('g', { class: `way linked ${className}` }, vector('path', { d: 'M1 9H29', 'stroke-width': thickness })) })
  const has = (state: string) => links.some(({ linkage }) => linkage.state === state)
  const card = (className: string) => () => vector('g', { class: className }, vector('rect', { class: 'card-ground', x: 2, y: 2, width: 26, height: 14, rx: 4 }))
  return [
    ...(['CONFIRMED', 'PROPOSED', 'AGREED', 'REJECTED'] as const).filter(has).map((state) => line(`state-${state.toLowerCase()}`, 2.8, session.schema.meaning('CaseLinkageState', state))),
    ...['STRONG', 'MODERATE', 'WEAK'].filter((strength) => links.some(({ linkage }) => linkage.strength === strength)).map((strength) => line('state-confirmed', strengthThickness[strength] ?? 1.4, say(`strength: ${session.schema.meaning('CaseLinkageStrength', strength)}`, `强度：${session.schema.meaning('CaseLinkageStrength', strength)}`))),
    ...(spots.some((spot) => spot.kind === 'case' && spot.isLead) ? [{ text: say('lead case of a series', '串案主案'), swatch: card('lead') }, { text: say('series: investigated jointly', '串案：并案侦查'), swatch: () => vector('g', { class: 'frame-of-group' }, vector('rect', { x: 1, y: 1, width: 28, height: 16, rx: 5 })) }] : []),
    ...(spots.some(({ kind }) => kind === 'untold') ? [{ text: say('case of another unit, not told until both agree', '其他单位案件，双方同意前不告知'), swatch: ({ hatch }: Inks) => vector('rect', { class: 'unseen-ground', x: 2, y: 2, width: 26, height: 14, rx: 4, fill: `url(#${hatch})` }) }] : []),
  ]
}
