import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { leafOf } from '../../src/access-log/record.js'
import { seedId } from '../../src/database/columns.js'
import { caseNumber, ConsoleDesk } from '../support/console-desk.js'

const desk = ConsoleDesk.ofThisFile()
const step = (name: string) => desk.page.locator(`.step[data-step="${name}"]`)

describe('the log', () => {
  test('shows what its address asks for, and sends none of the address to the server', async () => {
    await desk.visit('log?officer=tang.rui&outcome=DISCLOSED&lang=en')
    expect(await desk.rows().count()).toBe(3)
    for (const row of await desk.rows().allInnerTexts()) expect(row).toMatch(/Metro Bank\s+tang\.rui[\s\S]*disclosed/)
    expect(await desk.page.locator('.active li').allInnerTexts()).toEqual([expect.stringContaining('Officer: tang.rui'), expect.stringContaining('Outcome: disclosed')])
    expect(await desk.page.getByLabel('Officer', { exact: true }).inputValue()).toBe('tang.rui')
    expect(desk.asked.filter((address) => address.includes('tang.rui'))).toEqual([])
    expect(await desk.page.title()).toBe('Access log – Liandong 联动')
  })

  test('the form writes the address; back and forward walk through it', async () => {
    await desk.visit('log?lang=en')
    const all = await desk.page.locator('.totals strong').innerText()
    await desk.page.getByLabel('Officer', { exact: true }).fill('luo.bin')
    await desk.page.getByRole('button', { name: 'Search' }).click()
    await desk.page.locator('.active li', { hasText: 'Officer: luo.bin' }).waitFor()
    await desk.settled()
    expect(desk.page.url()).toContain('officer=luo.bin')
    expect(await desk.page.locator('.totals strong').innerText()).toBe('3 records')
    await desk.page.goBack()
    await desk.page.locator('.totals strong', { hasText: all }).waitFor()
    expect(await desk.page.getByLabel('Officer', { exact: true }).inputValue()).toBe('')
    await desk.page.goForward()
    await desk.page.locator('.totals strong', { hasText: '3 records' }).waitFor()
  })

  test('is searched by field and how it was disclosed, and narrowed by what it counts', async () => {
    await desk.visit('log?coordinate=FraudCase.narrative&disposition=clear&lang=en')
    expect(await desk.rows().count()).toBeGreaterThan(0)
    for (const row of await desk.rows().allInnerTexts()) expect(row).toContain('Lingang Anti-Fraud Centre')
    await desk.visit('log?lang=en')
    await desk.page.locator('.counting .of-outcome a', { hasText: 'refused' }).click()
    await desk.page.locator('.active li', { hasText: 'Outcome: refused' }).waitFor()
    await desk.settled()
    for (const row of await desk.rows().allInnerTexts()) expect(row).toContain('refused')
  })

  test('a row opens its record beside the list: facts, and each subject with its fields', async () => {
    await desk.visit('log?except=jiang.heng&lang=en')
    await desk.picture('log')
    await desk.page.locator(`[data-record="${desk.record}"]`).click()
    const panel = desk.page.locator('.panel')
    await panel.getByRole('heading', { name: /^Record \d/ }).waitFor()
    const text = await panel.innerText()
    for (const part of ['Query-and-control desk', 'zhou.ke', 'Stopping the loss', 'CaseByNumber', desk.record]) expect(text).toContain(part)
    expect(await panel.locator('tbody tr').count()).toBeGreaterThan(3)
    expect(await panel.locator('.fields.clear').count()).toBeGreaterThan(0)
    expect(desk.page.url()).toContain(`record=${desk.record}`)
    await desk.settled()
    await desk.picture('record')
  })

  test('is exported as JSON lines whose evidence recomputes', async () => {
    await desk.visit('log?officer=zhou.ke&lang=en')
    await desk.page.locator('summary', { hasText: 'Export' }).click()
    await desk.page.getByLabel(/with evidence/).check()
    const [download] = await Promise.all([desk.page.waitForEvent('download'), desk.page.getByRole('button', { name: 'Download' }).click()])
    expect(download.suggestedFilename()).toMatch(/^access-log-\w+\.jsonl$/)
    const lines = readFileSync(await download.path(), 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line))
    const [head, ...found] = lines
    expect([head.kind, head.records, head.whole, head.filter, lines.at(-1).kind]).toEqual(['search', found.length - 1, true, { officer: { eq: 'zhou.ke' } }, 'end'])
    for (const { row, evidence } of found.slice(0, -1)) {
      expect([row.officer, leafOf(row.id, Buffer.from(evidence.salt, 'hex'), evidence.body).toString('hex')]).toEqual(['zhou.ke', evidence.leaf])
      expect(evidence.checkpoint).toContain(`\n${evidence.treeSize}\n`)
    }
    await desk.page.getByText(`Downloaded ${found.length - 1} records.`).waitFor()
  })
})

