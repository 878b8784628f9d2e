import type { Bot } from '../../api/fleet'

/** A bot in good health; tests change what they are about. */
export function bot(changes: Partial<Bot> = {}): Bot {
  return {
    name: 'alpha',
    state: 'running',
    health: 'ok',
    problem: null,
    mode: 'dry_run',
    exchange: 'binance',
    strategy: 'TrendRider',
    timeframe: '5m',
    currency: 'USDT',
    version: '2026.7',
    url: 'http://127.0.0.1:28081',
    profit: 120.5,
    profitRatio: 0.1205,
    profitToday: -3.25,
    unrealizedProfit: 4.2,
    openTrades: 2,
    maxOpenTrades: 5,
    winRatio: 0.61,
    closedTrades: 240,
    drawdownRatio: 0.012,
    maxDrawdownRatio: 0.083,
    equity: 1120.5,
    lastSeen: 1_790_000_000,
    lastProcess: 1_790_000_000,
    alerts: [],
    ...changes,
  }
}
