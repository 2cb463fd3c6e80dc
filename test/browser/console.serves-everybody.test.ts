import { describe, expect, test } from 'vitest'
import { seedId } from '../../src/database/columns.js'
import { caseNumber, ConsoleDesk } from '../support/console-desk.js'
import { startApp } from '../support/running-app.js'

const desk = ConsoleDesk.ofThisFile()

describe('by keyboard alone', () => {
  const focused = () => desk.inPage<{ id: string; text: string; name: string }>('({ id: document.activeElement.id, text: document.activeElement.textContent.trim(), name: document.activeElement.name })')
  const tabTo = async (fits: (at: Awaited<ReturnType<typeof focused>>) => boolean) => {
    for (let presses = 0; presses < 80; presses++) {
      await desk.page.keyboard.press('Tab')
      if (fits(await focused())) return
    }
    throw new Error(`nothing to come to; the focus stays at ${JSON.stringify(await focused())}`)
  }

  test('skip, search, open a record, close it, verify it: the focus is always where the work is', async () => {
    await desk.visit('log?lang=en')
    await desk.page.keyboard.press('Tab')
    expect((await focused()).text).toBe('Skip to the content')
    await desk.page.keyboard.press('Enter')
    expect((await focused()).id).toBe('main')
    await tabTo(({ name }) => name === 'officer')
    await desk.page.keyboard.type('zhou.ke')
    await desk.page.keyboard.press('Enter')
    await desk.page.locator('.active li', { hasText: 'zhou.ke' }).waitFor()
    await desk.settled()
    await expect.poll(async () => (await focused()).text).toBe('Access log')
    await tabTo(({ text }) => /^\d{4}-\d{2}-\d{2} /.test(text))
    const row = await desk.inPage<string>('document.activeElement.getAttribute("data-record")')
    await desk.page.keyboard.press('Enter')
    await expect.poll(async () => (await focused()).id).toBe('record-title')
    await tabTo(({ text }) => text === 'Close')
    await desk.page.keyboard.press('Enter')
    await expect.poll(() => desk.inPage<string>('document.activeElement.getAttribute("data-record")')).toBe(row)
    await tabTo(({ text }) => text.startsWith('Verify'))
    await desk.page.keyboard.press('Enter')
    await desk.page.getByRole('heading', { name: 'Verified: the record stands unchanged in the signed log.' }).waitFor()
    expect((await focused()).text).toBe('Verify')
  })
})

const everyView = (statement: string) => ['log', `log?record=${desk.record}`, 'log?coordinate=FraudCase.narrative&officer=nobody', 'timeline', 'subject', `subject?id=${caseNumber}`, 'officer', 'officer?officer=tang.rui', 'agency', `agency?agency=${seedId('agency', 'metro-bank')}`, 'findings', `replay?agency=${seedId('agency', 'metro-bank')}&coordinate=Account&purpose=STOP_LOSS&at=2030-01-01T00:00`, `verify?id=${desk.record}`, 'statements', 'statements?id=account_00000000000000000000000000', 'statements?issue=yes', `statements?statement=${statement}`, 'saved', 'unlogged']
const in_ = (place: string, language: string) => `${place}${place.includes('?') ? '&' : '?'}lang=${language}`

describe('for everybody', () => {
  test.each(['en', 'zh'])('no view breaks a rule of accessibility that matters, in light and dark, nor leaves a window of 360 or 1500 pixels: %s', { timeout: 300_000 }, async (language) => {
    const broken: unknown[] = []
    const statement = await desk.issueStatement((await desk.heldAccount()).account)
    await desk.visit(`unlogged?lang=${language}`)
    for (const place of everyView(statement)) {
      await desk.turnTo(in_(place, language))
      broken.push(...(await desk.broken(place)))
    }
    expect(broken).toEqual([])
    await desk.turnTo(`log?except=jiang.heng&lang=${language}`)
    if (language === 'en') return desk.picture('log-dark')
    await desk.page.emulateMedia({ colorScheme: 'light' })
    await desk.page.setViewportSize({ width: 390, height: 800 })
    await desk.picture('log-zh-narrow')
  })

  test('speaks Chinese when the browser prefers it, and when switched', async () => {
    await desk.open({ locale: 'zh-CN' })
    await desk.visit('log')
    expect(await desk.page.locator('h1').innerText()).toBe('访问日志')
    await desk.page.getByRole('link', { name: 'English' }).click()
    await desk.page.getByRole('heading', { name: 'Access log' }).waitFor()
    expect(await desk.page.locator('html').getAttribute('lang')).toBe('en')
  })
})

describe('the page', () => {
  test('allows itself nothing but its own files', async () => {
    const answer = await fetch(`${desk.app.url}/console`)
    const policy = Object.fromEntries((answer.headers.get('content-security-policy') ?? '').split('; ').map((each) => each.split(/ (.*)/).slice(0, 2)))
    expect(policy).toEqual({ 'default-src': "'none'", 'script-src': "'self'", 'style-src': "'self'", 'connect-src': "'self'", 'img-src': "'self'", 'font-src': "'self'", 'object-src': "'none'", 'base-uri': "'none'", 'form-action': "'self'", 'frame-ancestors': "'none'" })
    expect(await answer.text()).not.toMatch(/<style|style=|<script(?![^>]*src=)|\son\w+=/)
    expect((await fetch(`${desk.app.url}/console/console.html`)).status).toBe(404)
    expect((await fetch(`${desk.app.url}/console/../package.json`)).status).toBe(404)
  })

  test('outside of a demonstration asks for a token, keeps it in memory, and forgets it', { timeout: 180_000 }, async () => {
    const real = await startApp({ environment: { DEMO: '0', JWKS_URL: `${desk.app.url}/.well-known/jwks.json`, PLATFORM_KEY: 'ab'.repeat(32) } })
    try {
      await desk.open({}, real.url)
      await desk.visit('log?lang=en')
      await desk.page.getByRole('heading', { name: 'Who looks?' }).waitFor()
      expect(await desk.violations()).toEqual([])
      await desk.page.getByLabel('Access token').fill('nonsense')
      await desk.page.getByRole('button', { name: 'Enter' }).click()
      await desk.page.getByText('A valid bearer token is needed').waitFor()
      const token = await desk.traffic.token('auditor')
      await desk.page.getByLabel('Access token').fill(token)
      await desk.page.getByRole('button', { name: 'Enter' }).click()
      await desk.page.getByRole('heading', { name: 'Access log' }).waitFor()
      await desk.settled()
      const kept = await desk.inPage<string>('JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href, history.state])')
      expect(kept).not.toContain(token.slice(-40))
      expect(desk.asked.filter((address) => address.includes(token.slice(-40)))).toEqual([])
      await desk.page.reload()
      await desk.page.getByRole('heading', { name: 'Who looks?' }).waitFor()
    } finally {
      await real.stop()
      await desk.open()
    }
  })
})
