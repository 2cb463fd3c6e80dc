import { describe, expect, test } from 'vitest'
import { commaLines } from '../../src/console/web/comma-lines.js'
import { linkageFigureOf } from '../../src/console/web/linkage-figure.js'
import type { Linkage, Series } from '../../src/console/web/linkage-shapes.js'
import { amountText, fenOf, moneyText, sumOf } from '../../src/console/web/money.js'
import { placeAll } from '../../src/console/web/picture-layout.js'
import { figureOf } from '../../src/console/web/trail-figure.js'
import type { FlowEdge, FlowNode } from '../../src/console/web/trail-shapes.js'

const account = (id: string, layer: number | undefined, amountIn: string | undefined, recoverableAmount = '0.00'): FlowNode => ({ id, account: { id: `account of ${id}` }, layer, amountIn, recoverableAmount })
let made = 0
const movement = (from: string | null, to: string | null, amount: string | null, exit: string | null = null): FlowEdge => ({ id: `movement ${++made}`, from: from === null ? null : { id: from }, to: to === null ? null : { id: to }, amount, exit })
const whole = { seesAll: true, mostDrawn: 300 }

describe('amounts', () => {
  test('are exact, and what is withheld is never nothing', () => {
    expect([fenOf('412500.00'), fenOf('0.1'), fenOf('-3'), fenOf(null), fenOf(undefined), fenOf('many')]).toEqual([41_250_000n, 10n, -300n, null, null, null])
    expect([moneyText(41_250_000n), moneyText(7n), moneyText(-123_456_789_012n), moneyText(100n)]).toEqual(['412,500.00', '0.07', '-1,234,567,890.12', '1.00'])
    expect([sumOf([1n, 2n]), sumOf([]), sumOf([1n, null])]).toEqual([3n, 0n, null])
    expect([amountText(0n), amountText(null)]).toEqual(['0.00', 'withheld'])
  })
})

describe('a trail as spots and strands', () => {
  test('bundles movements between the same two, keeps both directions of a circle, and tells exits apart by how the money left', () => {
    const { spots, strands } = figureOf(
      [account('a', 1, '90.00'), account('b', 2, '80.00')],
      [movement(null, 'a', '90.00'), movement('a', 'b', '50.00'), movement('a', 'b', '30.00'), movement('b', 'a', '10.00'), movement('b', null, '40.00', 'ATM'), movement('b', null, '5.00', 'POS'), movement('b', null, '1.00', 'ATM')],
      whole,
    )
    expect(strands.map(({ from, to, fen, movements }) => [from, to, fen, movements.length])).toEqual([
      ['paid', 'a', 9_000n, 1], ['a', 'b', 8_000n, 2], ['b', 'a', 1_000n, 1], ['b', 'exit/b/ATM', 4_100n, 2], ['b', 'exit/b/POS', 500n, 1],
    ])
    expect(spots.map(({ id, kind, column }) => [id, kind, column])).toEqual([['a', 'account', 1], ['b', 'account', 2], ['paid', 'paid', 0], ['exit/b/ATM', 'exit', 3], ['exit/b/POS', 'exit', 3]])
    expect(spots.find(({ id }) => id === 'exit/b/ATM')).toMatchObject({ exit: 'ATM', fen: 4_100n })
  })

  test('an end that a partner is not shown is unseen, not the victim; a sum that is withheld makes the strand withheld', () => {
    const { spots, strands } = figureOf([account('mine', 1, undefined)], [movement(null, 'mine', null), movement('mine', null, null), movement('mine', null, null, 'POS')], { ...whole, seesAll: false })
    expect(spots.map(({ id, kind }) => [id, kind])).toEqual([['mine', 'account'], ['unseen/to/mine', 'unseen'], ['unseen/from/mine', 'unseen'], ['exit/mine/POS', 'exit']])
    expect(strands.map(({ fen }) => fen)).toEqual([null, null, null])
  })

  test('draws the largest, and the rest of a layer as one box that says how many and how much', () => {
    const { spots, strands, leftOut } = figureOf(
      [account('small', 1, '1.00'), account('great', 1, '900.00'), account('tiny', 1, '0.50')],
      [movement(null, 'great', '900.00'), movement(null, 'small', '1.00'), movement(null, 'tiny', '0.50'), movement('small', 'tiny', '0.20')],
      { seesAll: true, mostDrawn: 1 },
    )
    expect(leftOut).toBe(2)
    expect(spots.find(({ kind }) => kind === 'others')).toMatchObject({ id: 'others/1', column: 1, count: 2, fen: 150n })
    expect(strands.map(({ from, to, fen }) => [from, to, fen])).toEqual([['paid', 'great', 90_000n], ['paid', 'others/1', 150n]])
  })

  test('without layers nobody stands in a column, and dagre ranks them', () => {
    const { spots } = figureOf([account('a', undefined, undefined)], [movement(null, 'a', null), movement('a', null, null)], whole)
    expect(spots.map(({ id, column }) => [id, column])).toEqual([['a', null], ['paid', null], ['exit/a/', null]])
  })
})

