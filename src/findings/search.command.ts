/** Searches of the console that auditors keep for each other. */
import { callingOfficer } from '../agencies/agency.store.js'
import type { Command, Commands } from '../command/command.js'
import { findSeen } from '../command/lock.js'
import { Findings } from '../command/refusal.js'
import { newId } from '../database/columns.js'
import { toInstant } from '../law/calendar.js'
import { checkText } from './finding.command.js'
import { isConsoleAddress } from './search.rules.js'
import { forgetSearch } from './search.store.js'
import { savedSearch } from './search.table.js'

const saveSearch: Command<{ readonly name: string; readonly address: string }> = {
  yields: { search: { type: 'SavedSearch', many: false } },
  async handle(call) {
    const { input: { name, address }, agency, now } = call
    const findings = new Findings()
    checkText(findings, 'input.name', name, 'name')
    checkText(findings, 'input.address', address, 'address')
    findings.assertNone()
    if (!isConsoleAddress(address)) findings.add('input.address', 'search-address')
    findings.assertNone()
    const { subject } = await callingOfficer(call)
    const id = newId('saved_search')
    await call.tx.insert(savedSearch, [{ id, agencyId: agency, name, address, savedAt: toInstant(now), savedBy: subject }])
    return { search: id }
  },
}

const deleteSavedSearch: Command<{ readonly id: string }> = {
  yields: {},
  async handle(call) {
    await callingOfficer(call)
    const { id } = call.input
    const row = await findSeen(call, 'SavedSearch', id, async () => (await call.tx.find(savedSearch, 't.id = $1 for update', [id]))[0])
    await call.tx.query(forgetSearch, [row.id])
    return {}
  },
}

export const searchCommands: Commands = { 'Mutation.saveSearch': saveSearch, 'Mutation.deleteSavedSearch': deleteSavedSearch }
