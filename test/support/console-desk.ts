import { randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page, type Route } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { type RunningApp, startApp } from './running-app.js'
import { Traffic } from './traffic.js'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const pictures = fileURLToPath(new URL('../../docs/console/', import.meta.url))
const withPictures = process.env['SCREENSHOTS'] === '1'

interface Violation {
  readonly id: string
  readonly impact: string
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[]
}

const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString()

/** A number of a case of the stories. */
export const caseNumber = 'A120116990000201903180001'

/** The built product with something on its log, and a browser that looks at its console. */
export class ConsoleDesk {
  app!: RunningApp
  traffic!: Traffic
  page!: Page
  /** All addresses asked for in this test. */
  asked: string[] = []
  /** The control desk's second look at the case. */
  record = ''
  /** The first checkpoint that was signed. */
  early = ''
  private browser!: Browser
  private context: BrowserContext | null = null
  private outside: string[] = []
  private faults: string[] = []

  /** Of the file that calls it: starts and ends with it, opens a window for each test, and lets no test ask anything of anybody else, nor break the page's own policy. */
  static ofThisFile(): ConsoleDesk {
    const desk = new ConsoleDesk()
    beforeAll(() => desk.start())
    afterAll(async () => {
      await desk.browser?.close()
      await desk.app?.stop()
    })
    beforeEach(async () => {
      desk.outside = []
      desk.faults = []
      desk.asked = []
      await desk.open()
    })
    afterEach(async () => {
      await desk.context?.close()
      expect([desk.outside, desk.faults]).toEqual([[], []])
    })
    return desk
  }

