/** Which cases belong together: a picture of cases, what links them and their series, and the same beneath it as tables. */
import { type Child, element } from './dom.js'
import { RefusedError } from './graph.js'
import { type LinkageFigure, linkageFigureOf } from './linkage-figure.js'
import { linkagePicture } from './linkage-picture.js'
import type { Linkage, Series } from './linkage-shapes.js'
import { caseName, caseText, evidenceText, stateText, strengthText, typeText } from './linkage-words.js'
import { findEvidence, type LinkagesRead, mostLinkages, readLinkages } from './linkages.js'
import { choices, empty, facts, field, input, notice, searchLine, select } from './parts.js'
import { pictureFrame } from './picture.js'
import { readInPages, recordsLine, sheetTable } from './picture-page.js'
import { pictureTools, type Sheet } from './picture-tools.js'
import type { Filter } from './searches.js'
import { counted, number, say, tell } from './speech.js'
import { shanghai } from './times.js'
import type { Context, View } from './view.js'

const mostDrawn = 300

export const linkagesView: View = async (context) => {
  const { session, place } = context
  const { schema } = session
  const tools = element('span', { class: 'tools' })
  const beneath = element('div', { class: 'view' })
  const first = await readInPages<LinkagesRead>({
    beneath,
    read: (tell) => readLinkages(session, filterOf(place.asked), tell),
    progress: (read) => say(`Reading: ${number(read.linkages.length)} of ${totalText(read)}`, `读取中：${number(read.linkages.length)} / ${totalText(read)}`),
    show: (read) => showRead(context, read, tools, beneath),
  })
  return {
    title: say('Linked cases', '串并案'),
    told: first ? totalText(first) : '',
    tools,
    content: [
      element('p', { class: 'lead' }, say('Cases that belong together, and by what: found by the platform or proposed by a desk, and decided on by the units that lead them.', '应予串并的案件及其依据：由平台发现或席位提出，由主办单位决定。')),
      searchLine(context, say('Look', '查看'), [
        field(say('Case or series', '案件或串案编号'), input('of', place.asked['of'] ?? '', { class: 'mono', placeholder: 'A… · SER-…' }), { className: 'wide' }),
        field(say('State', '状态'), select('state', place.asked['state'] ?? '', choices(schema, 'CaseLinkageState'))),
        field(say('What is shared', '串并依据'), select('type', place.asked['type'] ?? '', choices(schema, 'CaseLinkageType'))),
        field(say('Strength', '强度'), select('strength', place.asked['strength'] ?? '', choices(schema, 'CaseLinkageStrength'))),
      ]),
      beneath,
    ],
  }
}

const totalText = ({ total }: LinkagesRead): string => (total === null ? say('more than 10,000 linkages', '超过 10,000 项串并') : counted(total, 'side of a linkage', 'sides of linkages', '项串并（按侧计）'))

const filterOf = (asked: Readonly<Record<string, string>>): Filter => Object.fromEntries(['state', 'type', 'strength'].flatMap((name) => (asked[name] ? [[name, { eq: asked[name] }] as const] : [])))

/** Of a case: what it is linked with; of a series: what its cases are. */
function narrowed({ linkages, series }: LinkagesRead, asked: string): { readonly linkages: readonly Linkage[]; readonly series: readonly Series[] } {
  if (!asked) return { linkages, series }
  const within = series.filter(({ seriesNumber, cases }) => seriesNumber === asked || cases?.nodes.some(({ caseNumber }) => caseNumber === asked))
  const members = new Set(within.flatMap(({ cases }) => cases?.nodes.map(({ id }) => id) ?? []))
  const touches = ({ case: one, otherCase: other }: Linkage) => [one, other].some((end) => end && (end.caseNumber === asked || members.has(end.id)))
  return { linkages: linkages.filter(touches), series: within }
}

function showRead(context: Context, read: LinkagesRead, tools: HTMLElement, beneath: HTMLElement): void {
  const { session, place, note } = context
  const asked = place.asked['of'] ?? ''
  const { linkages, series } = narrowed(read, asked)
  const figure = linkageFigureOf(linkages, series, mostDrawn)
  const title = asked ? say(`Linked cases of ${asked}`, `${asked} 串并案`) : say('Linked cases', '串并案')
  const picture = linkagePicture(session, title, figure)
  const sheets = [seriesSheet(context, series), linkageSheet(context, figure)]
  const cut = [
    ...(figure.leftOut ? [say(`Drawn are the ${number(mostDrawn)} cases with the most linkages; ${number(figure.leftOut)} more are not.`, `图中仅绘出串并最多的 ${number(mostDrawn)} 起案件，另有 ${number(figure.leftOut)} 起未绘出。`)] : []),
    ...(read.linkages.length < (read.total ?? Number.POSITIVE_INFINITY) ? [say(`Read were the ${number(mostLinkages)} that were proposed last; narrow the search to see others.`, `仅读取最近提出的 ${number(mostLinkages)} 项，请缩小范围查看其余。`)] : []),
    ...series.filter(({ cases }) => cases?.pageInfo.hasNextPage).map(({ seriesNumber }) => say(`Of series ${seriesNumber} the first 100 cases are drawn.`, `串案 ${seriesNumber} 仅绘出前 100 起案件。`)),
  ]
  const source = { title, lines: [`${counted(figure.spots.length, 'case', 'cases', '起案件')} · ${counted(figure.links.length, 'linkage', 'linkages', '项串并')} · ${counted(series.length, 'series', 'series', '个串案')}`, ...cut], records: read.records }
  tools.replaceChildren(element('span', { class: 'tools' }, pictureTools(context, { number: asked || 'linked-cases', picture, source, drawnAt: Date.now(), sheets })))
  const detail = element('section', { class: 'panel picture-detail', 'aria-labelledby': 'chosen-title' })
  const frame = pictureFrame(picture, {
    chosen: place.asked['case'] ?? '',
    choose: (id) => {
      detail.replaceChildren(...aboutCase(context, figure, id, (other) => frame.choose(other)))
      if (id !== place.asked['case']) note({ ...place, asked: { ...place.asked, case: id } })
    },
  })
  if (!detail.firstChild) detail.append(element('h2', { id: 'chosen-title' }, say('No case chosen', '未选择案件')), element('p', { class: 'hint' }, say('Choose a box of the picture to see what it shares with others, and the evidence.', '选择图中案件，查看其与他案的串并依据及证据。')))
  const parts: Child = [
    cut.map((text) => notice('warn', text)),
    figure.spots.length ? element('div', { class: 'picture-and-detail' }, frame.whole, detail) : empty(say('No linkage matches that is yours to see.', '没有您可见的匹配串并。')),
    recordsLine(context, read.records),
    sheets.map(sheetTable),
  ]
  beneath.replaceChildren(element('div', { class: 'view' }, parts))
}

