import { sha256 as noble } from '@noble/hashes/sha2.js'
import { RFC9162 } from '@transmute/rfc9162'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { consistencyPath, emptyRoot as ownEmptyRoot, type HashReader, inclusionPath, rootOf, tileWidth } from '../../src/access-log/tree.js'
import { emptyRoot, GrowingTree, isConsistent, leafHash, nodeHash, rootFromInclusion, sha256 } from '../../verifier/verify-log.mjs'

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
const bytes = (text: string): Buffer => Buffer.from(text, 'hex')

// ---- A second hash library, and the tree as RFC 6962 §2.1 defines it --------------------------------------------------------------------------------

const leafOf = (entry: Uint8Array): string => hex(noble(Buffer.concat([Buffer.from([0]), entry])))
const parentOf = (left: string, right: string): string => hex(noble(Buffer.concat([Buffer.from([1]), bytes(left), bytes(right)])))
const left = (count: number): number => 2 ** (Math.ceil(Math.log2(count)) - 1)
const mth = (leaves: readonly string[]): string => (leaves.length === 0 ? hex(noble(new Uint8Array())) : leaves.length === 1 ? (leaves[0] as string) : parentOf(mth(leaves.slice(0, left(leaves.length))), mth(leaves.slice(left(leaves.length)))))

/** The product's reader over leaves in memory: subtrees of 256^level leaves, hashed when they are asked for. */
function readerOf(leaves: readonly string[]): HashReader {
  return {
    async read(level, first, until) {
      if (Math.floor(first / tileWidth) !== Math.floor((until - 1) / tileWidth)) throw new Error('two tiles')
      const span = tileWidth ** level
      if (until * span > leaves.length) throw new Error('a subtree that is not full')
      return Array.from({ length: until - first }, (_, at) => bytes(mth(leaves.slice((first + at) * span, (first + at + 1) * span))))
    },
  }
}

// ---- Vectors ------------------------------------------------------------------------------------------------------------------------------------------

