/** Fixed, so that seeded digests and match tokens are the same in every run. */
export const testPlatformKey = Buffer.from('5a'.repeat(32), 'hex')