describe('places', () => {
  test('columns are where their numbers say, boxes never overlap, and every line has a way', () => {
    const boxes = [[0, 'p'], [1, 'a'], [1, 'b'], [1, 'c'], [2, 'd'], [3, 'e']].map(([column, id]) => ({ id: String(id), column: Number(column), width: 100, height: 50 }))
    const lines = [['p', 'a'], ['p', 'b'], ['p', 'c'], ['a', 'b'], ['b', 'a'], ['a', 'c'], ['b', 'd'], ['d', 'e'], ['d', 'a'], ['e', 'e']].map(([from, to], at) => ({ id: `l${at}`, from: String(from), to: String(to), thickness: 4, labelWidth: 40 }))
    const placed = placeAll(boxes, lines, { between: 20, columns: 60 })
    const centres = boxes.map(({ id, column }) => ({ column, x: (placed.boxes.get(id)?.x ?? 0) + 50 }))
    for (const one of centres) for (const other of centres) expect(Math.sign(one.x - other.x)).toBe(Math.sign(one.column - other.column))
    const areas = [...placed.boxes.values()]
    for (const [at, one] of areas.entries()) for (const other of areas.slice(at + 1)) expect(one.x + one.width <= other.x || other.x + other.width <= one.x || one.y + one.height <= other.y || other.y + other.height <= one.y).toBe(true)
    for (const { id } of lines) expect(placed.lines.get(id)?.path, id).toMatch(/^M[\d.,-]+[CL]/)
    for (const { path } of placed.lines.values()) expect(path).not.toContain('NaN')
  })
})

describe('linked cases', () => {
  const of = (id: string, reportedAt: string) => ({ id, caseNumber: `A${id}`, reportedAt })
  const [old, young] = [of('old', '2020-05-01'), of('young', '2020-05-02')]
  const side = (one: typeof old, other: typeof old | null, type: string | null, contactUnit = 'unit'): Linkage => ({ id: `${one.id}-${other?.id}-${type}`, linkageNumber: 'LNK', case: one, otherCase: other, contactUnit: { id: contactUnit }, type, strength: 'STRONG', state: 'CONFIRMED', proposedAt: null, decidedAt: null })

  test('two sides are one link, from the case that was reported first; each thing in common is a link of its own', () => {
    const { links } = linkageFigureOf([side(young, old, 'SAME_ACCOUNT'), side(old, young, 'SAME_ACCOUNT'), side(old, young, 'SAME_NUMBER')], [], 300)
    expect(links.map(({ from, to, sides }) => [from, to, sides.length])).toEqual([['old', 'young', 2], ['old', 'young', 1]])
  })

  test('a case of another unit that is not told yet is a box of its own; a series names its lead', () => {
    const series: Series = { id: 's', seriesNumber: 'SER', state: 'FORMED', formedAt: null, leadCase: old, leadUnit: null, cases: { nodes: [old, young], pageInfo: { hasNextPage: false } } }
    const { spots, links } = linkageFigureOf([side(old, null, null)], [series], 300)
    expect(spots.map((spot) => [spot.id, spot.kind, spot.series?.id, spot.kind === 'case' && spot.isLead])).toEqual(expect.arrayContaining([['old', 'case', 's', true], ['young', 'case', 's', false], ['untold/old/unit', 'untold', undefined, false]]))
    expect(links.map(({ to }) => to)).toEqual(['untold/old/unit'])
  })
})

describe('comma-separated values', () => {
  test('quote what must be, and hand no formula to a spreadsheet', () => {
    expect(commaLines(['a', 'b'], [['x,y', 'say "so"'], ['=1+1', '-12.50'], [null, 3]])).toBe('\uFEFFa,b\r\n"x,y","say ""so"""\r\n\'=1+1,-12.50\r\n,3\r\n')
  })
})
