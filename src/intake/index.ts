import type { Slice } from '../statement/slice.js'
import { intakeCommands, intakeListeners } from './intake.command.js'
import { intakeOperations } from './intake.policy.js'
import { IntakeResolver } from './intake.resolver.js'

/** The composition of the spokes: what one report sets going in all of them. */
export const intake: Slice = { name: 'intake', policies: [], operations: intakeOperations, mappings: [], roots: {}, views: [], resolvers: [IntakeResolver], commands: intakeCommands, listeners: intakeListeners }