  private async start(): Promise<void> {
    this.app = await startApp()
    const traffic = new Traffic(this.app.url)
    this.traffic = traffic
    await traffic.untilShown((await traffic.run('police-control', 'CaseByNumber')).extensions.accessRecord.id)
    this.early = await (await fetch(`${this.app.url}/checkpoint`)).text()
    for (const persona of ['bank-metro', 'bank-harbour', 'carrier-north', 'platform-chat', 'police-analyst']) for (const operation of ['CaseByNumber', 'RecentCases', 'AccountByNumber']) await traffic.run(persona, operation)
    await traffic.ask('bank-metro', '{ cases(first: 1) { nodes { narrative } } }', {}, { 'x-entitlement-mode': 'reject' })
    await traffic.ask('bank-harbour', '{ not graphql')
    // What one purpose does not open is asked again at once under another, and again.
    for (let time = 0; time < 4; time++) {
      await traffic.run('police-analyst', 'CaseByNumber', { 'x-purpose': 'STOP_LOSS' })
      await traffic.run('police-analyst', 'CaseByNumber')
    }
    await traffic.run('auditor', 'CaseByNumber')
    this.record = (await traffic.run('police-control', 'CaseByNumber')).extensions.accessRecord.id
    await traffic.untilShown(this.record)
    this.browser = await chromium.launch({
      executablePath: '/usr/bin/chromium',
      args: ['--no-sandbox', '--headless', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost'],
    })
    if (withPictures) mkdirSync(pictures, { recursive: true })
  }

  /** A window in the place of the one that is open. */
  async open(options: BrowserContextOptions = {}, url = this.app.url): Promise<void> {
    await this.context?.close()
    this.context = await this.browser.newContext({ baseURL: url, locale: 'en-GB', viewport: { width: 1280, height: 800 }, ...options })
    this.page = await this.context.newPage()
    this.page.on('request', (request) => {
      this.asked.push(request.url())
      if (!request.url().startsWith(url) && !/^(?:data|blob|about):/.test(request.url())) this.outside.push(request.url())
    })
    this.page.on('pageerror', (error) => this.faults.push(error.message))
    this.page.on('console', (message) => {
      if (/content security policy/i.test(message.text())) this.faults.push(message.text())
    })
  }

  async settled(): Promise<void> {
    await this.page.locator('main:not([aria-busy]) h1').waitFor()
    await this.page.waitForLoadState('networkidle')
  }

  /** Opens the page anew at that place of the console. */
  async visit(place: string): Promise<void> {
    await this.page.goto('about:blank')
    await this.page.goto(`/console#${place}`)
    await this.settled()
  }

  /** Goes to that place within the page that is open. */
  async turnTo(place: string): Promise<void> {
    await this.inPage(`new Promise((turned) => { addEventListener('hashchange', () => setTimeout(turned), { once: true }); location.hash = ${JSON.stringify(place)} })`)
    await this.page.locator('main:not([aria-busy]) h1').waitFor()
  }

  /** What the expression, in the page's own language, is worth there. */
  inPage<Value>(expression: string): Promise<Value> {
    return this.page.evaluate(expression)
  }

  /** The same in a page that is nobody's, and has no policy. */
  async inBlankPage<Value>(expression: string): Promise<Value> {
    const blank = await this.page.context().newPage()
    try {
      return await blank.evaluate<Value>(expression)
    } finally {
      await blank.close()
    }
  }

  /** What of the place that is open breaks a rule of accessibility that matters, in light and dark, or is wider than a window of 360, 1500 and 1280 pixels. Leaves it dark, and the last of these wide. */
  async broken(place: string): Promise<unknown[]> {
    const broken: unknown[] = []
    for (const colorScheme of ['light', 'dark'] as const) {
      await this.page.emulateMedia({ colorScheme })
      broken.push(...(await this.violations()).map((violation) => ({ place, colorScheme, violation })))
    }
    for (const width of [360, 1500, 1280]) {
      await this.page.setViewportSize({ width, height: 800 })
      const needed = await this.inPage<number>('document.scrollingElement.scrollWidth')
      if (needed > width) broken.push({ place, width, needed })
    }
    return broken
  }

  /** Answers of the graph to the operation, changed on their way into the page. */
  async change(operation: string, alter: (data: Record<string, unknown>) => void): Promise<void> {
    await this.page.route('**/graphql', async (route: Route) => {
      if (!route.request().postData()?.includes(operation)) return route.continue()
      const answer = (await (await route.fetch()).json()) as { data: Record<string, unknown> }
      alter(answer.data)
      return route.fulfill({ json: answer })
    })
  }

  /** An account of a case that goes on, read to stop a loss and by whoever else may read it: what a statement tells of it in part, and in part holds back. */
  async heldAccount(): Promise<{ readonly account: string; readonly caseId: string; readonly number: string }> {
    const { data } = await this.traffic.ask('police-control', '{ cases(first: 20, filter: { status: { eq: UNDER_INVESTIGATION } }) { nodes { id caseNumber involvedAccounts(first: 1) { nodes { account { id } } } } } }', {}, { 'x-purpose': 'INVESTIGATION' })
    const [found] = (data as { cases: { nodes: { id: string; caseNumber: string; involvedAccounts: { nodes: { account: { id: string } }[] } }[] } }).cases.nodes
    const account = found?.involvedAccounts.nodes[0]?.account.id
    if (!found || !account) throw new Error('no case goes on')
    const read = (persona: string, headers: Readonly<Record<string, string>>) => this.traffic.ask(persona, 'query Read($id: ID!) { node(id: $id) { ... on Account { id number holderName currency } } }', { id: account }, headers)
    const seen = [await read('bank-metro', { 'x-purpose': 'APPEAL' }), await read('bank-harbour', { 'x-purpose': 'APPEAL' }), await read('auditor', {}), await read('police-control', { 'x-purpose': 'STOP_LOSS', 'x-case-number': found.caseNumber })]
    await this.traffic.untilShown(seen.at(-1)?.extensions.accessRecord.id ?? '')
    return { account, caseId: found.id, number: found.caseNumber }
  }

  /** Takes the case to its end, step by step. */
  async close(caseId: string): Promise<void> {
    for (const step of ['SOLVE', 'REFER_FOR_PROSECUTION', 'CLOSE']) {
      const { data } = await this.traffic.ask('police-control', 'query Version($id: ID!) { node(id: $id) { ... on FraudCase { version } } }', { id: caseId }, { 'x-purpose': 'INVESTIGATION' })
      const { version } = (data as { node: { version: number } }).node
      await this.traffic.ask('police-control', 'mutation Advance($input: AdvanceCaseInput!) { advanceCase(input: $input) { userErrors { message } } }', { input: { id: caseId, version, step } }, { 'x-purpose': 'INVESTIGATION', 'idempotency-key': randomUUID() })
    }
  }

  /** A statement on the account, issued through the graph; resolves with its number. */
  async issueStatement(subjectId: string): Promise<string> {
    const [from, until] = [daysAgo(200), daysAgo(0)]
    const { data } = await this.traffic.ask('auditor', 'mutation Issue($input: IssueDisclosureStatementInput!) { issueDisclosureStatement(input: $input) { statement { statementNumber } } }', { input: { subjectId, from, until, language: 'ZH', requestNumber: 'REQ-2026/17', identityCheck: '身份证原件核对。' } }, { 'idempotency-key': randomUUID() })
    return (data as { issueDisclosureStatement: { statement: { statementNumber: string } } }).issueDisclosureStatement.statement.statementNumber
  }

  rows() {
    return this.page.locator('.records tbody tr')
  }

  /** With SCREENSHOTS=1: what the window shows, for the docs. */
  async picture(name: string): Promise<void> {
    if (!withPictures) return
    await this.page.mouse.move(0, 0)
    await this.page.screenshot({ path: `${pictures}${name}.png` })
  }

  /** Rules of accessibility that are broken so that it matters. */
  async violations(): Promise<string[]> {
    if (!(await this.inPage<boolean>("'axe' in window"))) await this.page.evaluate(axeSource)
    const found = await this.inPage<readonly Violation[]>("axe.run({ resultTypes: ['violations'] }).then(({ violations }) => violations)")
    return found.filter(({ impact }) => impact === 'serious' || impact === 'critical').flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary.slice(0, 300)}`))
  }
}