describe('verification in the browser', () => {
  test('of a record that stands unchanged holds in every step; the key is open until it is pinned', async () => {
    await desk.visit(`verify?id=${desk.record}&lang=en`)
    await desk.page.getByRole('heading', { name: 'Verified: the record stands unchanged in the signed log.' }).waitFor()
    expect(await desk.page.locator('.step').evaluateAll((steps) => steps.map((each) => `${each.getAttribute('data-step')} ${each.getAttribute('data-state')}`))).toEqual(['record HOLDS', 'entry HOLDS', 'leaf HOLDS', 'path HOLDS', 'root HOLDS', 'signature HOLDS', 'key OPEN', 'witness OPEN', 'growth HOLDS', 'row HOLDS'])
    await desk.picture('verify')
    const key = (await (await fetch(`${desk.app.url}/log/key`)).text()).trim()
    await desk.page.getByLabel('Keys, one a line').fill(`${key.slice(0, -4)}AAA=`)
    await desk.page.getByRole('button', { name: 'Pin these keys' }).click()
    await desk.page.getByText('No key: line 1. Nothing was kept.').waitFor()
    await desk.page.getByLabel('Keys, one a line').fill(key)
    await desk.page.getByRole('button', { name: 'Pin these keys' }).click()
    await step('key').and(desk.page.locator('[data-state="HOLDS"]')).waitFor()
    expect(await desk.inPage('Object.keys(localStorage).sort()')).toEqual(['liandong.console.keys', 'liandong.console.seen'])
  })

  const flip = (hex: string) => `${hex[0] === '0' ? '1' : '0'}${hex.slice(1)}`
  const tampered: readonly [string, string, string, string, (evidence: { body: string; leaf: string; path: string[]; checkpoint: string }) => void][] = [
    ['a word of the stored text', 'leaf', 'Entry → leaf', 'ConsoleEvidence', (evidence) => { evidence.body = evidence.body.replace('STOP_LOSS', 'INVESTIGATION') }],
    ['a hash of the path', 'root', 'Root → checkpoint', 'ConsoleEvidence', (evidence) => { evidence.path[0] = flip(evidence.path[0] as string) }],
    ['the signed checkpoint', 'signature', 'Checkpoint → signature', 'ConsoleEvidence', (evidence) => { evidence.checkpoint = evidence.checkpoint.replace(/^[^\n]+/, 'elsewhere.example/log') }],
  ]
  test.each(tampered)('names the step when %s was changed on the way', async (_what, name, title, operation, alter) => {
    await desk.change(operation, (data) => alter(data['r0'] as never))
    await desk.visit(`verify?id=${desk.record}&lang=en`)
    await desk.page.getByRole('heading', { name: `Not verified: step “${title}” does not hold.` }).waitFor()
    expect(await desk.page.locator('.verdict').getAttribute('data-step')).toBe(name)
    await step(name).and(desk.page.locator('[data-state="FAILS"]')).waitFor()
    if (name === 'leaf') await desk.picture('tampered')
  })

  test('names the table when it shows another officer than the signed record', async () => {
    await desk.change('ConsoleRecord(', (data) => { Object.assign(data['node'] as object, { officer: 'he.jia' }) })
    await desk.visit(`verify?id=${desk.record}&lang=en`)
    await desk.page.getByText('The table says something else than the signed record: officer.').first().waitFor()
    expect(await desk.page.locator('.verdict').getAttribute('data-step')).toBe('row')
  })

  test('of a record that nobody wrote says so', async () => {
    await desk.visit('verify?id=event_00000000000000000000000000&lang=en')
    await desk.page.getByText('There is no record event_00000000000000000000000000').waitFor()
  })

  const keep = (note: string) => desk.inPage(`localStorage.setItem('liandong.console.seen', ${JSON.stringify(JSON.stringify({ note, at: Date.parse('2026-11-20T00:00:00Z') }))})`)

  test('tells that the log seen before has only grown', async () => {
    await desk.visit('verify?lang=en')
    await desk.page.locator('.log-state', { hasText: 'first seen' }).waitFor()
    await keep(desk.early)
    await desk.page.reload()
    await desk.settled()
    await desk.page.locator('[data-growth="GROWN"]', { hasText: `The log you saw on 2026-11-20 08:00:00 (UTC+8) has only grown: from ${desk.early.split('\n')[1]} to ` }).waitFor()
    expect(await desk.page.locator('.log-state').innerText()).toContain('only grown')
    expect(await desk.page.locator('.alarm').innerText()).toBe('')
  })

  test('raises an alarm when the log was put back, or tells another history, and keeps the evidence', async () => {
    await desk.visit('verify?lang=en')
    await desk.page.locator('.log-state', { hasText: 'first seen' }).waitFor()
    const seen = await desk.inPage<string>('localStorage.getItem("liandong.console.seen")')
    await desk.page.route('**/checkpoint', (route) => route.fulfill({ contentType: 'text/plain; charset=utf-8', body: desk.early }))
    await desk.page.reload()
    await desk.settled()
    await desk.page.locator('[data-growth="ROLLED_BACK"]').waitFor()
    expect(await desk.page.getByRole('alert').first().innerText()).toMatch(/^Alarm\. The log you saw on .* It was put back to an earlier state\./)
    expect(await desk.inPage<string>('localStorage.getItem("liandong.console.seen")')).toBe(seen)
    await desk.picture('alarm')
    await desk.page.unroute('**/checkpoint')
    await keep(desk.early.replace(/^([^\n]+\n\d+\n)[^\n]+/, `$1${Buffer.alloc(32, 7).toString('base64')}`))
    await desk.page.reload()
    await desk.settled()
    await desk.page.locator('[data-growth="FORK"]').waitFor()
  })
})

