import { describe, expect, it } from 'vitest'
import { parseChanges, parseTargets, withChanges } from './targets'

const TARGET = { id: 0, url: 'http://h:1/metrics', instance: 'h:1', labels: {}, discovered: {} }
const NOTHING = { count: 0, kept: [] }

function targetsWith(changes: object) {
  const pool = { job: 'j', dropped: NOTHING, invalid: NOTHING, targets: [{ ...TARGET, ...changes }] }
  return parseTargets(JSON.stringify({ asOf: 5, pools: [pool] }))
}

function first(changes: object) {
  return targetsWith(changes).pools[0]?.targets[0]
}

describe('parseTargets', () => {
  it('reads a target of which little is known', () => {
    expect(first({})).toMatchObject({ health: 'unknown', problem: null, lastScrape: null, samples: null, error: '' })
  })

  it('calls a target that answers, but loses something, a warning', () => {
    const problem = { code: 'series_refused', text: 'Too many.' }
    expect(first({ health: 'up', problem })?.health).toBe('warning')
    expect(first({ health: 'down', problem })?.health).toBe('down')
    expect(first({ health: 'up' })?.health).toBe('up')
  })

  it('takes names of labels that JavaScript has other uses for', () => {
    const json = '{"asOf":1,"pools":[{"job":"__proto__","dropped":{"count":1,"kept":[{"__proto__":"x"}]},'
      + '"invalid":{"count":0,"kept":[]},"targets":[{"id":0,"url":"u","labels":{"__proto__":"p","constructor":"c"},'
      + '"discovered":{"toString":"t"}}]}]}'
    const pool = parseTargets(json).pools[0]
    expect(pool?.dropped.kept).toEqual([[['__proto__', 'x']]])
    expect(pool?.targets[0]?.labels).toEqual([
      ['__proto__', 'p'],
      ['constructor', 'c'],
    ])
    expect(({} as Record<string, unknown>)['x']).toBeUndefined()
  })

  it('names the place of a mistake', () => {
    expect(() => targetsWith({ url: 7 })).toThrow('targets.pools[0].targets[0].url: expected a text, found a number')
    expect(() => targetsWith({ labels: { a: 1 } })).toThrow('labels.a: expected a text')
  })
})

describe('withChanges', () => {
  const before = targetsWith({ health: 'up', samples: 3 })

  it('lays what is new over what is known', () => {
    const changes = parseChanges('{"asOf":9,"targets":[{"id":0,"health":"down","error":"refused","samples":0}]}')
    const after = withChanges(before, changes)
    expect(after.asOf).toBe(9)
    expect(after.pools[0]?.targets[0]).toMatchObject({ url: 'http://h:1/metrics', health: 'down', error: 'refused' })
  })

  it('keeps what has not changed as it is, down to the object', () => {
    const after = withChanges(before, { asOf: 9, targets: [] })
    expect(after.pools).toBe(before.pools)
  })
})
