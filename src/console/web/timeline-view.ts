/** Records over time: bars of equal parts of a span, each the way to its records, and the same as a table. */
import { type Bucket, axisStep, bucketLabel, bucketsOf } from './buckets.js'
import { type Child, element, vector } from './dom.js'
import { activeQuestions, searchForm } from './log-form.js'
import { empty, link, mark, outcomesInOrder, outcomeTone, outcomeWord, table } from './parts.js'
import { asking, writePlace } from './place.js'
import { type Count, findRecords } from './records.js'
import { type Filter, recordFilter } from './searches.js'
import type { Session } from './session.js'
import { number, say } from './speech.js'
import { fromField, shanghai, toField, toInstant } from './times.js'
import type { Context, View } from './view.js'

const minuteMs = 60_000
/** As far back as is shown unless asked: to the first record, but not less and not more than this. */
const [shortestMs, longestMs] = [30 * minuteMs, 24 * 60 * minuteMs]
const tooMany = 10_000

interface Bar extends Bucket {
  /** By outcome; null: more than 10,000, which are not counted. */
  readonly counts: ReadonlyMap<string, number> | null
  readonly total: number
}

export const timelineView: View = async (context) => {
  const { session, place } = context
  const { recordedAt: _span, ...filter } = recordFilter(place.asked)
  const [first, last] = await Promise.all([edgeOf(session, filter, 'RECORDED_AT_ASC'), edgeOf(session, filter, 'RECORDED_AT_DESC')])
  const until = fromField(place.asked['until']) ?? (last ?? Math.floor(Date.now() / minuteMs) * minuteMs) + minuteMs
  const from = fromField(place.asked['from']) ?? Math.min(Math.max(first ?? 0, until - longestMs), until - shortestMs)
  const bars = await countBars(session, filter, bucketsOf(from, until))
  const outcomes = outcomesInOrder(session.schema.words('AccessOutcome'))
  const total = bars.reduce((sum, bar) => sum + bar.total, 0)
  const whole = bars.every(({ counts }) => counts !== null)
  const said = say(`${whole ? '' : 'at least '}${number(total)} records from ${shanghai(bars[0]?.from ?? from)} until ${shanghai(bars.at(-1)?.until ?? until)} (UTC+8)`, `${shanghai(bars[0]?.from ?? from)} 至 ${shanghai(bars.at(-1)?.until ?? until)}（UTC+8）${whole ? '共' : '至少'} ${number(total)} 条记录`)
  const width = (bars[0]?.until ?? 0) - (bars[0]?.from ?? 0)
  const within = (bar: Bucket) => asking(place, { from: toField(bar.from), until: toField(bar.until) }, 'log')
  return {
    title: say('Timeline', '时间线'),
    told: said,
    tools: [
      link(asking(place, { from: toField(from - (until - from)), until: toField(until + (until - from)) }), say('Zoom out', '缩小'), { class: 'quiet' }),
      link(asking(place, { from: toField(from - (until - from)), until: toField(from) }), say('Earlier', '更早'), { class: 'quiet' }),
      link(asking(place, { from: toField(until), until: toField(until + (until - from)) }), say('Later', '更晚'), { class: 'quiet' }),
      link(asking(place, {}, 'log'), say('As a list', '列表'), { class: 'quiet' }),
    ],
    content: [
      searchForm(context),
      activeQuestions(context),
      bars.length === 0
        ? empty(say('The span ends before it begins.', '时间范围无效：结束早于开始。'))
        : element(
            'figure',
            { class: 'timeline' },
            element('figcaption', {}, element('strong', {}, said), ' · ', say(`each bar is ${spanText(width)}`, `每柱 ${spanText(width)}`), element('span', { class: 'legend' }, outcomes.map((outcome) => element('span', { class: `key ${outcomeTone(outcome)[0]} ${outcome.toLowerCase()}` }, mark(outcomeTone(outcome)[1]), outcomeWord(outcome))))),
            chart(context, bars, outcomes, within),
            element('p', { class: 'hint' }, say('A bar leads to its records. Drag across bars to look at their span alone; with the keyboard, put times into From and Until.', '点击柱体查看其记录；拖动可选取时间段，键盘用户可填写起止时间。')),
          ),
      bars.length > 0 &&
        element(
          'details',
          { class: 'as-table' },
          element('summary', {}, say('The same as a table', '以表格显示')),
          table(
            say('Records over time', '记录的时间分布'),
            [{ head: say('From (UTC+8)', '自（UTC+8）'), kind: 'time' }, ...outcomes.map((outcome) => ({ head: outcomeWord(outcome), kind: 'number' as const })), { head: say('Records', '记录数'), kind: 'number' }],
            bars.map((bar) => ({ cells: [link(within(bar), shanghai(bar.from)), ...outcomes.map((outcome) => (bar.counts ? number(bar.counts.get(outcome) ?? 0) : '–')), bar.counts ? number(bar.total) : say('> 10,000', '> 10,000')] })),
          ),
        ),
    ],
  }
}

