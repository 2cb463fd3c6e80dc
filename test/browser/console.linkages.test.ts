import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { ConsoleDesk } from '../support/console-desk.js'

const desk = ConsoleDesk.ofThisFile()
const at = (persona: string, language = 'en', more = '') => `linkages?as=${persona}&lang=${language}${more}`

interface OfCase {
  readonly id: string
  readonly caseNumber: string
}
interface Read {
  readonly caseSeries: { readonly nodes: readonly { readonly seriesNumber: string; readonly leadCase: OfCase; readonly cases: { readonly nodes: readonly OfCase[] } }[] }
  readonly caseLinkages: { readonly nodes: readonly { readonly type: string; readonly state: string; readonly case: OfCase; readonly otherCase: OfCase; readonly evidence: { readonly nodes: readonly { readonly account: { readonly number: string } | null }[] } }[] }
}

/** What the graph answers to the control desk. */
let read: Read

beforeAll(async () => {
  const { data } = await desk.traffic.ask(
    'police-control',
    '{ caseSeries(first: 10, filter: { state: { eq: FORMED } }) { nodes { seriesNumber leadCase { id caseNumber } cases(first: 100) { nodes { id caseNumber } } } } caseLinkages(first: 100) { nodes { type state case { id caseNumber } otherCase { id caseNumber } evidence(first: 10) { nodes { account { number } } } } } }',
    {},
    { 'x-purpose': 'INVESTIGATION' },
  )
  read = data as Read
})

const parts = () => desk.page.locator('.picture-window [data-part]')
const names = () => parts().evaluateAll((found) => found.map((each) => each.getAttribute('aria-label') ?? ''))
/** Two sides of one thing in common are one line. */
const links = (state?: string) => new Set(read.caseLinkages.nodes.filter((each) => !state || each.state === state).map(({ case: one, otherCase: other, type }) => [...[one.id, other.id].sort(), type].join(' ')))

describe('linked cases', () => {
  test('stand in the navigation of those whose schema has them', async () => {
    for (const [persona, isThere] of [['police-control', true], ['police-analyst', true], ['auditor', true], ['bank-metro', false], ['carrier-north', false]] as const) {
      await desk.visit(`log?as=${persona}&lang=en`)
      expect([persona, await desk.page.locator('nav.views a', { hasText: 'Linked cases' }).count()]).toEqual([persona, isThere ? 1 : 0])
    }
  })

  test('show the series with its cases and its lead, and a line for each thing in common, drawn by its state', async () => {
    await desk.visit(at('police-control'))
    const told = await names()
    expect(read.caseSeries.nodes.length).toBeGreaterThan(0)
    for (const { seriesNumber, leadCase, cases } of read.caseSeries.nodes) {
      expect(await desk.page.locator('.name-of-group').allTextContents()).toContain(`Series ${seriesNumber}`)
      for (const { caseNumber } of cases.nodes) expect(told.find((name) => name.includes(caseNumber))).toContain(`in series ${seriesNumber}`)
      expect(told.filter((name) => name.includes('as its lead case')).map((name) => name.includes(leadCase.caseNumber))).toEqual([true])
    }
    const ways = (state: string) => desk.page.locator(`.picture-window .way.state-${state.toLowerCase()}`).count()
    for (const state of ['CONFIRMED', 'PROPOSED', 'REJECTED']) expect([state, await ways(state)]).toEqual([state, links(state).size])
    expect(await desk.page.locator('.linkages tbody tr').count()).toBe(links().size)
    await desk.page.locator(`[data-part="${read.caseSeries.nodes[0]?.leadCase.id}"]`).click()
    await desk.page.locator('.evidence', { hasText: 'loading' }).first().waitFor({ state: 'detached' })
    await desk.page.setViewportSize({ width: 1500, height: 900 })
    await desk.settled()
    await desk.picture('linked-cases')
  })

  test('tell the evidence of a case that is come to by keyboard, and the case stands in the address', async () => {
    await desk.visit(at('police-control'))
    await desk.page.locator('.picture-window').focus()
    await desk.page.keyboard.press('Tab')
    const focused = () => desk.inPage<string>('document.activeElement.getAttribute("data-part") ?? ""')
    const met = new Set<string>()
    for (let step = await parts().count(); step > 0; step--) {
      met.add(await focused())
      await desk.page.keyboard.press('ArrowDown')
    }
    expect(met.size).toBe(await parts().count())
    const withAccount = read.caseLinkages.nodes.find(({ evidence }) => evidence.nodes.some(({ account }) => account))
    const number = withAccount?.evidence.nodes.find(({ account }) => account)?.account?.number ?? ''
    await desk.page.locator(`[data-part="${withAccount?.case.id}"]`).focus()
    await desk.page.locator('.evidence', { hasText: number }).first().waitFor()
    expect(new URL(desk.page.url()).hash).toContain(`case=${withAccount?.case.id}`)
  })

  test('are narrowed by state and by series', async () => {
    await desk.visit(at('police-control', 'en', '&state=REJECTED'))
    expect(await desk.page.locator('.linkages tbody tr').count()).toBe(links('REJECTED').size)
    const [series] = read.caseSeries.nodes
    await desk.visit(at('police-control', 'en', `&of=${series?.seriesNumber}`))
    const told = await names()
    for (const { caseNumber } of series?.cases.nodes ?? []) expect(told.some((name) => name.includes(caseNumber))).toBe(true)
  })

  test('are taken away as a file that parses and names its record', async () => {
    await desk.visit(at('police-control'))
    const [download] = await Promise.all([desk.page.waitForEvent('download'), desk.page.getByRole('button', { name: 'Picture as SVG' }).click()])
    const text = readFileSync(await download.path(), 'utf8')
    const root = await desk.inBlankPage<string>(`new DOMParser().parseFromString(${JSON.stringify(text)}, 'image/svg+xml').documentElement.nodeName`)
    const record = await desk.page.locator('main p.hint a.mono').first().innerText()
    expect([root, text.includes(record), text.includes('zhou.ke'), /var\(|href=|url\((?!#)/.test(text)]).toEqual(['svg', true, true, false])
    for (const { seriesNumber } of read.caseSeries.nodes) expect(text).toContain(seriesNumber)
  })
})

test.each(['en', 'zh'])('no rule of accessibility that matters is broken, in light and dark, nor does a window of 360 or 1500 pixels overflow: %s', { timeout: 120_000 }, async (language) => {
  const broken: unknown[] = []
  await desk.visit(`unlogged?as=police-control&lang=${language}`)
  for (const place of [at('police-control', language), at('auditor', language)]) {
    await desk.turnTo(place)
    if (await parts().count()) await parts().first().focus()
    broken.push(...(await desk.broken(place)))
  }
  expect(broken).toEqual([])
})
