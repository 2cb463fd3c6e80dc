/** A picture of boxes and lines: drawn, walked through by keyboard, made larger and smaller. What it tells stands in tables beside it, too. */
import { type Child, element, freshId, vector } from './dom.js'
import type { Line, Placed } from './picture-layout.js'
import { number, say } from './speech.js'

/** A box that can be gone to. */
export interface Part {
  readonly id: string
  /** All that it says, for who does not see it. */
  readonly told: string
  readonly className: string
  /** Drawn from its upper left corner. */
  readonly body: (inks: Inks) => Child
}
export interface Connection extends Line {
  readonly className: string
  readonly label: string
  readonly told: string
  readonly hasTip: boolean
}
export interface LegendEntry {
  readonly text: string
  /** Drawn within 30 by 18. */
  readonly swatch: (inks: Inks) => Child
}
export interface Picture {
  readonly name: string
  readonly placed: Placed
  /** As they are walked through. */
  readonly parts: readonly Part[]
  readonly connections: readonly Connection[]
  readonly frames: readonly { readonly id: string; readonly className: string; readonly label: string }[]
  readonly heads: readonly { readonly x: number; readonly text: string }[]
  readonly legend: readonly LegendEntry[]
}

export const swatchSize = { width: 30, height: 18 } as const
/** Above the boxes, where columns have heads. */
export const headHeight = 26

/** Of a letter, about: Chinese ones are as wide as they are high. */
const letterWidth = (letter: string, size: number): number => (/[ᄀ-￯]/.test(letter) ? size : /[A-Z0-9]/.test(letter) ? size * 0.64 : size * 0.55)

export const textWidth = (text: string, size: number): number => [...text].reduce((width, letter) => width + letterWidth(letter, size), 0)

/** As many letters as fit. */
export function fitted(text: string, width: number, size: number): string {
  const letters = [...text]
  let taken = 0
  for (const [at, letter] of letters.entries()) {
    taken += letterWidth(letter, size)
    if (taken > width) return `${letters.slice(0, Math.max(1, at - 1)).join('').trimEnd()}…`
  }
  return text
}

export const words = (x: number, y: number, className: string, text: string, anchor = 'start'): SVGElement => vector('text', { x, y, class: className, 'text-anchor': anchor }, text)

/** Hatching for what is not told, and the tips of lines; each picture names them anew. */
export interface Inks {
  readonly hatch: string
  readonly tip: string
}
export const makeInks = (): Inks => ({ hatch: freshId('hatch'), tip: freshId('tip') })