describe('other views', () => {
  test('who saw a case: by its number, grouped by agency and officer', async () => {
    await desk.visit(`subject?id=${caseNumber}&lang=en`)
    await desk.page.getByRole('heading', { name: 'Who saw this FraudCase' }).waitFor()
    const seers = await desk.page.locator('.view > .sheet').first().locator('tbody tr').allInnerTexts()
    expect(seers.find((row) => row.includes('zhou.ke'))).toMatch(/Lingang Anti-Fraud Centre[\s\S]*zhou\.ke\s+2\s[\s\S]*clear[\s\S]*narrative/)
    expect(seers.find((row) => row.includes('shen.yiran'))).toMatch(/shen\.yiran\s+\d/)
    await desk.picture('subject')
  })

  test('who saw an account: reached from a record', async () => {
    await desk.visit(`log?record=${desk.record}&lang=en`)
    await desk.page.locator('.panel a', { hasText: /^account_/ }).first().click()
    await desk.page.getByRole('heading', { name: 'Who saw this Account' }).waitFor()
    expect(await desk.page.locator('.view > .sheet').first().innerText()).toContain('zhou.ke')
  })

  test('what an officer saw, and what an agency did and who read what it holds', async () => {
    await desk.visit('officer?officer=tang.rui&lang=en')
    await desk.page.getByRole('heading', { name: 'What tang.rui saw' }).waitFor()
    expect(await desk.page.locator('.facts.across').innerText()).toMatch(/Records\s+4 records/)
    await desk.visit(`agency?agency=${seedId('agency', 'harbour-bank')}&lang=en`)
    await desk.page.getByRole('heading', { name: 'Who read what it holds' }).waitFor()
    expect(await desk.page.locator('.view').innerText()).toContain('zhou.ke')
  })

  test('a partner sees its own use and who read its data, but no officer of others, and no finding', async () => {
    await desk.visit(`agency?agency=${seedId('agency', 'harbour-bank')}&as=bank-harbour&lang=en`)
    await desk.page.getByRole('heading', { name: 'Harbour Bank', exact: true }).waitFor()
    const told = await desk.page.locator('.view').innerText()
    expect(told).toContain('he.jia')
    expect(told).toContain('Lingang Anti-Fraud Centre')
    expect(told).not.toContain('zhou.ke')
    expect(told).not.toContain('shen.yiran')
    expect(await desk.page.locator('nav.views a').allInnerTexts()).not.toContain('Replay')
    await desk.visit('log?as=operator&lang=en')
    await desk.page.getByText('This view is not open to you').waitFor()
  })

  test('time: bars lead to their records, and a span is brushed', async () => {
    await desk.visit('timeline?lang=en')
    const bars = desk.page.locator('.chart a')
    expect(await bars.count()).toBeGreaterThan(0)
    const total = Number(/^([\d,]+) records/.exec(await desk.page.locator('figcaption strong').innerText())?.[1]?.replaceAll(',', ''))
    await desk.page.locator('.as-table summary').click()
    const counts = await desk.page.locator('.as-table tbody td:last-child').allInnerTexts()
    expect(counts.reduce((sum, count) => sum + Number(count.replaceAll(',', '')), 0)).toBe(total)
    await desk.page.locator('.as-table summary').click()
    await desk.visit('timeline?from=2026-01-01T00:00&until=2026-01-02T00:00&lang=en')
    const box = (await desk.page.locator('.chart svg').boundingBox()) as { x: number; y: number; width: number; height: number }
    await desk.page.mouse.move(box.x + box.width * 0.3, box.y + 60)
    await desk.page.mouse.down()
    await desk.page.mouse.move(box.x + box.width * 0.5, box.y + 60, { steps: 5 })
    await desk.page.mouse.up()
    await expect.poll(() => desk.page.url()).toMatch(/from=2026-01-01T0\d%3A00%3A00/)
    await desk.settled()
    await desk.visit('timeline?lang=en')
    await desk.picture('timeline')
    await bars.last().focus()
    await desk.page.keyboard.press('Enter')
    await desk.page.getByRole('heading', { name: 'Access log' }).waitFor()
    await desk.settled()
    expect(await desk.rows().count()).toBeGreaterThan(0)
  })

  test('replay: what a bank could have seen of accounts now, and that nothing is known of before', async () => {
    const later = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 19)
    await desk.visit(`replay?agency=${seedId('agency', 'metro-bank')}&coordinate=Account&purpose=STOP_LOSS&at=${later}&lang=en`)
    await desk.page.getByRole('heading', { name: 'Something could have been answered.' }).waitFor()
    expect(await desk.page.locator('.view tbody').innerText()).toMatch(/number[\s\S]*own: held by it[\s\S]*clear/)
    await desk.picture('replay')
    await desk.visit(`replay?agency=${seedId('agency', 'metro-bank')}&coordinate=Account&purpose=STOP_LOSS&at=2020-01-01T00:00&lang=en`)
    await desk.page.getByText('before the first that is kept').waitFor()
  })

  test('findings: judged now, one opened with the records that fired, dismissed with a reason', async () => {
    await desk.visit('findings?lang=en')
    await desk.page.locator('summary', { hasText: 'Judge now' }).click()
    await desk.page.getByLabel('Why now').fill('A complaint of this morning.')
    await desk.page.getByRole('button', { name: 'Judge now' }).click()
    const finding = desk.page.getByRole('link', { name: 'Refused, then done otherwise' })
    await finding.waitFor({ timeout: 30_000 })
    await desk.page.locator('details.tool[open]').waitFor({ state: 'detached' })
    await desk.settled()
    await desk.picture('findings')
    await finding.click()
    await desk.page.getByRole('heading', { name: 'Refused, then done otherwise' }).waitFor()
    await desk.settled()
    expect(await desk.page.locator('.view').innerText()).toMatch(/answers within 15 minutes of a refusal, under another purpose, case or instrument/)
    for (const row of await desk.rows().allInnerTexts()) expect(row).toContain('shen.yiran')
    await desk.page.getByRole('form', { name: 'Dismiss' }).getByRole('textbox').fill('A training of the desk, agreed in writing.')
    await desk.page.getByRole('button', { name: 'Dismiss' }).click()
    await desk.page.locator('.facts.across', { hasText: 'Dismissed' }).waitFor()
    expect(await desk.page.getByRole('region', { name: 'Decisions on this finding' }).innerText()).toContain('A training of the desk, agreed in writing.')
    await desk.picture('finding')
  })

  test('searches are saved under a name and opened again', async () => {
    await desk.visit('log?officer=tang.rui&lang=en')
    await desk.page.locator('summary', { hasText: 'Save' }).click()
    await desk.page.getByLabel('Name of this search').fill('Metro Bank’s officer')
    await desk.page.getByRole('button', { name: 'Save' }).click()
    await desk.page.getByRole('status').filter({ hasText: 'Saved as Metro Bank’s officer.' }).waitFor({ state: 'attached' })
    await desk.visit('saved?lang=en')
    await desk.page.getByRole('link', { name: 'Metro Bank’s officer' }).click()
    await desk.page.locator('.active li', { hasText: 'Officer: tang.rui' }).waitFor()
    await desk.visit('saved?lang=en')
    await desk.page.getByRole('button', { name: 'Remove Metro Bank’s officer' }).click()
    await desk.page.getByText('None yet.').waitFor()
  })

  test('what is not logged is told in both languages, with the suites as the server tells them', async () => {
    await desk.visit('unlogged?lang=en')
    const { suites } = (await (await fetch(`${desk.app.url}/log/suites`)).json()) as { suites: { name: string; missing: { en: string; zh: string } | null }[] }
    for (const { name, missing } of suites) expect(await desk.page.locator('.prose').innerText()).toContain(missing ? `${name}: missing – ${missing.en}` : `${name}: in use`)
    await desk.visit('unlogged?lang=zh')
    expect(await desk.page.locator('html').getAttribute('lang')).toBe('zh-CN')
    expect(await desk.page.locator('h1').innerText()).toBe('未记录的内容')
    await desk.picture('unlogged-zh')
  })
})

