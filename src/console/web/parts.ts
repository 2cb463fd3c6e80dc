/** Parts that several views are made of. */
import { type Child, element, freshId, vector } from './dom.js'
import { moneyText, withheldWord } from './money.js'
import type { Language } from './speech.js'
import { number, say } from './speech.js'
import { asking, type Place, writePlace } from './place.js'
import { type Count, mostFirst, type Page } from './records.js'
import type { SchemaShown } from './schema-shown.js'
import { dispositions } from './searches.js'
import type { Context } from './view.js'

export const link = (place: Place, text: Child, attributes: Readonly<Record<string, string | null>> = {}): HTMLAnchorElement => element('a', { href: writePlace(place), ...attributes }, text)

export const htmlLanguage = (language: Language): string => (language === 'zh' ? 'zh-CN' : 'en')

/** A shape for each word, so that colour tells nothing alone. */
const shapes = {
  circle: 'M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 0 0 0 -11z',
  square: 'M3 3h10v10h-10z',
  triangle: 'M8 2l6.500 11.500h-13z',
  cross: 'M3.500 5l1.500 -1.500l3 3l3 -3l1.500 1.500l-3 3l3 3l-1.500 1.500l-3 -3l-3 3l-1.500 -1.500l3 -3z',
  tick: 'M2.500 8.500l1.600 -1.600l2.700 2.700l5.600 -5.900l1.600 1.500l-7.200 7.600z',
  ring: 'M8 2.500a5.500 5.500 0 1 0 0 11a5.500 5.500 0 0 0 0 -11zm0 2a3.500 3.500 0 1 1 0 7a3.500 3.500 0 0 1 0 -7z',
  half: 'M8 2.500a5.500 5.500 0 1 0 0 11a5.500 5.500 0 0 0 0 -11zm0 1.600v7.800a3.900 3.900 0 0 1 0 -7.800z',
  diamond: 'M8 1.800l6.200 6.200l-6.200 6.200l-6.200 -6.200z',
} as const
export type Shape = keyof typeof shapes

export const mark = (shape: Shape): SVGElement => vector('svg', { class: 'mark', viewBox: '0 0 16 16', 'aria-hidden': 'true', focusable: 'false' }, vector('path', { d: shapes[shape] }))

/** Shape and text; the tone is a class. */
export const chip = (tone: string, shape: Shape, text: Child): HTMLElement => element('span', { class: `chip ${tone}` }, mark(shape), element('span', {}, text))

const outcomeShapes: Readonly<Record<string, readonly [tone: string, shape: Shape]>> = {
  DISCLOSED: ['good', 'circle'],
  REFUSED: ['warn', 'square'],
  FAILED: ['bad', 'triangle'],
  UNREADABLE: ['bad', 'cross'],
}
const outcomeOrder = Object.keys(outcomeShapes)
export const outcomesInOrder = (outcomes: readonly string[]): readonly string[] => [...outcomes].sort((a, b) => outcomeOrder.indexOf(a) - outcomeOrder.indexOf(b))
export const outcomeTone = (outcome: string): readonly [string, Shape] => outcomeShapes[outcome] ?? ['plain', 'ring']

const shortOutcomes: Readonly<Record<string, readonly [string, string]>> = { DISCLOSED: ['disclosed', '已应答'], REFUSED: ['refused', '拒绝'], FAILED: ['failed', '故障'], UNREADABLE: ['unreadable', '不可识别'] }
export const outcomeWord = (outcome: string): string => say(...((shortOutcomes[outcome] ?? [outcome, outcome]) as [string, string]))

export const outcomeChip = (outcome: string | null | undefined): Child => (outcome ? chip(...outcomeTone(outcome), outcomeWord(outcome)) : '–')

export const dispositionMarks: Readonly<Record<(typeof dispositions)[number], { shape: Shape; en: string; zh: string }>> = {
  clear: { shape: 'circle', en: 'clear', zh: '明文' },
  masked: { shape: 'half', en: 'masked', zh: '脱敏' },
  tokens: { shape: 'diamond', en: 'tokens', zh: '令牌' },
  withheld: { shape: 'ring', en: 'withheld', zh: '未披露' },
}

type FieldLists = Readonly<Partial<Record<(typeof dispositions)[number], readonly string[] | null>>>

