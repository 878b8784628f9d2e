import { describe, expect, it } from 'vitest'
import type { Bot, Fleet } from '../../api/fleet'
import { bot } from '../bot-list/bots.fixture'
import { announcements } from './announcements'

function fleetOf(...bots: Bot[]): Fleet {
  const unknown = { equity: null, profit: null, profitToday: null, unrealizedProfit: null }
  const totals = { bots: bots.length, botsUp: bots.length, openTrades: null, ...unknown }
  return { asOf: 0, version: '', groups: [{ currency: 'USDT', mode: 'dry_run', totals, bots }] }
}

const well = bot({ name: 'beta' })
const refused = bot({
  name: 'beta',
  state: 'down',
  health: 'problem',
  problem: { code: 'refused', text: 'connection refused' },
})

describe('announcements', () => {
  it('tell a new problem and its end', () => {
    expect(announcements(fleetOf(well), fleetOf(refused))).toEqual(['beta: Connection refused'])
    expect(announcements(fleetOf(refused), fleetOf(well))).toEqual(['beta is well again'])
  })

  it('are silent while only numbers change', () => {
    expect(announcements(fleetOf(well), fleetOf(bot({ name: 'beta', profit: 1 })))).toEqual([])
  })

  it('are silent about bots that were not there before', () => {
    expect(announcements(fleetOf(), fleetOf(refused))).toEqual([])
  })
})
