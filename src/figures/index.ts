import type { Slice } from '../statement/slice.js'
import { figureOperations } from './figure.policy.js'
import { figureRoots } from './figure.repository.js'
import { FigureResolver } from './figure.resolver.js'
import { CentreFigures, FigureAmounts } from './figure.view.js'

/** Sums over the rows of other slices; it holds none of its own. */
export const figures: Slice = {
  name: 'figures',
  policies: [],
  operations: figureOperations,
  mappings: [],
  roots: figureRoots,
  views: [CentreFigures, FigureAmounts],
  resolvers: [FigureResolver],
}