/** `● 12 ◐ 3`: how many fields, each said in words too. */
export function fieldCounts(row: FieldLists): Child {
  const parts = dispositions.flatMap((disposition) => {
    const count = row[disposition]?.length ?? 0
    const { shape, en, zh } = dispositionMarks[disposition]
    return count ? [element('span', { class: `count ${disposition}`, title: say(en, zh) }, mark(shape), element('span', {}, number(count)), element('span', { class: 'unseen' }, ` ${say(en, zh)} `))] : []
  })
  return parts.length ? element('span', { class: 'counts' }, parts) : '–'
}

/** The fields by name, under how they were disclosed; `spoken` is the language of the names, where they have one. */
export function fieldLists(row: FieldLists, spoken: string | null = null): Child {
  const groups = dispositions.flatMap((disposition) => {
    const names = row[disposition] ?? []
    const { shape, en, zh } = dispositionMarks[disposition]
    return names.length ? [element('div', { class: `fields ${disposition}` }, element('span', { class: 'fields-how' }, mark(shape), say(en, zh)), element('span', { class: 'fields-names', lang: spoken }, names.join(', ')))] : []
  })
  return groups.length ? groups : '–'
}

export interface Column {
  readonly head: string
  readonly kind?: 'number' | 'time' | 'text' | 'action'
}
export interface Row {
  readonly cells: readonly Child[]
  readonly current?: boolean
}

/** Roles are written out: on narrow screens rows are laid out as cards, which takes from elements what they mean. */
export function table(caption: string, columns: readonly Column[], rows: readonly Row[], { captionSeen = false, className = '' } = {}): HTMLElement {
  const id = freshId('table')
  return element(
    'div',
    { class: `sheet ${className}`, role: 'region', tabindex: '0', 'aria-labelledby': id },
    element(
      'table',
      { role: 'table' },
      element('caption', { id, class: captionSeen ? null : 'unseen' }, caption),
      element('thead', { role: 'rowgroup' }, element('tr', { role: 'row' }, columns.map(({ head, kind = 'text' }) => element('th', { scope: 'col', role: 'columnheader', class: kind }, head)))),
      element(
        'tbody',
        { role: 'rowgroup' },
        rows.map(({ cells, current }) =>
          element('tr', { role: 'row', class: current ? 'current' : null }, cells.map((cell, at) => element(at === 0 ? 'th' : 'td', { ...(at === 0 ? { scope: 'row', role: 'rowheader' } : { role: 'cell' }), class: columns[at]?.kind ?? 'text', 'data-head': columns[at]?.head ?? '' }, cell))),
        ),
      ),
    ),
  )
}

export const facts = (entries: readonly (readonly [term: string, value: Child] | null)[], className = ''): HTMLElement =>
  element('dl', { class: `facts ${className}` }, entries.map((entry) => entry && element('div', {}, element('dt', {}, entry[0]), element('dd', {}, entry[1] ?? '–'))))

export const hash = (value: string): HTMLElement => element('code', { class: 'hash' }, value)

export const notice = (tone: 'plain' | 'warn' | 'bad' | 'good', ...text: readonly Child[]): HTMLElement => element('div', { class: `notice ${tone}` }, mark(tone === 'good' ? 'tick' : tone === 'bad' ? 'triangle' : tone === 'warn' ? 'diamond' : 'ring'), element('div', {}, text))

/** Of hundredths; null: withheld. */
export const amountCell = (fen: bigint | null): Child => (fen === null ? element('span', { class: 'not-told' }, withheldWord()) : moneyText(fen))

export const empty = (...text: readonly Child[]): HTMLElement => element('p', { class: 'empty' }, text)

export function field(label: string, control: HTMLElement, { hint = '', className = '' } = {}): HTMLElement {
  const id = freshId('field')
  control.id = id
  if (hint) control.setAttribute('aria-describedby', `${id}-hint`)
  return element('div', { class: `field ${className}` }, element('label', { for: id }, label), control, hint && element('span', { class: 'hint', id: `${id}-hint` }, hint))
}

export const input = (name: string, value: string, attributes: Readonly<Record<string, string | null>> = {}): HTMLInputElement => element('input', { name, value, autocomplete: 'off', spellcheck: 'false', ...attributes })

export function select(name: string, chosen: string, options: readonly (readonly [value: string, text: string])[]): HTMLSelectElement {
  const made = element('select', { name }, options.map(([value, text]) => element('option', { value, selected: value === chosen }, text)))
  // A value that is no option of ours still stands in the address, and is asked for.
  if (chosen && !options.some(([value]) => value === chosen)) made.append(element('option', { value: chosen, selected: true }, chosen))
  return made
}

