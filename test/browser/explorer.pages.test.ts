import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startApp } from '../support/running-app.js'

const personaKeys = [
  'police-intake',
  'police-control',
  'police-chief',
  'police-analyst',
  'police-outreach',
  'bank-harbour',
  'bank-metro',
  'bank-delta',
  'bank-northsea',
  'card-scheme',
  'carrier-north',
  'carrier-south',
  'platform-chat',
  'auditor',
  'operator',
]

const sandboxCdn = 'https://embeddable-sandbox.cdn.apollographql.com'

let app: { url: string; stop(): Promise<void> }
let browser: Browser
let context: BrowserContext
let page: Page
/** Addresses asked of any host but ours. */
let outside: string[]
/** Exceptions in the page, and refusals by its content security policy. */
let faults: string[]

beforeAll(async () => {
  app = await startApp()
  browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--headless',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
    ],
  })
})

afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

beforeEach(async () => {
  outside = []
  faults = []
  context = await browser.newContext({ baseURL: app.url, locale: 'en-GB', viewport: { width: 1500, height: 1000 } })
  page = await context.newPage()
  page.on('request', (request) => {
    const address = request.url()
    if (!address.startsWith(app.url) && !/^(data|blob):/.test(address)) outside.push(address)
  })
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) faults.push(message.text())
  })
})

afterEach(async () => {
  await context.close()
})

/** Text of GraphiQL's answer pane: Monaco draws only the lines in view, and spaces as no-break spaces. */
async function readAnswer(): Promise<string> {
  const lines = await page.locator('.graphiql-response .view-line').allInnerTexts()
  return lines.join('\n').replaceAll('\u00a0', ' ')
}

async function waitForAnswerOf(persona: string): Promise<string> {
  const name = await page.locator(`#persona option[value="${persona}"]`).innerText()
  await page
    .locator('.status-line b')
    .filter({ hasText: name.split(' · ')[1] ?? name })
    .waitFor()
  await expect.poll(readAnswer, { timeout: 20_000 }).toContain('"data"')
  return readAnswer()
}

describe('the persona page', () => {
  test('shows a card for each persona, with its link, purpose and command', async () => {
    await page.goto('/')
    const cards = page.locator('.card')
    expect(await cards.evaluateAll((nodes) => nodes.map((node) => node.getAttribute('data-persona')))).toEqual(personaKeys)
    for (const key of personaKeys) {
      const card = page.locator(`.card[data-persona="${key}"]`)
      expect(await card.locator('a.button').getAttribute('href')).toContain(`/explorer?persona=${key}`)
      expect(await card.locator('pre').textContent()).toContain(`$(npm run -s token -- ${key})`)
      expect(await card.locator('pre').textContent()).toContain(`${app.url}/graphql`)
    }
    expect([outside, faults]).toEqual([[], []])
  })

  test('speaks Chinese when switched, and when the browser prefers it', async () => {
    await page.goto('/')
    await page.getByRole('link', { name: '中文' }).click()
    await page.locator('html[lang="zh-CN"]').waitFor()
    expect(await page.locator('h1').innerText()).toBe('一张图，各见其分。')
    const chinese = await browser.newContext({ baseURL: app.url, locale: 'zh-CN' })
    const other = await chinese.newPage()
    await other.goto('/')
    expect(await other.locator('html').getAttribute('lang')).toBe('zh-CN')
    await chinese.close()
  })

  test('is complete without scripts, and every control has a name', async () => {
    const plain = await browser.newContext({ baseURL: app.url, javaScriptEnabled: false })
    const still = await plain.newPage()
    await still.goto('/?lang=en')
    expect(await still.locator('.card').count()).toBe(personaKeys.length)
    expect(await still.getByRole('link', { name: /^Explore as / }).count()).toBe(personaKeys.length)
    expect(await still.getByRole('img', { name: 'The corridor of a request' }).count()).toBe(1)
    await plain.close()
  })
})

