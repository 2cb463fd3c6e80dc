import { open, type Operations, shut } from '../policy/define.js'

// biome-ignore format: a table
export const intakeOperations: Operations = {
  //                                intake control analysis outreach bank scheme carrier platform auditor operator
  'Mutation.reportIncident': /*  */ [open,  open,   shut,    shut,    open, shut,  open,   open,    shut,   shut],
  'Mutation.addIncidentFacts': /**/ [open,  open,   shut,    shut,    shut, shut,  shut,   shut,    shut,   shut],
}
