import { type Ref, shallowRef } from 'vue'
import { type Fleet, parseFleet, parseSparklines, type Range, type Sparklines } from '../api/fleet'
import { type FeedPorts, LiveFeed } from './live-feed'

/** Sparklines with the range that was asked for. */
export interface History {
  readonly range: Range
  readonly lines: Sparklines
}

/**
 * The fleet as the server tells it, over its event stream. Keeps the last good document when the
 * connection is lost.
 */
export class FleetFeed {
  readonly fleet = shallowRef<Fleet | null>(null)
  readonly history = shallowRef<History | null>(null)
  readonly live: LiveFeed
  private range: Range = '24h'

  constructor(ports: FeedPorts, ticker: Readonly<Ref<number>>) {
    this.live = new LiveFeed(ports, ticker, (event, data) => this.receive(event, data))
  }

  /** Opens the stream with sparklines of this range. */
  open(range: Range): void {
    this.range = range
    this.live.open(`/api/fleet/stream?range=${range}`, [
      { event: 'fleet', address: '/api/fleet' },
      { event: 'sparklines', address: `/api/fleet/sparklines?range=${range}` },
    ])
  }

  close(): void {
    this.live.close()
  }

  private receive(event: string, data: string): number | null {
    if (event === 'sparklines') this.history.value = { range: this.range, lines: parseSparklines(data) }
    if (event !== 'fleet') return null
    const fleet = parseFleet(data)
    this.fleet.value = fleet
    return fleet.asOf
  }
}
