/** A picture as a file of its own: with title, legend, who read it, when, and the access records of the answers that it was drawn from. It needs nothing from elsewhere. */
import tokens from '../../pages/web/tokens.css?inline'
import { vector } from './dom.js'
import { draw, makeInks, type Picture, swatchSize, textWidth, words } from './picture.js'
import pictureStyle from './picture.css?inline'
import type { Session } from './session.js'
import { say, tell } from './speech.js'
import { shanghai } from './times.js'

export interface Source {
  readonly title: string
  /** What the whole picture says, a line each. */
  readonly lines: readonly string[]
  readonly records: readonly string[]
}

const lineHeight = 18
const margin = 24
const narrowest = 760

/** Values of the light ground, written out: other programs know no custom properties. */
export function plainStyle(): string {
  const [, light = ''] = /:root\s*\{([^}]*)\}/.exec(tokens) ?? []
  const values = new Map([...light.matchAll(/--([\w-]+)\s*:\s*([^;]+)/g)].map(([, name, value]) => [name, value?.trim() ?? '']))
  return pictureStyle.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/var\(--([\w-]+)\)/g, (_, name: string) => values.get(name) ?? 'currentColor')
}

export function pictureFile(picture: Picture, { session, drawnAt, source: { title, lines, records } }: { readonly session: Session; readonly drawnAt: number; readonly source: Source }): string {
  const inks = makeInks()
  const drawing = draw(picture, inks)
  const [, , width = 0, height = 0] = (drawing.getAttribute('viewBox') ?? '').split(' ').map(Number)
  for (const each of [drawing, ...drawing.querySelectorAll('*')]) for (const name of ['tabindex', 'role', 'aria-pressed', 'aria-hidden']) each.removeAttribute(name)
  const whole = Math.max(narrowest, width + 2 * margin)
  const reader = `${session.viewer.officer} · ${session.agencyName(session.viewer.agencyId)} · ${session.schema.meaning('Purpose', session.viewer.purpose)}`
  const { caseNumber, instrumentNumber } = session.basis
  const foot = [
    `${say('Read by', '查询人')} ${reader}`,
    ...(instrumentNumber ? [`${say('Legal instrument stated', '所述法律文书')} ${instrumentNumber}${caseNumber ? ` · ${say('case', '案件')} ${caseNumber}` : ''}`] : []),
    `${say('Drawn', '绘制时间')} ${shanghai(drawnAt)} ${tell({ en: '(UTC+8)', zh: '（UTC+8）' })}`,
    `${say('Access record', '访问记录')} ${records[0] ?? '–'}${records.length > 1 ? say(` and ${records.length - 1} more, named in the description of this file`, ` 等 ${records.length} 条，其余见本文件说明`) : ''}`,
  ]
  const legendTop = margin + 30 + lines.length * lineHeight + 14 + height + 20
  const entryWidth = Math.max(...picture.legend.map(({ text }) => swatchSize.width + 36 + textWidth(text, 12)))
  const inRow = Math.max(1, Math.floor((whole - 2 * margin) / entryWidth))
  const footTop = legendTop + 22 + Math.ceil(picture.legend.length / inRow) * 24 + 16
  const bottom = footTop + foot.length * lineHeight + margin
  drawing.setAttribute('x', String(margin))
  drawing.setAttribute('y', String(margin + 30 + lines.length * lineHeight + 14))
  const file = vector(
    'svg',
    { class: 'drawing', viewBox: `0 0 ${whole} ${bottom}`, width: whole, height: bottom, role: 'img' },
    vector('title', {}, title),
    vector('desc', {}, [...lines, ...foot, `${say('Access records', '访问记录')}: ${records.join(' ')}`].join('\n')),
    vector('style', {}, plainStyle()),
    vector('rect', { width: whole, height: bottom, fill: '#ffffff' }),
    vector('text', { x: margin, y: margin + 16, 'font-size': 18, 'font-weight': 650 }, title),
    lines.map((line, at) => words(margin, margin + 30 + (at + 1) * lineHeight - 6, 'soft', line)),
    drawing,
    words(margin, legendTop + 8, 'strong', say('Legend', '图例')),
    picture.legend.map(({ text, swatch }, at) => vector('g', { transform: `translate(${margin + (at % inRow) * entryWidth} ${legendTop + 20 + Math.floor(at / inRow) * 24})` }, vector('g', {}, swatch(inks)), words(swatchSize.width + 8, 13, '', text))),
    foot.map((line, at) => words(margin, footTop + (at + 1) * lineHeight, 'soft', line)),
  )
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(file)}\n`
}