const spanText = (width: number): string => {
  const minutes = width / 60_000
  return minutes < 60 ? say(`${minutes} min`, `${minutes} 分钟`) : minutes < 1440 ? say(`${minutes / 60} h`, `${minutes / 60} 小时`) : say(`${minutes / 1440} d`, `${minutes / 1440} 天`)
}

/** The minute of the first or the last record: where a span begins and ends that nobody asked for. */
async function edgeOf(session: Session, filter: Filter, order: 'RECORDED_AT_ASC' | 'RECORDED_AT_DESC'): Promise<number | null> {
  const { nodes } = await findRecords(session, { filter, first: 1, order })
  return nodes[0]?.recordedAt ? Math.floor(Date.parse(nodes[0].recordedAt) / minuteMs) * minuteMs : null
}

async function countBars(session: Session, filter: Filter, buckets: readonly Bucket[]): Promise<readonly Bar[]> {
  if (buckets.length === 0) return []
  const name = (at: number) => `b${at}`
  const answer = await session.ask<Readonly<Record<string, { outcome: readonly Count[] | null } | null>>>(
    `query ConsoleTimeline(${buckets.map((_, at) => `$${name(at)}: AccessRecordFilter`).join(' ')}) { ${buckets.map((_, at) => `${name(at)}: accessRecords(first: 1, filter: $${name(at)}) { ...Counted }`).join(' ')} }
    fragment Counted on AccessRecordConnection { outcome: countBy(field: outcome) { value count } }`,
    Object.fromEntries(buckets.map(({ from, until }, at) => [name(at), { ...filter, recordedAt: { from: toInstant(from), until: toInstant(until) } }])),
  )
  return buckets.map((bucket, at): Bar => {
    const found = answer[name(at)]?.outcome
    if (!found) return { ...bucket, counts: null, total: tooMany }
    return { ...bucket, counts: new Map(found.map(({ value, count }) => [String(value), count])), total: found.reduce((sum, { count }) => sum + count, 0) }
  })
}

/** Bars are no wider, however few. */
const widestBar = 40
const area = { width: 960, height: 260, left: 52, right: 8, top: 12, bottom: 26 } as const