function seriesSheet({ session }: Context, series: readonly Series[]): Sheet {
  return {
    file: 'series',
    name: say('Series', '串案'),
    heads: [say('Series', '串案'), say('State', '状态'), say('Lead case', '主案'), say('Lead unit', '主办单位'), say('Formed (UTC+8)', '形成时间（UTC+8）'), say('Cases', '案件')],
    rows: series.map(({ seriesNumber, state, leadCase, leadUnit, formedAt, cases }) => [seriesNumber, state ? session.schema.meaning('CaseSeriesState', state) : '–', caseName(leadCase), leadUnit ? session.agencyName(leadUnit.id) : '–', shanghai(formedAt), (cases?.nodes ?? []).map(caseName).join(' ')]),
  }
}

function linkageSheet({ session }: Context, { links }: LinkageFigure): Sheet {
  return {
    file: 'linkages',
    name: say('Linkages', '串并'),
    heads: [say('Linkage', '串并编号'), say('Case', '案件'), say('Other case', '另一案件'), say('Unit to contact', '联系单位'), say('What is shared', '串并依据'), say('Strength', '强度'), say('State', '状态'), say('Proposed (UTC+8)', '提出时间（UTC+8）'), say('Decided (UTC+8)', '决定时间（UTC+8）')],
    rows: links.map(({ linkage, sides }) => [sides.map(({ linkageNumber }) => linkageNumber).join(' '), caseName(linkage.case), caseName(linkage.otherCase), linkage.contactUnit ? session.agencyName(linkage.contactUnit.id) : '–', typeText(session, linkage), strengthText(session, linkage), stateText(session, linkage), shanghai(linkage.proposedAt), shanghai(linkage.decidedAt)]),
  }
}

/** What a case shares with others; the evidence is asked for when it is looked at, and so stands on the log. */
function aboutCase(context: Context, { spots, links }: LinkageFigure, id: string, choose: (id: string) => void): readonly Node[] {
  const { session } = context
  const spot = spots.find((each) => each.id === id)
  const name = (end: string): string => {
    const other = spots.find((each) => each.id === end)
    return other?.kind === 'case' ? caseName(other.case) : say(`case of ${session.agencyName(other?.unit ?? null)}`, `${session.agencyName(other?.unit ?? null)}的案件`)
  }
  const own = links.filter(({ from, to }) => from === id || to === id)
  const made = element(
    'div',
    {},
    element('h2', { id: 'chosen-title', class: 'mono' }, name(id)),
    spot?.kind === 'case' && facts([[say('Case', '案件'), caseText(session, spot.case)], spot.series ? [say('Series', '串案'), [spot.series.seriesNumber, spot.isLead ? say(' (lead case)', '（主案）') : '']] : null]),
    element('h3', {}, counted(own.length, 'linkage', 'linkages', '项串并')),
    own.length
      ? element('ul', { class: 'flows', role: 'list' }, own.map(({ from, to, linkage }) => element('li', {}, element('button', { type: 'button', class: 'quiet mono', click: () => choose(from === id ? to : from) }, name(from === id ? to : from)), element('span', {}, typeText(session, linkage), ' · ', strengthText(session, linkage), ' · ', stateText(session, linkage)), linkage.reason ? element('span', { class: 'second' }, linkage.reason) : null, evidenceList(context, linkage))))
      : empty(say('None.', '无。')),
  )
  return [...made.childNodes]
}

function evidenceList({ session }: Context, linkage: Linkage): HTMLElement {
  const list = element('ul', { class: 'evidence', role: 'list' }, element('li', { class: 'hint' }, say('Evidence: loading …', '证据：加载中…')))
  findEvidence(session, linkage.id).then(
    (found) => list.replaceChildren(...(found.length ? found.map((each) => element('li', {}, evidenceText(session, each))) : [element('li', { class: 'hint' }, say('No evidence is yours to see.', '没有您可见的证据。'))])),
    (fault: unknown) => list.replaceChildren(element('li', { class: 'fault' }, fault instanceof RefusedError ? tell(fault.text) : say('It cannot be shown.', '无法显示。'))),
  )
  return list
}
