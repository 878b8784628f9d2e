import { describe, expect, it } from 'vitest'
import { Formats, moneyDigits } from './format'

const english = new Formats('en-US', 'UTC')
const german = new Formats('de-DE', 'UTC')

describe('money', () => {
  it('has two decimals in stable coins and fiat', () => {
    expect(english.money(12_345.678, 'USDT')).toBe('12,345.68')
    expect(english.money(0.5, 'EUR')).toBe('0.50')
  })

  it('keeps the meaningful digits of coins', () => {
    expect(english.money(0.012_345_678, 'BTC')).toBe('0.01235')
    expect(english.money(0.000_012_34, 'BTC')).toBe('0.00001234')
    expect(english.money(3.5, 'ETH')).toBe('3.5000')
  })

  it('drops decimals from a million on', () => {
    expect(moneyDigits(-1_000_000, 'USDT')).toBe(0)
    expect(english.money(2_345_678.9, null)).toBe('2,345,679')
  })

  it('does not round a tiny stake away', () => {
    expect(english.money(0.0012, 'USDT')).toBe('0.0012')
  })

  it('shows a dash where the value is not known', () => {
    expect(english.money(null, 'USDT')).toBe('–')
    expect(english.signedMoney(null, 'USDT')).toEqual({ text: '–', direction: 'flat' })
  })

  it('carries a sign and its direction', () => {
    expect(english.signedMoney(3.2, 'USDT')).toEqual({ text: '+3.20', direction: 'up' })
    expect(english.signedMoney(-3.2, 'USDT')).toEqual({ text: '−3.20', direction: 'down' })
    expect(english.signedMoney(0, 'USDT')).toEqual({ text: '0.00', direction: 'flat' })
  })

  it('follows the language', () => {
    expect(german.money(12_345.678, 'USDT')).toBe('12.345,68')
  })
})

describe('ratios', () => {
  it('are shown as percent with decimals that fit their size', () => {
    expect(english.percent(0.6154)).toBe('61.5%')
    expect(english.signedPercent(0.0234).text).toBe('+2.34%')
    expect(english.signedPercent(-0.234).text).toBe('−23.4%')
    expect(english.signedPercent(1.5).text).toBe('+150%')
  })

  it('have no sign when they round to zero', () => {
    expect(english.signedPercent(-0.000_001)).toEqual({ text: '0.00%', direction: 'flat' })
  })
})

describe('times', () => {
  const noon = Date.UTC(2026, 10, 23, 12, 4, 5) / 1000

  it('show seconds on the clock', () => {
    expect(english.clockTime(noon)).toBe('12:04:05')
  })

  it('name the day only when it is not near', () => {
    expect(english.moment(noon, noon + 3600)).toBe('12:04')
    expect(english.moment(noon, noon + 86_400)).toContain('Nov')
  })

  it('tell the distance in the largest fitting unit', () => {
    expect(english.ago(5.9)).toBe('5 sec. ago')
    expect(english.ago(125)).toBe('2 min. ago')
    expect(english.ago(7300)).toBe('2 hr. ago')
    expect(english.ago(3 * 86_400)).toContain('3 days')
  })

  it('never lie in the future', () => {
    expect(english.ago(-3)).toBe('0 sec. ago')
  })
})