/** Colour and hatching of an outcome's part of a bar. */
function fillOf(outcome: string): SVGElement {
  const hatches: Readonly<Record<string, readonly (readonly [number, number, number, number])[]>> = { REFUSED: [[0, 0, 0, 6]], FAILED: [[0, 0, 0, 6], [0, 0, 6, 0]], UNREADABLE: [[0, 0, 6, 0]] }
  return vector(
    'pattern',
    { id: `fill-${outcome}`, width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
    vector('rect', { class: outcome.toLowerCase(), width: 6, height: 6 }),
    (hatches[outcome] ?? []).map(([x1, y1, x2, y2]) => vector('line', { class: 'hatch', x1, y1, x2, y2 })),
  )
}

function chart({ place, go }: Context, bars: readonly Bar[], outcomes: readonly string[], within: (bar: Bucket) => Parameters<typeof writePlace>[0]): Child {
  const inner = { width: area.width - area.left - area.right, height: area.height - area.top - area.bottom }
  const highest = Math.max(1, ...bars.map(({ total }) => total))
  const step = axisStep(highest, 4)
  const lines = Math.ceil(highest / step)
  const top = step * lines
  const slot = inner.width / bars.length
  const barWidth = Math.min(slot * 0.8, widestBar)
  const y = (count: number) => area.top + inner.height * (1 - count / top)
  const labelEvery = Math.ceil(bars.length / 12)
  const axis = Array.from({ length: lines + 1 }, (_, at) => [vector('line', { class: 'grid', x1: area.left, x2: area.width - area.right, y1: y(at * step), y2: y(at * step) }), vector('text', { class: 'tick', x: area.left - 8, y: y(at * step) + 4, 'text-anchor': 'end' }, number(at * step))])
  const columns = bars.map((bar, at) => {
    const x = area.left + at * slot + (slot - barWidth) / 2
    let base = 0
    const parts = bar.counts
      ? outcomes.flatMap((outcome) => {
          const count = bar.counts?.get(outcome) ?? 0
          if (!count) return []
          const made = vector('rect', { fill: `url(#fill-${outcome})`, x, width: barWidth, y: y(base + count), height: Math.max(1, y(base) - y(base + count)) })
          base += count
          return [made]
        })
      : [vector('rect', { class: 'uncounted', x, width: barWidth, y: area.top, height: inner.height })]
    const told = bar.counts
      ? `${shanghai(bar.from)}: ${number(bar.total)}${bar.total ? ` (${[...bar.counts].map(([outcome, count]) => `${outcomeWord(outcome)} ${count}`).join(', ')})` : ''}`
      : `${shanghai(bar.from)}: ${say('more than 10,000', '超过 10,000')}`
    const label = at % labelEvery === 0 ? vector('text', { class: 'tick', x: x + barWidth / 2, y: area.height - 8, 'text-anchor': 'middle' }, bucketLabel(bar)) : null
    const target = vector('rect', { class: 'target', x: area.left + at * slot, width: slot, y: area.top, height: inner.height })
    return [bar.total ? vector('a', { href: writePlace(within(bar)), 'aria-label': told }, vector('title', {}, told), target, parts) : target, label]
  })
  const brush = vector('rect', { class: 'brush', x: 0, y: area.top, width: 0, height: inner.height })
  const picture = vector('svg', { viewBox: `0 0 ${area.width} ${area.height}`, role: 'group', 'aria-label': say('Bars of records over time', '记录时间分布柱图') }, vector('defs', {}, outcomes.map(fillOf)), axis, columns, brush)
  let begun: number | null = null
  const at = (event: PointerEvent): number => {
    const box = picture.getBoundingClientRect()
    const x = ((event.clientX - box.left) / box.width) * area.width
    return Math.min(bars.length - 1, Math.max(0, Math.floor((x - area.left) / slot)))
  }
  const chosen = (event: PointerEvent): readonly [number, number] => [Math.min(begun ?? 0, at(event)), Math.max(begun ?? 0, at(event))]
  picture.addEventListener('pointerdown', (event) => {
    begun = at(event)
  })
  picture.addEventListener('pointermove', (event) => {
    if (begun === null) return
    const [first, last] = chosen(event)
    brush.setAttribute('x', String(area.left + first * slot))
    brush.setAttribute('width', String(first === last ? 0 : (last - first + 1) * slot))
  })
  picture.addEventListener('pointerup', (event) => {
    if (begun === null) return
    const [first, last] = chosen(event)
    begun = null
    brush.setAttribute('width', '0')
    // Within one bar it was a click, which is the link's.
    if (first !== last) go(asking(place, { from: toField((bars[first] as Bar).from), until: toField((bars[last] as Bar).until) }))
  })
  picture.addEventListener('dragstart', (event) => event.preventDefault())
  return element('div', { class: 'chart' }, picture)
}
