import { open, type Operations, shut } from '../policy/define.js'

// biome-ignore format: a table
export const figureOperations: Operations = {
  //                            intake control analysis outreach bank scheme carrier platform auditor operator
  'Query.centreFigures': /* */ [open,  open,   open,    shut,    shut, shut,  shut,   shut,    open,   shut],
}