/** Values of a vocabulary, by their meaning; the first option asks for any. */
export const choices = (schema: SchemaShown, vocabulary: string, words: readonly string[] = schema.words(vocabulary)): readonly (readonly [string, string])[] => [['', say('any', '不限')], ...words.map((word) => [word, schema.meaning(vocabulary, word)] as const)]

/** What was filled in, by name; empty texts too. */
export const filled = (form: HTMLFormElement): Record<string, string> => Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value).trim()]))

/** A form that asks its view what it holds; the same again is asked anew. */
export const asksView = ({ place, go, refresh }: Context) => (event: SubmitEvent): void => {
  event.preventDefault()
  const next = asking({ ...place, asked: {} }, filled(event.currentTarget as HTMLFormElement))
  if (JSON.stringify(next.asked) === JSON.stringify(place.asked)) refresh()
  else go(next)
}

/** Questions of a view in one line. */
export const searchLine = (context: Context, action: string, fields: readonly Child[]): HTMLElement =>
  element('form', { class: 'search line', role: 'search', submit: asksView(context) }, fields, element('button', { type: 'submit', class: 'strong' }, action))

/** Beginning and end of a time, as a field of a line asks for them. */
export const spanFields = ({ asked }: Place): readonly HTMLElement[] => [
  field(say('From (UTC+8)', '自（UTC+8）'), input('from', asked['from'] ?? '', { type: 'datetime-local', step: '1' })),
  field(say('Until (UTC+8)', '至（UTC+8）'), input('until', asked['until'] ?? '', { type: 'datetime-local', step: '1' })),
]

/** Why what a control of a field holds was refused: shown at it and read with it. No text takes it back. */
export function tellFault(control: Element, ...text: readonly Child[]): void {
  const [hintId, faultId] = [`${control.id}-hint`, `${control.id}-fault`]
  document.getElementById(faultId)?.remove()
  if (text.length) control.after(element('p', { class: 'fault', id: faultId }, text))
  control.setAttribute('aria-invalid', String(text.length > 0))
  control.setAttribute('aria-describedby', [faultId, hintId].filter((id) => document.getElementById(id)).join(' '))
}

export function paging(place: Place, { pageInfo }: Pick<Page<unknown>, 'pageInfo'>): Child {
  const { after: _after, record: _record, ...asked } = place.asked
  const first = place.asked['after'] ? link({ ...place, asked }, say('First page', '首页'), { class: 'quiet' }) : null
  const next = pageInfo.hasNextPage && pageInfo.endCursor ? link({ ...place, asked: { ...asked, after: pageInfo.endCursor } }, say('Next page', '下一页'), { class: 'quiet', rel: 'next' }) : null
  return first || next ? element('nav', { class: 'paging', 'aria-label': say('Pages of the list', '列表分页') }, first, next) : null
}

const mostBars = 8

/** Counts as bars of one measure, most first; each leads to what it counts. Null: too many to be counted. */
export function countedBars(title: string, counts: readonly Count[] | null | undefined, text: (value: string) => string, place: (value: string) => Place | null): HTMLElement {
  if (counts === null) return element('section', { class: 'bars' }, element('h3', {}, title), empty(say('More than 10,000 match: narrow the time to have them counted.', '匹配超过 10,000 条，请缩小时间范围后统计。')))
  const shown = mostFirst(counts ?? []).flatMap(({ value, count }) => (value === null ? [] : [{ text: text(value), count, place: place(value) }])).slice(0, mostBars)
  const most = Math.max(1, ...shown.map(({ count }) => count))
  return element(
    'section',
    { class: 'bars' },
    element('h3', {}, title),
    shown.length
      ? element('ol', {}, shown.map(({ text, count, place }) => element('li', {}, element('span', { class: 'bars-line' }, place ? link(place, text, { class: 'bars-text' }) : element('span', { class: 'bars-text' }, text), element('span', { class: 'bars-count' }, number(count))), vector('svg', { class: 'bar', viewBox: '0 0 100 4', preserveAspectRatio: 'none', 'aria-hidden': 'true' }, vector('rect', { width: 100, height: 4, class: 'bar-ground' }), vector('rect', { width: Math.max(0.5, (100 * count) / most), height: 4, class: 'bar-count' })))))
      : empty(say('Nothing to count.', '无可统计。')),
  )
}