/** The leaves, roots and paths that Certificate Transparency's own implementations test by. */
const entries = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map(bytes)
const roots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]
const inclusions: readonly (readonly [number, number, readonly string[]])[] = [
  [0, 1, []],
  [0, 8, ['96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7', '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e', '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4']],
  [5, 8, ['bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b', 'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0', 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7']],
  [2, 3, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
  [1, 5, ['6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d', '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e', 'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b']],
]
const consistencies: readonly (readonly [number, number, readonly string[]])[] = [
  [1, 1, []],
  [1, 8, ['96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7', '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e', '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4']],
  [6, 8, ['0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a', 'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0', 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7']],
  [2, 5, ['5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e', 'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b']],
]

describe('vectors', () => {
  const leaves = entries.map(leafOf)
  it('FIPS 180-4: the verifier hashes as everybody does', () => {
    expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
    expect(sha256('')).toBe(emptyRoot)
    expect(emptyRoot).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    expect(ownEmptyRoot.toString('hex')).toBe(emptyRoot)
  })

  it('a record’s leaf is the RFC 6962 leaf of its entry', () => {
    const [id, salt, body] = ['event_1', `${'00'.repeat(15)}01`, '{"id":"event_1","名":"值"}']
    const entry = `liandong/record/1\n${id}\n${hex(noble(Buffer.concat([bytes(salt), Buffer.from(body, 'utf8')])))}\n`
    expect(leafHash(id, salt, body)).toBe(leafOf(Buffer.from(entry, 'utf8')))
    expect(leafHash(id, salt, 'x'.repeat(300_000))).toBe(leafOf(Buffer.from(`liandong/record/1\n${id}\n${hex(noble(Buffer.concat([bytes(salt), Buffer.from('x'.repeat(300_000))])))}\n`)))
  })

  it.each(roots.map((root, at) => [at + 1, root] as const))('the tree of %i leaves has its root', async (size, root) => {
    const tree = new GrowingTree()
    for (const leaf of leaves.slice(0, size)) tree.push(leaf)
    expect([tree.root(), (await rootOf(readerOf(leaves), size)).toString('hex'), mth(leaves.slice(0, size)), hex(await RFC9162.treeHead(entries.slice(0, size)))]).toEqual([root, root, root, root])
  })

  it.each(inclusions)('leaf %i of %i has its path', async (index, size, path) => {
    expect((await inclusionPath(readerOf(leaves), index, size)).map(hex)).toEqual(path)
    expect(rootFromInclusion(leaves[index] as string, index, size, path)).toBe(roots[size - 1])
  })

  it.each(consistencies)('the tree of %i is proven in that of %i', async (first, second, path) => {
    expect((await consistencyPath(readerOf(leaves), first, second)).map(hex)).toEqual(path)
    expect(isConsistent(first, second, roots[first - 1] as string, roots[second - 1] as string, path)).toBe(true)
  })

  it('places and sizes that no tree has are refused', () => {
    expect([rootFromInclusion('ab'.repeat(32), 0, 0, []), rootFromInclusion('ab'.repeat(32), 1, 1, []), rootFromInclusion('ab'.repeat(32), -1, 4, []), rootFromInclusion('ab'.repeat(32), Number.NaN, 4, [])]).toEqual([null, null, null, null])
    expect(isConsistent(0, 3, emptyRoot, roots[2] as string, [])).toBe(true)
    expect(isConsistent(0, 3, roots[0] as string, roots[2] as string, [])).toBe(false)
    expect(isConsistent(3, 2, roots[2] as string, roots[1] as string, ['ab'.repeat(32)])).toBe(false)
    expect(isConsistent(2, 3, roots[1] as string, roots[2] as string, [])).toBe(false)
  })

  it('sizes beyond 32 bits', () => {
    // One leaf beside a perfect tree of 2^40: its path is that tree's root alone.
    const [leaf, peak] = ['11'.repeat(32), '22'.repeat(32)]
    expect(rootFromInclusion(leaf, 2 ** 40, 2 ** 40 + 1, [peak])).toBe(nodeHash(peak, leaf))
    expect(isConsistent(2 ** 40, 2 ** 40 + 1, peak, nodeHash(peak, leaf), [leaf])).toBe(true)
    const tree = new GrowingTree(2 ** 40, [peak])
    tree.push(leaf)
    expect(tree.root()).toBe(nodeHash(peak, leaf))
  })
})

// ---- Random trees, and a third party's implementation -----------------------------------------------------------------------------------------------------

/** Sizes mostly of a few leaves; some pass a tile of 256. */
const trees: readonly { readonly name: string; readonly runs: number; readonly size: fc.Arbitrary<number> }[] = [
  { name: 'few leaves', runs: 9_700, size: fc.integer({ min: 1, max: 9 }) },
  { name: 'dozens of leaves', runs: 270, size: fc.integer({ min: 10, max: 70 }) },
  { name: 'more leaves than a tile', runs: 30, size: fc.integer({ min: 200, max: 600 }) },
]

/** One of the ways in which a path can be wrong. `pick` a whole number. */
function broken(path: readonly string[], way: number, pick: number): string[] {
  const at = path.length === 0 ? 0 : pick % path.length
  const other = hex(noble(Buffer.from(`${pick}`)))
  if (path.length === 0) return [other]
  const flipped = `${(path[at] as string).slice(0, 10)}${path[at]?.[10] === '0' ? '1' : '0'}${(path[at] as string).slice(11)}`
  const ways = [path.with(at, flipped), [...path.slice(0, at), ...path.slice(at + 1)], [...path, other], [...path.slice(0, at), other, ...path.slice(at)], [...path.slice(0, at), path[at] as string, ...path.slice(at)], [...path].reverse()]
  return ways[way % ways.length] as string[]
}

describe('random trees', () => {
  it.each(trees)('$name: roots, inclusion and consistency, sound and broken', async ({ runs, size }) => {
    await fc.assert(
      fc.asyncProperty(size, fc.nat(), fc.nat(), fc.nat(), fc.nat(), async (count, seed, where, way, pick) => {
        const raw = Array.from({ length: count }, (_, at) => noble(Buffer.from(`${seed}/${at}`)).slice(0, (seed + at) % 33))
        const leaves = raw.map(leafOf)
        const reader = readerOf(leaves)
        const tree = new GrowingTree()
        const grown = ['']
        for (const leaf of leaves) {
          tree.push(leaf)
          grown.push(tree.root())
        }
        const root = hex(await RFC9162.treeHead(raw))
        expect([grown[count], (await rootOf(reader, count)).toString('hex'), mth(leaves)]).toEqual([root, root, root])

        const index = where % count
        const leaf = leaves[index] as string
        const path = (await inclusionPath(reader, index, count)).map(hex)
        expect(path).toEqual((await RFC9162.PATH(index, raw)).map(hex))
        const theirs = (at: number, given: readonly string[]) => RFC9162.verifyInclusionProof(bytes(root), bytes(leaf), { log_id: '', tree_size: count, leaf_index: at, inclusion_path: given.map(bytes) })
        expect([rootFromInclusion(leaf, index, count, path) === root, await theirs(index, path)]).toEqual([true, true])
        const wrong = broken(path, way, pick)
        const sound = wrong.join() === path.join()
        expect([rootFromInclusion(leaf, index, count, wrong) === root, await theirs(index, wrong)]).toEqual([sound, sound])
        const elsewhere = pick % count
        const isThere = elsewhere === index
        expect([rootFromInclusion(leaf, elsewhere, count, path) === root, await theirs(elsewhere, path)]).toEqual([isThere, isThere])

        const first = 1 + (pick % count)
        const [before, grew] = [grown[first] as string, (await consistencyPath(reader, first, count)).map(hex)]
        // Theirs carries the first root where the RFC leaves it out, the verifier knowing it: at powers of two, and at the tree itself.
        const isLeftOut = first === count || Number.isInteger(Math.log2(first))
        const full = (given: readonly string[]) => (isLeftOut ? [before, ...given] : given)
        expect(full(grew)).toEqual((await RFC9162.PROOF(first, raw)).map(hex))
        const theySay = (given: readonly string[]) => RFC9162.verifyConsistencyProof(bytes(before), bytes(root), { log_id: '', tree_size_1: first, tree_size_2: count, consistency_path: full(given).map(bytes) })
        expect(isConsistent(first, count, before, root, grew)).toBe(true)
        if (first < count) expect(await theySay(grew)).toBe(true)
        const untrue = broken(grew, way, pick)
        const same = untrue.join() === grew.join()
        expect(isConsistent(first, count, before, root, untrue)).toBe(same)
        if (first < count) expect(await theySay(untrue)).toBe(same)
        if (first > 1) expect(isConsistent(first - 1, count, before, root, grew)).toBe(false)
        expect(isConsistent(first, count, leaf === before ? emptyRoot : leaf, root, grew)).toBe(false)
      }),
      { numRuns: runs },
    )
  }, 240_000)
})