export const inkDefinitions = ({ hatch, tip }: Inks): SVGElement =>
  vector(
    'defs',
    {},
    vector('pattern', { id: hatch, width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' }, vector('rect', { class: 'hatch-ground', width: 6, height: 6 }), vector('line', { class: 'hatch-line', x1: 0, y1: 0, x2: 0, y2: 6 })),
    vector('marker', { id: tip, viewBox: '0 0 10 10', refX: 9, refY: 5, markerWidth: 10, markerHeight: 10, markerUnits: 'userSpaceOnUse', orient: 'auto' }, vector('path', { class: 'tip', d: 'M0 0.500L10 5L0 9.500z' })),
  )

/** The drawing alone. Lines come first: boxes lie on them, and names on both. */
export function draw({ name, placed, parts, connections, frames, heads }: Picture, inks: Inks): SVGElement {
  const top = heads.length ? headHeight : 0
  const size = { width: Math.ceil(placed.width), height: Math.ceil(placed.height + top) }
  return vector(
    'svg',
    { class: 'drawing', viewBox: `0 0 ${size.width} ${size.height}`, width: size.width, height: size.height, role: 'group', 'aria-label': name },
    inkDefinitions(inks),
    heads.map(({ x, text }) => vector('text', { class: 'head-of-column', x, y: 16, 'text-anchor': 'middle', 'aria-hidden': 'true' }, text)),
    vector(
      'g',
      { transform: `translate(0 ${top})` },
      frames.map(({ id, className, label }) => {
        const area = placed.groups.get(id)
        return area && vector('g', { class: `frame-of-group ${className}`, 'aria-hidden': 'true' }, vector('rect', { x: area.x, y: area.y, width: area.width, height: area.height, rx: 14 }), words(area.x + 12, area.y + 17, 'name-of-group', label))
      }),
      connections.map(({ id, className, thickness, told, hasTip }) => {
        const way = placed.lines.get(id)
        return way && vector('g', { class: `way ${className}`, 'data-way': id, 'aria-hidden': 'true' }, vector('title', {}, told), vector('path', { d: way.path, 'stroke-width': thickness, 'marker-end': hasTip ? `url(#${inks.tip})` : null }))
      }),
      connections.map(({ id, label }) => {
        const way = placed.lines.get(id)
        return way && label && vector('text', { class: 'name-of-way', 'data-name': id, x: way.label.x, y: way.label.y + 4, 'text-anchor': 'middle', 'aria-hidden': 'true' }, label)
      }),
      parts.map(({ id, told, className, body }, at) => {
        const { x, y, width, height } = placed.boxes.get(id) ?? { x: 0, y: 0, width: 0, height: 0 }
        // The door says in its name what the eye reads beneath it, and more.
        const door = vector('rect', { class: 'door', width, height, rx: 8, fill: 'none', 'pointer-events': 'all', 'data-part': id, role: 'button', tabindex: at === 0 ? '0' : '-1', 'aria-pressed': 'false', 'aria-label': told })
        return vector('g', { class: `part ${className}`, transform: `translate(${x} ${y})` }, vector('title', {}, told), vector('g', { 'aria-hidden': 'true' }, body(inks)), door)
      }),
    ),
  )
}

const zoomStep = 1.25
const [smallest, largest] = [0.2, 4]
const panStep = 120
/** Narrower than this, what is fitted to a window can no longer be read. */
const legible = 736

interface Watch {
  readonly chosen: string
  /** Told when a box is come to: by keyboard, by pointer. */
  choose(id: string): void
}

export interface PictureFrame {
  readonly whole: HTMLElement
  readonly drawing: SVGElement
  choose(id: string): void
}

/** The picture with what moves it. */
export function pictureFrame(picture: Picture, { chosen, choose }: Watch): PictureFrame {
  const inks = makeInks()
  const drawing = draw(picture, inks)
  const natural = Math.ceil(picture.placed.width)
  const hintId = freshId('hint')
  const window_ = element('div', { class: 'picture-window', role: 'region', tabindex: '0', 'aria-label': say(`Picture: ${picture.name}`, `图：${picture.name}`), 'aria-describedby': hintId }, drawing)
  const scaleText = element('output', { class: 'figure' })
  let scale: number | null = null
  const shownScale = () => scale ?? drawing.getBoundingClientRect().width / natural
  const zoom = (to: number | null) => {
    const before = { x: window_.scrollLeft + window_.clientWidth / 2, y: window_.scrollTop + window_.clientHeight / 2, scale: shownScale() }
    scale = to === null ? null : Math.min(largest, Math.max(smallest, to))
    drawing.classList.toggle('fits', scale === null)
    drawing.classList.toggle('wide', natural > legible)
    drawing.setAttribute('width', String(Math.round(natural * (scale ?? 1))))
    drawing.setAttribute('height', String(Math.round(Number(drawing.getAttribute('viewBox')?.split(' ')[3]) * (scale ?? 1))))
    const ratio = shownScale() / before.scale
    if (Number.isFinite(ratio)) window_.scrollTo(before.x * ratio - window_.clientWidth / 2, before.y * ratio - window_.clientHeight / 2)
    scaleText.textContent = scale === null ? say('fitted', '适应宽度') : `${Math.round(scale * 100)} %`
  }
  const pan = (x: number, y: number) => window_.scrollBy(x * panStep, y * panStep)
  const keys: Readonly<Record<string, () => void>> = { '+': () => zoom(shownScale() * zoomStep), '=': () => zoom(shownScale() * zoomStep), '-': () => zoom(shownScale() / zoomStep), '0': () => zoom(null), '1': () => zoom(1) }
  const ways: Readonly<Record<string, () => void>> = { ArrowLeft: () => pan(-1, 0), ArrowRight: () => pan(1, 0), ArrowUp: () => pan(0, -1), ArrowDown: () => pan(0, 1) }
  window_.addEventListener('keydown', (event) => {
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : (keys[event.key] ?? (event.target === window_ ? ways[event.key] : undefined))
    if (!act) return
    event.preventDefault()
    act()
  })
  const tool = (name: string, sign: string, act: () => void) => element('button', { type: 'button', class: 'quiet', 'aria-label': name, title: name, click: act }, sign)
  const select = walkThrough(picture, drawing, choose)
  zoom(null)
  const whole = element(
    'figure',
    { class: 'picture' },
    element(
      'div',
      { class: 'picture-tools', role: 'group', 'aria-label': say('Size and place of the picture', '图的缩放与移动') },
      tool(say('Smaller', '缩小'), '−', () => zoom(shownScale() / zoomStep)),
      tool(say('Larger', '放大'), '+', () => zoom(shownScale() * zoomStep)),
      tool(say('As wide as the window', '适应宽度'), '↔', () => zoom(null)),
      scaleText,
      element('span', { class: 'apart' }),
      tool(say('To the left', '左移'), '←', () => pan(-1, 0)),
      tool(say('To the right', '右移'), '→', () => pan(1, 0)),
      tool(say('Up', '上移'), '↑', () => pan(0, -1)),
      tool(say('Down', '下移'), '↓', () => pan(0, 1)),
    ),
    window_,
    element('ul', { class: 'picture-legend', role: 'list', 'aria-label': say('Legend', '图例') }, picture.legend.map(({ text, swatch }) => element('li', {}, vector('svg', { class: 'drawing swatch', viewBox: `0 0 ${swatchSize.width} ${swatchSize.height}`, width: swatchSize.width, height: swatchSize.height, 'aria-hidden': 'true' }, swatch(inks)), element('span', {}, text)))),
    element('figcaption', { class: 'hint', id: hintId }, say(`${number(picture.parts.length)} boxes. Tab comes into the picture; there, arrows up and down go from box to box, left and right along the lines. + and − change the size, 0 fits it.`, `共 ${number(picture.parts.length)} 个节点。按 Tab 进入图内；上下箭头逐个移动，左右箭头沿连线移动；+、− 缩放，0 适应宽度。`)),
  )
  if (chosen) select(chosen, { withFocus: false })
  return { whole, drawing, choose: (id) => select(id, { withFocus: true }) }
}

/** One box at a time is in the order of tabs: the one that was come to last. */
function walkThrough({ parts, connections }: Picture, drawing: SVGElement, choose: (id: string) => void): (id: string, how: { readonly withFocus: boolean }) => void {
  const made = new Map([...drawing.querySelectorAll<SVGElement>('[data-part]')].map((each) => [each.dataset['part'] as string, each]))
  const order = parts.map(({ id }) => id)
  const mark = (id: string) => {
    for (const [each, box] of made) {
      box.setAttribute('tabindex', each === id ? '0' : '-1')
      box.setAttribute('aria-pressed', String(each === id))
    }
    const near = new Set(connections.filter(({ from, to }) => from === id || to === id).map((each) => each.id))
    for (const way of drawing.querySelectorAll<SVGElement>('[data-way], [data-name]')) way.classList.toggle('near', near.has(way.dataset['way'] ?? way.dataset['name'] ?? ''))
    drawing.classList.add('has-chosen')
  }
  const select = (id: string, { withFocus }: { readonly withFocus: boolean }) => {
    const box = made.get(id)
    if (!box) return
    if (withFocus) return box.focus()
    mark(id)
    choose(id)
  }
  /** Along the thickest line. */
  const along = (id: string, side: 'from' | 'to'): string | undefined => {
    const [other, ends] = side === 'from' ? (['to', connections.filter(({ from, to }) => from === id && to !== id)] as const) : (['from', connections.filter(({ from, to }) => to === id && from !== id)] as const)
    return [...ends].sort((a, b) => b.thickness - a.thickness).map((each) => each[other])[0]
  }
  for (const [id, box] of made) {
    box.addEventListener('focus', () => select(id, { withFocus: false }))
    box.addEventListener('click', () => box.focus())
    box.addEventListener('keydown', (event) => {
      const at = order.indexOf(id)
      const next: Readonly<Record<string, string | undefined>> = { ArrowDown: order[at + 1], ArrowUp: order[at - 1], ArrowRight: along(id, 'from'), ArrowLeft: along(id, 'to'), Home: order[0], End: order.at(-1) }
      if (!(event.key in next) || event.ctrlKey || event.metaKey || event.altKey) return
      event.preventDefault()
      event.stopPropagation()
      const target = next[event.key]
      if (target) made.get(target)?.focus()
    })
  }
  return select
}
