import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { stories } from '../../seeds/index.js'
import { ConsoleDesk } from '../support/console-desk.js'

const desk = ConsoleDesk.ofThisFile()
const { trailNumber, caseIds, caseNumbers } = stories.muleRing
const of = (persona: string, language = 'en') => `trails?trail=${trailNumber}&as=${persona}&lang=${language}`
const sums = /\d[\d,]*\.\d{2}/

interface Read {
  readonly paidAmount: string | null
  readonly recoverableAmount: string | null
  readonly flowNodes: { readonly nodes: readonly { readonly id: string; readonly amountIn: string; readonly amountOut: string; readonly recoverableAmount: string; readonly account: { readonly number: string } }[] }
  readonly flowEdges: { readonly nodes: readonly { readonly amount: string }[] }
}

let instrument = ''
/** What the graph answers to the control desk under the instrument. */
let read: Read

const money = (amount: string) => amount.replace(/\B(?=(?:\d{3})+\.)/g, ',')

/** A query notice for the case, drafted by the control desk and approved by the chief. */
beforeAll(async () => {
  const act = async (persona: string, mutation: string, input: object) => {
    const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`
    const { data } = await desk.traffic.ask(persona, `mutation Act($input: ${type}!) { ${mutation}(input: $input) { instrument { id instrumentNumber version } userErrors { message } } }`, { input }, { 'x-purpose': 'INVESTIGATION', 'idempotency-key': randomUUID() })
    return (data as Record<string, { instrument: { id: string; instrumentNumber: string; version: number } }>)[mutation]?.instrument
  }
  const drafted = await act('police-control', 'draftInstrument', { caseId: caseIds[0], type: 'QUERY_NOTICE', validUntil: new Date(Date.now() + 100 * 86_400_000).toISOString() })
  if (!drafted) throw new Error('no instrument was drafted')
  await act('police-chief', 'approveInstrument', { id: drafted.id, version: drafted.version })
  instrument = drafted.instrumentNumber
  const { data } = await desk.traffic.ask('police-control', 'query Trail($number: OrderNumber!) { fundTrailByNumber(trailNumber: $number) { paidAmount recoverableAmount flowNodes(first: 100) { nodes { id amountIn amountOut recoverableAmount account { number } } } flowEdges(first: 100) { nodes { amount } } } }', { number: trailNumber }, { 'x-purpose': 'INVESTIGATION', 'x-legal-instrument': instrument })
  read = (data as { fundTrailByNumber: Read }).fundTrailByNumber
})

async function state(number = instrument): Promise<void> {
  await desk.page.locator('.basis input[name="instrumentNumber"]').fill(number)
  await desk.page.locator('.basis button[type="submit"]').click()
  await desk.page.locator('.basis .chip').waitFor()
  await desk.settled()
}

const parts = () => desk.page.locator('.picture-window [data-part]')
const names = () => parts().evaluateAll((found) => found.map((each) => each.getAttribute('aria-label') ?? ''))

describe('fund trails', () => {
  test('stand in the navigation of those whose schema has them', async () => {
    for (const [persona, isThere] of [['police-control', true], ['police-analyst', true], ['bank-metro', true], ['auditor', true], ['carrier-north', false], ['platform-chat', false]] as const) {
      await desk.visit(`log?as=${persona}&lang=en`)
      expect([persona, await desk.page.locator('nav.views a', { hasText: 'Fund trail' }).count()]).toEqual([persona, isThere ? 1 : 0])
    }
  })

  test('without an instrument the police read that there is a trail; accounts and sums are withheld, not absent and not nothing', async () => {
    await desk.visit('trails?as=police-control&lang=en')
    const row = desk.page.locator('tbody tr', { hasText: trailNumber })
    expect(await row.innerText()).toContain(caseNumbers[0])
    expect(await row.locator('td.number').allInnerTexts()).toEqual(['withheld', 'withheld', 'withheld'])
    await row.getByRole('link', { name: trailNumber }).click()
    await desk.page.getByRole('heading', { name: `Fund trail ${trailNumber}` }).waitFor()
    await desk.page.getByText('that is not to say that there are none').waitFor()
    await desk.page.getByText('Needs a legal instrument in force').waitFor()
    expect([await parts().count(), await desk.page.locator('main').innerText()]).toEqual([0, expect.not.stringMatching(sums)])
  })

  test('under an instrument the picture and its tables say what the graph answers; the instrument stands in no address and is kept nowhere', async () => {
    await desk.visit(of('police-control'))
    await state()
    const told = (await names()).join('\n')
    for (const { account, amountIn, amountOut, recoverableAmount } of read.flowNodes.nodes) {
      const box = (await names()).find((name) => name.includes(account.number))
      expect(box).toContain(`Came in: ${money(amountIn)}, went on: ${money(amountOut)}`)
      expect(box).toContain(`lies there: ${money(recoverableAmount)} CNY`)
      expect(await desk.page.locator('.accounts tbody tr', { hasText: account.number }).innerText()).toContain(money(recoverableAmount))
    }
    expect((told.match(/^Account /gm) ?? []).length).toBe(read.flowNodes.nodes.length)
    expect(told).toContain(`Victims paid: ${money(read.paidAmount ?? '')} CNY`)
    expect(await desk.page.locator('.facts').first().innerText()).toContain(money(read.recoverableAmount ?? ''))
    expect(await desk.page.locator('.movements tbody td.number').allInnerTexts()).toEqual(read.flowEdges.nodes.map(({ amount }) => money(amount)))
    expect(await desk.page.locator('.head-of-column').allTextContents()).toEqual(expect.arrayContaining(['Layer 1', 'Layer 2']))
    const kept = await desk.inPage<string>('JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href, history.state])')
    expect([kept.includes(instrument), desk.asked.some((address) => address.includes(instrument))]).toEqual([false, false])
    await desk.page.locator('[data-part][aria-label*="Metro Bank"]').first().click()
    await desk.page.setViewportSize({ width: 1500, height: 900 })
    await desk.picture('fund-trail')
  })

  test('an instrument that does not hold is refused in words, and can be taken back', async () => {
    await desk.visit(of('police-control'))
    await desk.page.locator('.basis input[name="instrumentNumber"]').fill('QUERY-1999-0001')
    await desk.page.locator('.basis button[type="submit"]').click()
    await desk.page.getByText('must name an instrument that your agency issued').waitFor()
    await desk.page.getByRole('button', { name: 'Take back' }).click()
    await desk.page.getByText('that is not to say that there are none').waitFor()
  })

  test('a bank sees its own hops, no sum, and what is not its to see drawn as that', async () => {
    await desk.visit(of('bank-metro'))
    const own = stories.muleRing.metroNumber
    const told = await names()
    expect(told.filter((name) => name.startsWith('Account '))).toHaveLength(2)
    expect(told.find((name) => name.includes(own))).toContain('Came in: withheld, went on: withheld, left: withheld, lies there: withheld')
    for (const number of [stories.muleRing.harbourNumber, stories.muleRing.deltaNumber]) expect(await desk.page.locator('main').innerText()).not.toContain(number)
    expect(told.filter((name) => name.startsWith('Not yours to see')).length).toBeGreaterThan(0)
    expect(await desk.page.locator('main').innerText()).not.toMatch(sums)
    expect(await desk.page.locator('.drawing').first().textContent()).not.toMatch(sums)
    expect(await desk.page.locator('.basis').count()).toBe(0)
    await desk.page.setViewportSize({ width: 1500, height: 900 })
    await desk.picture('fund-trail-bank')
  })

  test('the auditor sees who was reached, and no sum', async () => {
    await desk.visit(of('auditor'))
    expect((await names()).filter((name) => name.startsWith('Account '))).toHaveLength(read.flowNodes.nodes.length)
    expect(await desk.page.locator('main').innerText()).not.toMatch(sums)
  })
})

describe('a great trail', () => {
  test('is read page by page; the largest accounts are drawn, and what is left out is said, and stands in the tables', async () => {
    const all = Array.from({ length: 320 }, (_, at) => ({ id: `node-${at}`, layer: 1 + Math.floor(at / 80), amountIn: `${1_000 + at}.00`, amountOut: '0.00', exitedAmount: '0.00', recoverableAmount: '1.00', exit: null, account: { id: `account-${at}`, number: `62990000${at}` } }))
    const moved = all.map(({ id, amountIn }, at) => ({ id: `edge-${at}`, from: at < 80 ? null : { id: `node-${at - 80}` }, to: { id }, amount: amountIn, channel: 'ATM', exit: null, movedAt: null }))
    let pages = 0
    const half = <Row>(rows: readonly Row[]) => ({ totalCount: rows.length, nodes: pages === 1 ? rows.slice(0, 160) : rows.slice(160), pageInfo: { hasNextPage: pages === 1, endCursor: 'half' } })
    let head: { data: { fundTrailByNumber: object } } | null = null
    await desk.page.route('**/graphql', async (route) => {
      if (!route.request().postData()?.includes('ConsoleTrail(')) return route.continue()
      pages += 1
      head ??= (await (await route.fetch()).json()) as { data: { fundTrailByNumber: object } }
      Object.assign(head.data.fundTrailByNumber, { flowNodes: half(all), flowEdges: half(moved) })
      return route.fulfill({ json: head })
    })
    await desk.visit(of('police-control'))
    await desk.page.getByText('Drawn are the 300 accounts that most came into; 20 more').waitFor()
    expect(pages).toBe(2)
    const told = await names()
    expect([told.filter((name) => name.startsWith('Account ')).length, told.find((name) => name.startsWith('20 accounts'))]).toEqual([300, '20 accounts that are not drawn: 20,190.00 CNY'])
    expect([await desk.page.locator('.accounts tbody tr').count(), await desk.page.locator('.movements tbody tr').count()]).toEqual([320, 320])
    expect(await desk.page.locator('main').innerText()).not.toContain('Reading:')
  })

  test('whose movements are still being written says how far that is, until all are', async () => {
    let kept = 5_000
    let asked = 0
    await desk.change('query ConsoleTrail', ({ fundTrailByNumber: trail, node }) => {
      const told = (trail ?? node) as { flowCount?: number | null; keptFlowCount: number | null }
      if (told.keptFlowCount === null) return
      if (node) {
        asked += 1
        kept = Math.min(20_001, kept + 10_000)
      }
      Object.assign(told, { flowCount: 20_001, keptFlowCount: kept })
    })
    await desk.visit(of('police-control'))
    await state()
    await desk.page.getByText('5,000 of 20,001 movements are written').waitFor()
    const bar = desk.page.locator('main progress')
    expect([await bar.getAttribute('value'), await bar.getAttribute('max')]).toEqual(['5000', '20001'])
    await desk.page.getByText('15,000 of 20,001 movements are written').waitFor()
    await desk.page.getByText('All 20,001 movements are written').waitFor()
    await desk.page.waitForTimeout(2_500)
    expect(asked).toBe(2)
  })
})

describe('by keyboard', () => {
  test('every box is come to, tells what came in and went out, and stands in the address; the picture grows and shrinks', async () => {
    await desk.visit(of('police-control'))
    await state()
    const window_ = desk.page.locator('.picture-window')
    await window_.focus()
    await desk.page.keyboard.press('Tab')
    const focused = () => desk.inPage<string>('document.activeElement.getAttribute("data-part") ?? ""')
    const count = await parts().count()
    const met = new Set<string>()
    for (let at = 0; at < count; at++) {
      met.add(await focused())
      await desk.page.keyboard.press('ArrowDown')
    }
    expect(met.size).toBe(count)
    await desk.page.keyboard.press('Home')
    expect(await focused()).toBe('paid')
    await desk.page.keyboard.press('ArrowRight')
    const first = await focused()
    expect(read.flowNodes.nodes.map(({ id }) => id)).toContain(first)
    expect(new URL(desk.page.url()).hash).toContain(`account=${first}`)
    const detail = await desk.page.locator('.picture-detail').innerText()
    expect(detail).toContain('Victims paid')
    expect(detail).toContain(money(read.flowNodes.nodes.find(({ id }) => id === first)?.amountIn ?? ''))
    await desk.page.keyboard.press('ArrowLeft')
    expect(await focused()).toBe('paid')
    const width = async () => Number(await desk.page.locator('.picture-window .drawing').getAttribute('width'))
    await desk.page.keyboard.press('1')
    const natural = await width()
    await desk.page.keyboard.press('+')
    expect(await width()).toBeGreaterThan(natural)
    await desk.page.keyboard.press('-')
    expect(await width()).toBe(natural)
  })
})

describe('taken away', () => {
  const take = async (button: string) => {
    const [download] = await Promise.all([desk.page.waitForEvent('download'), desk.page.getByRole('button', { name: button }).click()])
    return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') }
  }

  test.each(['en', 'zh'])('the file of the picture parses, needs nothing from elsewhere, and says whose it is and of which record: %s', async (language) => {
    await desk.visit(of('police-control', language))
    await state()
    const { name, text } = await take(language === 'en' ? 'Picture as SVG' : '下载 SVG 图')
    expect(name).toBe(`${trailNumber}.svg`)
    const { root, texts } = await desk.inBlankPage<{ root: string; texts: string }>(`(() => { const read = new DOMParser().parseFromString(${JSON.stringify(text)}, 'image/svg+xml'); return { root: read.documentElement.nodeName, texts: [...read.querySelectorAll('text, title, desc')].map((each) => each.textContent).join('\\n') } })()`)
    expect(root).toBe('svg')
    expect(text).not.toMatch(/var\(|@import|href=|<script|url\((?!#)/)
    expect(text.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:/)
    const record = await desk.page.locator('main p.hint a.mono').first().innerText()
    for (const part of [trailNumber, caseNumbers[0], instrument, 'zhou.ke', record, ...read.flowNodes.nodes.map(({ account }) => account.number), money(read.recoverableAmount ?? ''), language === 'en' ? 'Legend' : '图例']) expect(texts).toContain(part)
    await desk.traffic.untilShown(record)
    await desk.visit(`log?record=${record}&as=auditor&lang=en`)
    const told = await desk.page.locator('.panel').innerText()
    for (const part of ['ConsoleTrail', instrument, 'zhou.ke']) expect(told).toContain(part)
  })

  test('the tables are files of comma-separated values with every row', async () => {
    await desk.visit(of('police-control'))
    await state()
    const accounts = await take('Accounts as CSV')
    expect(accounts.name).toBe(`${trailNumber}-accounts.csv`)
    expect(accounts.text.trimEnd().split('\r\n')).toHaveLength(1 + read.flowNodes.nodes.length)
    for (const { account, amountIn } of read.flowNodes.nodes) expect(accounts.text).toMatch(new RegExp(`${account.number},.*,${amountIn.replace('.', '\\.')},`))
    const movements = await take('Movements as CSV')
    expect(movements.text.trimEnd().split('\r\n')).toHaveLength(1 + read.flowEdges.nodes.length)
  })
})

describe('for everybody', () => {
  test.each(['en', 'zh'])('no rule of accessibility that matters is broken, in light and dark, nor does a window of 360 or 1500 pixels overflow: %s', { timeout: 180_000 }, async (language) => {
    const broken: unknown[] = []
    await desk.visit(of('police-control', language))
    await state()
    for (const place of [`trails?as=police-control&lang=${language}`, of('police-control', language), of('bank-metro', language), `trails?trail=TRL-19990101-0001&as=police-control&lang=${language}`]) {
      await desk.turnTo(place)
      if (await parts().count()) await parts().first().focus()
      broken.push(...(await desk.broken(place)))
    }
    expect(broken).toEqual([])
    await desk.turnTo(`${of('police-control', language)}&account=paid`)
    if (language === 'en') {
      await desk.page.setViewportSize({ width: 1500, height: 900 })
      return desk.picture('fund-trail-dark')
    }
    await desk.page.emulateMedia({ colorScheme: 'light' })
    await desk.page.setViewportSize({ width: 390, height: 844 })
    await desk.page.locator('.picture').scrollIntoViewIfNeeded()
    await desk.picture('fund-trail-zh-narrow')
  })
})
