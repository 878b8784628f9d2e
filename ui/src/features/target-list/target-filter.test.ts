import { describe, expect, it } from 'vitest'
import { shownPools } from './target-filter'
import { pool, target, targetsOfPools } from './targets.fixture'

const TIMEOUT = { code: 'timeout', text: 'It hangs.' }
const down = target({ id: 1, instance: 'b:1', health: 'down', problem: TIMEOUT, error: 'no whole answer within 10 s' })
const targets = targetsOfPools(
  pool('bots', [target({ id: 0, instance: 'a:1' })]),
  pool('machines', [target({ id: 2, instance: 'c:1' }), down]),
)

function shown(text: string, troubledOnly = false): string[] {
  return shownPools(targets, { text, troubledOnly }).flatMap((each) => each.targets.map((found) => found.instance))
}

describe('shownPools', () => {
  it('shows what is wrong first, of jobs and of targets', () => {
    expect(shown('')).toEqual(['b:1', 'c:1', 'a:1'])
  })

  it('finds by job, label, error and words of the page', () => {
    expect(shown('bots')).toEqual(['a:1'])
    expect(shown('machines env="home" c:')).toEqual(['c:1'])
    expect(shown('WHOLE answer')).toEqual(['b:1'])
    expect(shown('no answer in time')).toEqual(['b:1'])
    expect(shown('nothing of this')).toEqual([])
  })

  it('leaves out what is well', () => {
    expect(shown('', true)).toEqual(['b:1'])
  })

  it('keeps a job that leaves targets out, though those it has are well', () => {
    const full = pool('full', [target()], { problem: { code: 'target_limit', text: '3 targets beyond' } })
    const pools = shownPools(targetsOfPools(full), { text: '', troubledOnly: true })
    expect(pools.map((each) => [each.pool.job, each.targets.length])).toEqual([['full', 0]])
  })

  it('keeps a job without targets while nothing is asked for', () => {
    const empty = targetsOfPools(pool('empty', []))
    expect(shownPools(empty, { text: '', troubledOnly: false })).toHaveLength(1)
    expect(shownPools(empty, { text: 'x', troubledOnly: false })).toHaveLength(0)
  })
})