describe('the explorer', () => {
  test('runs CaseByNumber as the control desk and shows a case, with no outside request', async () => {
    await page.goto('/explorer?persona=police-control&operation=CaseByNumber')
    const answer = await waitForAnswerOf('police-control')
    expect(answer).toMatch(/"case\w*": \{/)
    expect(await page.locator('.status-line .chip.clear').innerText()).toMatch(/^[1-9]\d* clear$/)
    expect([outside, faults]).toEqual([[], []])
  })

  test('answers another way after a switch to Metro Bank', async () => {
    await page.goto('/explorer?persona=police-control&operation=CaseByNumber')
    const answerOfControl = await waitForAnswerOf('police-control')
    const talliesOfControl = await page.locator('.status-line .chips').innerText()
    await page.locator('#persona').selectOption('bank-metro')
    const answerOfBank = await waitForAnswerOf('bank-metro')
    expect(answerOfBank).not.toBe(answerOfControl)
    expect(await page.locator('.status-line .chips').innerText()).not.toBe(talliesOfControl)
    expect(page.url()).toContain('persona=bank-metro')
  })

  test('a purpose that the persona may not state is refused with its code', async () => {
    await page.goto('/explorer?persona=police-outreach&operation=CaseByNumber')
    await page.locator('.status-line b').waitFor()
    await page.locator('#purpose').selectOption('RESTITUTION')
    await page.locator('.status-line .chip.error', { hasText: 'PURPOSE_REQUIRED' }).waitFor()
  })

  test('compare shows a column per persona and marks withheld cells with their reason', async () => {
    await page.goto('/explorer?operation=CaseByNumber&compare=1')
    const heads = page.locator('.compare thead th[data-persona]')
    await heads.first().waitFor()
    expect(await heads.evaluateAll((nodes) => nodes.map((node) => node.getAttribute('data-persona')))).toEqual(personaKeys)
    const withheld = page.locator('.compare td[data-kind="withheld"]')
    expect(await withheld.count()).toBeGreaterThan(0)
    expect(await withheld.first().innerText()).toMatch(/withheld\s+[A-Z_]{4,}/)
    expect(await page.locator('.compare td[data-kind="clear"][data-persona="police-control"]').count()).toBeGreaterThan(0)
    expect(await page.locator('.compare td[data-kind="error"]').count()).toBeGreaterThan(0)
    expect([outside, faults]).toEqual([[], []])
  })

  test('a shared address opens the same view, and a column leads to its persona', async () => {
    await page.goto('/explorer?persona=auditor&operation=CaseByNumber&compare=1&lang=zh')
    await page.locator('.compare thead th').first().waitFor()
    expect(await page.locator('#view-compare').getAttribute('aria-pressed')).toBe('true')
    expect(await page.locator('#persona').inputValue()).toBe('auditor')
    expect(await page.locator('#view-compare').innerText()).toBe('对比所有身份')
    await page.locator('.compare th[data-persona="bank-metro"] .column-name').click()
    await page.locator('.graphiql-container').waitFor({ state: 'visible' })
    expect(await page.locator('#persona').inputValue()).toBe('bank-metro')
  })
})

describe('the sandbox page', () => {
  test('says that it needs its CDN, and asks nothing of it before the button is pressed', async () => {
    await page.goto('/sandbox?lang=en')
    expect(await page.locator('#sandbox-notice').innerText()).toBe(
      `Apollo Sandbox is loaded from its CDN, ${sandboxCdn}, and cannot work without it. Nothing else of this product loads anything from outside.`,
    )
    expect([outside, faults]).toEqual([[], []])
  })

  test('says so when the CDN cannot be reached', async () => {
    await page.goto('/sandbox?lang=en')
    await page.locator('#sandbox-load').click()
    await page.getByRole('status').filter({ hasText: 'The CDN could not be reached.' }).waitFor()
    expect(outside.every((address) => address.startsWith(sandboxCdn))).toBe(true)
    expect(await page.locator('#sandbox-notice').isVisible()).toBe(true)
  })
})

describe('the explorer’s own routes', () => {
  test('a token is minted for a page of ours and refused to any other', async () => {
    const ask = (headers: Record<string, string>, body: string) =>
      fetch(`${app.url}/explorer/token`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body })
    const given = await ask({ 'sec-fetch-site': 'same-origin' }, '{"persona":"auditor"}')
    expect(given.status).toBe(200)
    expect(given.headers.get('cache-control')).toBe('no-store')
    expect(((await given.json()) as { token: string }).token.split('.')).toHaveLength(3)
    for (const [headers, body, status, code] of [
      [{ 'sec-fetch-site': 'cross-site' }, '{"persona":"auditor"}', 403, 'FORBIDDEN'],
      [{ origin: 'https://elsewhere.example' }, '{"persona":"auditor"}', 403, 'FORBIDDEN'],
      [{}, '{"persona":"auditor"}', 403, 'FORBIDDEN'],
      [{ origin: app.url }, '{"persona":"nobody"}', 400, 'BAD_USER_INPUT'],
      [{ origin: app.url }, '{"persona":', 400, 'BAD_USER_INPUT'],
      [{ origin: app.url, 'content-type': 'text/plain' }, '{"persona":"auditor"}', 400, 'BAD_USER_INPUT'],
    ] as const) {
      const refused = await ask(headers, body)
      const answer = (await refused.json()) as { errors: { extensions: { code: string } }[] }
      expect([refused.status, answer.errors[0]?.extensions.code]).toEqual([status, code])
    }
  })

  test('files carry their type, an etag and how long they keep; the page forbids outside hosts', async () => {
    const html = await fetch(`${app.url}/explorer`)
    expect(html.headers.get('content-security-policy')).toContain("connect-src 'self'")
    expect(html.headers.get('content-security-policy')).not.toMatch(/https?:|\*/)
    const script = /src="(\/explorer\/assets\/[^"]+\.js)"/.exec(await html.text())?.[1]
    const asset = await fetch(`${app.url}${script}`)
    expect(asset.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(asset.headers.get('cache-control')).toContain('immutable')
    expect((await asset.arrayBuffer()).byteLength).toBeGreaterThan(0)
    const again = await fetch(`${app.url}${script}`, { headers: { 'if-none-match': asset.headers.get('etag') ?? '' } })
    expect(again.status).toBe(304)
    expect((await fetch(`${app.url}/explorer/../package.json`)).status).toBe(404)
    expect((await fetch(`${app.url}/explorer/assets/nothing.js`)).status).toBe(404)
  })
})
