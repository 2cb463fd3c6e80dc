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
