import { describe, expect, it } from 'vitest'
import { parseFleet, parseSparklines } from './fleet'

const group = { currency: 'USDT', mode: 'dry_run', totals: {}, bots: [{ name: 'alpha' }] }

function fleetWith(changes: object) {
  return parseFleet(JSON.stringify({ asOf: 1.5, groups: [{ ...group, ...changes }] })).groups[0]
}

describe('parseFleet', () => {
  it('reads a bot of which only the name is known', () => {
    expect(fleetWith({})?.bots[0]).toMatchObject({
      name: 'alpha',
      state: 'unknown',
      profit: null,
      maxOpenTrades: null,
      problem: null,
    })
  })

  it('takes a word of a newer server as not known', () => {
    const bot = fleetWith({ mode: 'paper', bots: [{ name: 'a', state: 'dreaming', health: 'ok' }] })
    expect(bot?.mode).toBeNull()
    expect(bot?.bots[0]?.state).toBe('unknown')
  })

  it('reads numbers that are none as null', () => {
    expect(fleetWith({ bots: [{ name: 'a', profit: 'NaN', equity: 3 }] })?.bots[0]).toMatchObject({
      profit: null,
      equity: 3,
    })
  })

  it('names the place of a mistake', () => {
    expect(() => fleetWith({ bots: [{}] })).toThrow(
      'fleet.groups[0].bots[0].name: expected a text, found nothing',
    )
    expect(() => parseFleet('<html>')).toThrow('answer: expected JSON')
    expect(() => parseFleet('[]')).toThrow('fleet: expected an object, found a list')
  })
})

describe('parseSparklines', () => {
  it('reads gaps as null', () => {
    const document = { start: 10, step: 900, bots: { alpha: { profit: [1, null, 2] } } }
    expect(parseSparklines(JSON.stringify(document)).bots.get('alpha')).toEqual({
      profit: [1, null, 2],
      equity: [],
    })
  })
})
