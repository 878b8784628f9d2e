// Made-up bots for working on the page without a server. Same seed, same bots.
import { mockBotAlerts } from './mock-alerts.mjs'

const NAMES = [
  'alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta', 'eta', 'theta', 'iota', 'kappa', 'lambda', 'mu',
  'nu', 'xi', 'omicron', 'pi', 'rho', 'sigma', 'tau', 'upsilon', 'phi', 'chi', 'psi', 'omega', 'bot-25',
]
const STRATEGIES = ['TrendRider', 'NostalgiaForInfinityX6', 'ElliotV8', 'BreakoutMomentum', 'GridScalper']
const POINTS = 96
const RANGE_SECONDS = { '24h': 86_400, '7d': 604_800, '30d': 2_592_000, '90d': 7_776_000 }

const PROBLEMS = {
  1: { state: 'down', health: 'problem', code: 'refused', text: 'Nothing listens at 127.0.0.1:28082: is the bot running?', silent: 900 },
  4: { state: 'running', health: 'warning', code: 'stale_candles', text: 'The newest candle of BTC/USDT is 34 minutes old: look at the bot’s exchange connection.' },
  6: { state: 'stopped', health: 'problem', code: 'unauthorized', text: 'The bot refuses our login: check username and password in freqwatch.yml.', silent: 7300 },
  9: { state: 'running', health: 'warning', code: 'slow', text: 'Answers take 6.2 s: the machine of the bot may be overloaded.' },
  13: { state: 'running', health: 'problem', code: 'stuck', text: 'The trading loop has not run for 12 minutes: see the log of the bot.' },
  17: { state: 'webserver', health: 'problem', code: 'wrong_mode', text: 'The bot runs in webserver mode and does not trade: start it with "freqtrade trade".' },
}

function random(seed) {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}

function walk(seed, end, scale) {
  const next = random(seed)
  const values = [0]
  for (let index = 1; index < POINTS; index++) values.push(values[index - 1] + (next() - 0.48) * scale)
  const shift = end - values[POINTS - 1]
  return values.map((value) => value + shift)
}

/** A fleet of `count` bots that drifts a little with each step of `time` (Unix seconds). */
export function mockFleet(count, withProblems, time) {
  const bots = NAMES.slice(0, count).map((name, index) => mockBot(name, index, withProblems, time))
  const groups = new Map()
  for (const bot of bots) {
    const key = `${bot.currency} ${bot.mode}`
    groups.set(key, [...(groups.get(key) ?? []), bot])
  }
  return {
    asOf: time,
    version: '0.1.0',
    groups: [...groups.values()].map((members) => ({
      currency: members[0].currency,
      mode: members[0].mode,
      totals: totalsOf(members),
      bots: members,
    })),
  }
}

function mockBot(name, index, withProblems, time) {
  const next = random(1000 + index * 77)
  const bitcoin = index % 8 === 5
  const live = index % 4 === 2
  const start = bitcoin ? 0.25 : 1000 * (1 + (index % 5) * 2.5)
  const drift = Math.sin(time / 40 + index) * 0.002
  const ratio = next() * 0.5 - 0.12 + drift
  const problem = withProblems ? PROBLEMS[index] : undefined
  const unlimited = index % 9 === 8
  return {
    name,
    state: problem?.state ?? (index % 11 === 10 ? 'paused' : 'running'),
    health: problem?.health ?? 'ok',
    problem: problem ? { code: problem.code, text: problem.text } : null,
    mode: live ? 'live' : 'dry_run',
    exchange: ['binance', 'kraken', 'okx'][index % 3],
    strategy: STRATEGIES[index % STRATEGIES.length],
    timeframe: ['5m', '15m', '1h'][index % 3],
    currency: bitcoin ? 'BTC' : 'USDT',
    version: '2026.7',
    url: `http://127.0.0.1:${28081 + index}`,
    profit: start * ratio,
    profitRatio: ratio,
    profitToday: start * (next() - 0.45) * 0.02,
    unrealizedProfit: start * (next() - 0.5) * 0.01 + start * drift,
    openTrades: Math.floor(next() * 5) + (Math.floor(time / 7 + index) % 2),
    maxOpenTrades: unlimited ? null : 6,
    winRatio: 0.5 + next() * 0.3,
    closedTrades: Math.floor(next() * 900),
    drawdownRatio: next() * 0.04,
    maxDrawdownRatio: 0.05 + next() * 0.2,
    equity: start * (1 + ratio),
    lastSeen: time - (problem?.silent ?? next() * 4),
    lastProcess: time - (problem?.code === 'stuck' ? 720 : next() * 5),
    alerts: withProblems ? mockBotAlerts(index, time) : [],
  }
}

function totalsOf(bots) {
  const sum = (key) => bots.reduce((total, bot) => total + (bot[key] ?? 0), 0)
  return {
    bots: bots.length,
    botsUp: bots.filter((bot) => bot.health !== 'problem').length,
    equity: sum('equity'),
    profit: sum('profit'),
    profitToday: sum('profitToday'),
    unrealizedProfit: sum('unrealizedProfit'),
    openTrades: sum('openTrades'),
  }
}

export function mockSparklines(fleet, range) {
  const step = RANGE_SECONDS[range] / POINTS
  const bots = fleet.groups.flatMap((group) => group.bots)
  const history = bots.map((bot, index) => {
    const scale = Math.abs(bot.equity) * 0.004 * Math.sqrt(step / 900)
    const profit = walk(index + range.length * 31, bot.profit, scale)
    const gap = index % 5 === 3 ? profit.map((value, at) => (at > 50 && at < 60 ? null : value)) : profit
    return [bot.name, { profit: gap, equity: profit.map((value) => bot.equity + value - bot.profit) }]
  })
  return { start: fleet.asOf - RANGE_SECONDS[range], step, bots: Object.fromEntries(history) }
}