describe('disclosure statements', () => {
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
  const fact = (term: string) => desk.page.locator('.facts > div').filter({ has: desk.page.locator('dt', { hasText: new RegExp(`^${term}$`) }) }).locator('dd')
  const letter = () => desk.page.locator('pre.letter')
  const focus = () => desk.inPage<string>('document.activeElement.name ?? document.activeElement.textContent')
  const described = (label: string) => desk.page.getByLabel(label).evaluate((control) => (control.getAttribute('aria-describedby') ?? '').split(' ').map((id: string) => control.ownerDocument.getElementById(id)?.textContent ?? '').join(' '))
  const fill = async (given: Readonly<Record<string, string>>) => {
    for (const [label, value] of Object.entries(given)) await desk.page.getByLabel(label).fill(value)
  }

  test('one is issued from who saw an account: its letter is shown, kept under its number, printed alone, and taken along as text', async () => {
    await desk.visit(`log?record=${desk.record}&lang=en`)
    await desk.page.locator('.panel a', { hasText: /^account_/ }).first().click()
    await desk.page.getByRole('heading', { name: 'Who saw this Account' }).waitFor()
    const account = new URLSearchParams(desk.page.url().split('?')[1]).get('id') as string
    await desk.page.getByRole('link', { name: 'Issue a statement' }).click()
    await desk.page.getByRole('heading', { name: 'Issue a disclosure statement' }).waitFor()
    await desk.settled()
    expect(await focus()).toBe('Issue a disclosure statement')
    expect(await desk.page.getByLabel('Row that it is about').inputValue()).toBe(account)
    await fill({ 'From (UTC+8)': '2026-01-01T00:00', 'Request number': 'REQ-2026/21', 'How identity was checked': 'Original card seen at the counter.' })
    const [request] = await Promise.all([desk.page.waitForRequest((each) => each.postData()?.includes('issueDisclosureStatement') ?? false), desk.page.getByRole('button', { name: 'Issue' }).click()])
    expect(request.headers()['idempotency-key']).toMatch(/^[0-9a-f-]{36}$/)
    await desk.page.getByRole('heading', { name: /^Disclosure statement DST-/ }).waitFor()
    await desk.settled()
    const number = new URLSearchParams(desk.page.url().split('?')[1]).get('statement') as string
    expect(await focus()).toBe(`Disclosure statement ${number}`)
    expect(await letter().getAttribute('lang')).toBe('en')
    const text = await letter().evaluate(({ textContent }) => textContent ?? '')
    for (const line of [`STATEMENT OF DISCLOSURES ${number}`, 'Your request: REQ-2026/21', `About: your account (${account})`, `${today}  Lingang Anti-Fraud Centre`]) expect(text.split('\n')).toContain(line)
    expect(text).not.toContain('Original card')
    expect(await desk.page.getByRole('region', { name: 'Entries of the letter' }).locator('tbody tr').allInnerTexts()).toContainEqual(expect.stringMatching(/Lingang Anti-Fraud Centre[\s\S]*Stopping the loss[\s\S]*clear/))
    for (const [term, value] of [['Request number', 'REQ-2026/21'], ['By', 'jiang.heng'], ['How identity was checked', 'Original card seen at the counter.'], ['Row that it is about', `Account ${account}`]] as const) expect(await fact(term).innerText()).toBe(value)
    const textHash = createHash('sha256').update(text, 'utf8').digest('hex')
    expect(await fact('SHA-256 of the letter').innerText()).toMatch(new RegExp(`^${textHash}\\s+recomputed here$`))
    const [taken] = await Promise.all([desk.page.waitForEvent('download'), desk.page.getByRole('button', { name: 'Download as text' }).click()])
    expect([taken.suggestedFilename(), createHash('sha256').update(readFileSync(await taken.path())).digest('hex')]).toEqual([`${number}.txt`, textHash])
    await desk.page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    expect(await desk.inPage(`((letter) => [...document.querySelectorAll('body *')].filter((each) => !each.contains(letter) && each.checkVisibility() && each.getBoundingClientRect().width > 1).map(({ outerHTML }) => outerHTML.slice(0, 80)))(document.querySelector('.letter'))`)).toEqual([])
    expect(await letter().isVisible()).toBe(true)
    await desk.page.emulateMedia({ media: 'screen', colorScheme: 'light' })
    await desk.visit('statements?request=REQ-2026%2F21&lang=en')
    expect(await desk.page.locator('.view tbody tr').allInnerTexts()).toEqual([expect.stringContaining(number)])
    await desk.page.getByLabel('Request number').fill('REQ-2026/22')
    await desk.page.getByRole('button', { name: 'Search' }).click()
    await desk.page.getByText('No statement matches.').waitFor()
    await desk.visit(`subject?id=${account}&lang=en`)
    await desk.page.getByRole('link', { name: 'Statements about it' }).click()
    await desk.page.getByRole('link', { name: number }).click()
    await letter().waitFor()
  })

  test.each([
    ['en', ['Request number', 'Until (UTC+8)', 'From (UTC+8)', 'Row that it is about', 'How identity was checked', 'Issue'], 'The number of a request has letters, digits, hyphens and strokes, four at least. request-number-shape', 'The period must end after it begins', 'there is none of that id. statement-of-no-person'],
    ['zh', ['申请编号', '至（UTC+8）', '自（UTC+8）', '所涉记录', '身份核验方式', '出具'], '申请编号由字母、数字、连字符和斜线组成，至少四位。 request-number-shape', '期间终点须晚于起点', '没有该标识的此类记录。 statement-of-no-person'],
  ] as const)('what is wrong is told at its field, in the language of the page, and taken back when it is right: %s', async (language, [requestNumber, until, from, row, check, issue], shape, period, nobody) => {
    const { caseId } = await desk.heldAccount()
    await desk.visit(`statements?issue=yes&id=${caseId}&lang=${language}`)
    await fill({ [from]: '2026-11-02T00:00', [until]: '2026-11-01T00:00', [requestNumber]: 'a b', [check]: '身份证原件核对。' })
    await desk.page.getByRole('button', { name: issue, exact: true }).click()
    await desk.page.locator('.fault', { hasText: shape }).waitFor()
    expect([await described(requestNumber), await described(until), await focus()]).toEqual([expect.stringContaining(shape), expect.stringContaining(period), 'until'])
    expect(await desk.page.locator('[aria-invalid="true"]').count()).toBe(2)
    for (const colorScheme of ['light', 'dark'] as const) {
      await desk.page.emulateMedia({ colorScheme })
      expect(await desk.violations()).toEqual([])
    }
    await fill({ [requestNumber]: 'REQ-2026/23', [from]: '2026-10-01T00:00' })
    await desk.page.getByRole('button', { name: issue, exact: true }).click()
    await desk.page.locator('.fault', { hasText: nobody }).waitFor()
    expect([await described(row), await focus()]).toEqual([expect.stringContaining(nobody), 'subjectId'])
    expect(await desk.page.locator('[aria-invalid="true"]').count()).toBe(1)
    expect(await described(requestNumber)).not.toContain(shape)
  })

  test('what is held back is told to the auditor with its case and its time, and afterwards where it was told', async () => {
    const held = await desk.heldAccount()
    await desk.visit(`statements?issue=yes&id=${held.account}&from=2026-01-01T00:00&lang=en`)
    await fill({ 'Request number': 'REQ-2026/24', 'How identity was checked': 'Original card seen at the counter.' })
    await desk.page.getByRole('button', { name: 'Issue' }).click()
    await letter().waitFor()
    await desk.settled()
    await desk.page.setViewportSize({ width: 1280, height: 1700 })
    await desk.picture('statement')
    const number = new URLSearchParams(desk.page.url().split('?')[1]).get('statement') as string
    const rows = () => desk.page.getByRole('region', { name: /^What the letter holds back/ }).locator('tbody tr').allInnerTexts()
    expect(await rows()).toContainEqual(expect.stringMatching(new RegExp(`Stopping the loss[\\s\\S]*${held.number}[\\s\\S]*still held back`)))
    expect(await fact('Held back').innerText()).toMatch(/^until 20\d\d-/)
    expect(await letter().innerText()).not.toMatch(/stopping a loss|investigation;/)
    await desk.visit(`statements?id=${held.account}&lang=en`)
    expect(await desk.page.locator('.view tbody tr').first().innerText()).toMatch(/until 20\d\d-/)
    await desk.close(held.caseId)
    await expect
      .poll(async () => {
        await desk.visit(`statements?statement=${number}&lang=en`)
        return (await rows()).join()
      }, { timeout: 30_000 })
      .toMatch(/told in DST-/)
    expect(await rows()).not.toContainEqual(expect.stringContaining('still held back'))
    expect(await fact('Held back').innerText()).toBe('nothing any longer')
    const later = await fact('Added to by').innerText()
    await fact('Added to by').getByRole('link').click()
    await desk.page.getByRole('heading', { name: later }).waitFor()
    await desk.settled()
    expect(await letter().innerText()).toMatch(/Purpose: stopping a loss/)
    expect(await fact('By').innerText()).toBe('the clock, releasing what was held back')
    await fact('Adds to').getByRole('link', { name: number }).click()
    await desk.page.getByRole('heading', { name: number }).waitFor()
  })

  test('one that nobody issued says so', async () => {
    await desk.visit('statements?statement=DST-20260101-AAAAAAAA&lang=en')
    await desk.page.getByText('There is no statement DST-20260101-AAAAAAAA').waitFor()
  })
})
