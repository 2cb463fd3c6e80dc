import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkCaseNumber, checkIncidentNumber, checkOrderNumber } from '../../src/scalars/case-number.js'
import { checkImHandle } from '../../src/scalars/im-handle.js'
import { checkInstant } from '../../src/scalars/instant.js'
import { canonicalUrlAddress, checkUrlAddress } from '../../src/scalars/url-address.js'

describe('an instant', () => {
  it.each(['2019-06-12T09:30:00+08:00', '2019-06-12T01:30:00Z', '2020-02-29T23:59:59.123456-12:00', '2019-06-12T09:30:00+14:00', '2019-06-12T09:30:00+00:00'])(
    '%s passes',
    (value) => {
      expect(checkInstant(value)).toBeNull()
    },
  )

  it.each([
    ['2019-06-12T09:30:00', 'instant-shape'],
    ['2019-06-12', 'instant-shape'],
    ['2019-06-12T09:30Z', 'instant-shape'],
    ['2019-06-12 09:30:00Z', 'instant-shape'],
    ['2019-06-12t09:30:00z', 'instant-shape'],
    ['2019-06-12T09:30:00.1234567Z', 'instant-shape'],
    ['+002019-06-12T09:30:00Z', 'instant-shape'],
    ['2019-06-12T09:30:00Z\n', 'instant-shape'],
    ['2019-06-12T09:30:00+0800', 'instant-shape'],
    ['1560331800000', 'instant-shape'],
    ['2019-02-30T09:30:00Z', 'instant-date'],
    ['1900-02-29T09:30:00Z', 'instant-date'],
    ['2019-13-01T09:30:00Z', 'instant-date'],
    ['0000-01-01T00:00:00Z', 'instant-date'],
    ['2019-06-12T24:00:00Z', 'instant-time'],
    ['2016-12-31T23:59:60Z', 'instant-time'],
    ['2019-06-12T09:60:00Z', 'instant-time'],
    ['2019-06-12T09:30:00-00:00', 'instant-zone'],
    ['2019-06-12T09:30:00+14:01', 'instant-zone'],
    ['2019-06-12T09:30:00+08:60', 'instant-zone'],
    ['2019-06-12T09:30:00-12:01', 'instant-zone'],
  ])('%j is refused', (value, rule) => {
    expect(checkInstant(value)?.rule).toBe(rule)
  })

  it('of any moment of four-digit years passes', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true }), (moment) => {
        expect(checkInstant(moment.toISOString())).toBeNull()
      }),
    )
  })
})

describe('the numbers of the platform', () => {
  it('a case, an incident and an order number pass', () => {
    expect(checkCaseNumber('A120101000000201906120001')).toBeNull()
    expect(checkIncidentNumber('J120116000000201906120001')).toBeNull()
    expect(checkOrderNumber('SP-120101000000-20190612-0001')).toBeNull()
  })

  it.each([
    ['J120101000000201906120001', 'case-number-shape'],
    ['a120101000000201906120001', 'case-number-shape'],
    ['A1201010000002019061201', 'case-number-shape'],
    ['A120101000000201902300001', 'number-date'],
    ['A169901000000201906120001', 'number-unit'],
  ])('case number %s is refused', (value, rule) => {
    expect(checkCaseNumber(value)?.rule).toBe(rule)
  })

  it.each(['', 'SP', '-SP123456', 'SP--1234567', 'sp-120101000000', "SP-1' OR 1=1", 'A'.repeat(41)])('order number %j is refused', (value) => {
    expect(checkOrderNumber(value)?.rule).toBe('order-number-shape')
  })
})

describe('a web address', () => {
  it.each([
    ['HTTP://Pay.Evil.Example', 'http://pay.evil.example/'],
    ['https://bank.example@evil.example:8443/a?b=1#c', 'https://bank.example@evil.example:8443/a?b=1#c'],
    ['https://例子.测试/登录', 'https://xn--fsqu00a.xn--0zwm56d/%E7%99%BB%E5%BD%95'],
    ['http://192.0.2.7/app.apk', 'http://192.0.2.7/app.apk'],
    ['http://[2001:db8::1]/', 'http://[2001:db8::1]/'],
  ])('%s is stored as %s', (given, stored) => {
    expect(checkUrlAddress(given)).toBeNull()
    expect(canonicalUrlAddress(given)).toBe(stored)
    expect(canonicalUrlAddress(stored)).toBe(stored)
  })

  it.each([
    ['javascript:alert(1)', 'url-shape'],
    ['ftp://evil.example/', 'url-shape'],
    ['evil.example', 'url-shape'],
    ['http://evil.exa\nmple/', 'url-shape'],
    ['http://evil.example/a b', 'url-shape'],
    ['http:///evil.example', 'url-shape'],
    ['http://evil\u200b.example/', 'url-shape'],
    ['http://localhost/', 'url-host'],
    [`http://evil.example/${'a'.repeat(2048)}`, 'url-length'],
  ])('%j is refused', (value, rule) => {
    expect(checkUrlAddress(value)?.rule).toBe(rule)
  })
})

describe('an IM handle', () => {
  it.each(['10000', '12345678901', 'wxid_abc123def456gh', 'a-b_c1'])('%s passes', (value) => {
    expect(checkImHandle(value)).toBeNull()
  })

  it.each(['1234', '012345', '123456789012', 'abcde', '_abcdef', 'a'.repeat(21), '微信号码很长', 'abc def'])('%j is refused', (value) => {
    expect(checkImHandle(value)?.rule).toBe('im-handle-shape')
  })

  it('of a stated service is judged by that service', () => {
    expect(checkImHandle('wxid_abc123', 'QQ')?.rule).toBe('im-handle-shape')
    expect(checkImHandle('12345678', 'WECHAT')?.rule).toBe('im-handle-shape')
  })
})
